package io.carousel.ingest.check;

import static org.apache.spark.sql.functions.broadcast;

import io.carousel.spark.Estimates;
import io.carousel.spark.KeptRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Few rows that all records are joined with. They are computed first, so that Spark knows how few
 * they are and sends them to the records instead of shuffling all records.
 */
public final class Lookups {
  /** An executor has room for this much beside its tasks. */
  private static final long MOST_BYTES = 64L << 20;

  private final KeptRows kept;
  private final boolean oneTask;

  /**
   * @param kept keeps them
   * @param oneTask whether there is so little data that it stays in one place anyway
   */
  public Lookups(KeptRows kept, boolean oneTask) {
    this.kept = kept;
    this.oneTask = oneTask;
  }

  /** These rows, to be joined with and for nothing else. */
  public Dataset<Row> of(Dataset<Row> rows) {
    return oneTask ? rows : near(kept.keepNow(rows));
  }

  /** These rows, kept. */
  public Dataset<Row> computed(Dataset<Row> rows) {
    return oneTask ? kept.keep(rows) : kept.keepNow(rows);
  }

  /** Part of computed rows, to be joined with and for nothing else. */
  public Dataset<Row> near(Dataset<Row> computed) {
    return isFew(computed) ? broadcast(computed) : computed;
  }

  /** Whether it pays to send computed rows to many others: every executor has room for them. */
  public boolean isFew(Dataset<Row> computed) {
    return !oneTask && Estimates.bytes(computed) <= MOST_BYTES;
  }
}
