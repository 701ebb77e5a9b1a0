package io.carousel.spark;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Few rows that all records are joined with. They are computed before that, so that Spark knows how
 * few they are and takes them to the records, instead of taking all records to where they are.
 */
public final class Lookups {
  /** What an executor surely has room for beside its tasks. */
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

  /** These rows, to be joined with and nothing else. */
  public Dataset<Row> of(Dataset<Row> rows) {
    return oneTask ? rows : near(kept.keepNow(rows));
  }

  /** These rows, kept. */
  public Dataset<Row> computed(Dataset<Row> rows) {
    return oneTask ? kept.keep(rows) : kept.keepNow(rows);
  }

  /** Part of computed rows, to be joined with and nothing else. */
  public Dataset<Row> near(Dataset<Row> computed) {
    return isFew(computed) ? broadcast(computed) : computed;
  }

  /** Whether it pays to take computed rows to many others: there is room for them everywhere. */
  public boolean isFew(Dataset<Row> computed) {
    return !oneTask && bytes(computed) <= MOST_BYTES;
  }

  private static long bytes(Dataset<Row> computed) {
    return computed.queryExecution().optimizedPlan().stats().sizeInBytes().toLong();
  }
}
