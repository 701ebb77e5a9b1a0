package io.carousel.ingest;

import static org.apache.spark.sql.functions.broadcast;

import io.carousel.spark.Estimates;
import io.carousel.spark.KeptRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Few rows that all records are joined with. They are computed before that, so that Spark knows how
 * few they are and takes them to the records, instead of taking all records to where they are.
 */
final class Lookups {
  /** What an executor surely has room for beside its tasks. */
  private static final long MOST_BYTES = 64L << 20;

  private final KeptRows kept;
  private final boolean oneTask;

  /**
   * @param kept keeps them
   * @param oneTask whether there is so little data that it stays in one place anyway
   */
  Lookups(KeptRows kept, boolean oneTask) {
    this.kept = kept;
    this.oneTask = oneTask;
  }

  /** These rows, to be joined with and nothing else. */
  Dataset<Row> of(Dataset<Row> rows) {
    return oneTask ? rows : near(kept.keepNow(rows));
  }

  /** These rows, kept. */
  Dataset<Row> computed(Dataset<Row> rows) {
    return oneTask ? kept.keep(rows) : kept.keepNow(rows);
  }

  /** Part of computed rows, to be joined with and nothing else. */
  Dataset<Row> near(Dataset<Row> computed) {
    return !oneTask && bytes(computed) <= MOST_BYTES ? broadcast(computed) : computed;
  }

  /**
   * Those of many quotes that may be the last on or before a wanted day, found where they are.
   *
   * @param wanted {@code (name, day)}, computed
   * @param quotes {@code (name, day, quote)}
   */
  Dataset<Row> candidates(Dataset<Row> wanted, Dataset<Row> quotes) {
    return oneTask || bytes(wanted) > MOST_BYTES ? quotes : WantedDays.of(wanted).lastOf(quotes);
  }

  private static long bytes(Dataset<Row> computed) {
    return Estimates.bytes(computed);
  }
}
