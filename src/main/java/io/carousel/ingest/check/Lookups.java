package io.carousel.ingest.check;

import static org.apache.spark.sql.functions.broadcast;

import io.carousel.spark.Estimates;
import io.carousel.spark.KeptRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Small tables that are joined with all records. They are computed first, so Spark knows their size
 * and broadcasts them instead of shuffling all records.
 */
public final class Lookups {
  /** An executor has room for this many bytes besides its tasks. */
  private static final long MOST_BYTES = 64L << 20;

  private final KeptRows kept;
  private final boolean oneTask;

  /**
   * @param kept caches them
   * @param oneTask whether the data are so small that they stay in one partition anyway
   */
  public Lookups(KeptRows kept, boolean oneTask) {
    this.kept = kept;
    this.oneTask = oneTask;
  }

  /** These rows, only to be joined with. */
  public Dataset<Row> of(Dataset<Row> rows) {
    return oneTask ? rows : near(kept.keepNow(rows));
  }

  /** These rows, cached. */
  public Dataset<Row> computed(Dataset<Row> rows) {
    return oneTask ? kept.keep(rows) : kept.keepNow(rows);
  }

  /** Part of computed rows, only to be joined with. */
  public Dataset<Row> near(Dataset<Row> computed) {
    return isFew(computed) ? broadcast(computed) : computed;
  }

  /** Whether it pays to broadcast computed rows: every executor has room for them. */
  public boolean isFew(Dataset<Row> computed) {
    return !oneTask && Estimates.bytes(computed) <= MOST_BYTES;
  }
}
