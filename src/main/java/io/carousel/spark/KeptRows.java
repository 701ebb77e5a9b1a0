package io.carousel.spark;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The intermediate rows of a piece of work: {@linkplain Cut cached}, and released together. */
public final class KeptRows {
  private final Deque<Cut> kept = new ConcurrentLinkedDeque<>();

  /**
   * Held while rows may still be computed: Spark reports an error for tasks whose plan has been
   * garbage collected.
   */
  private final Deque<Dataset<Row>> plans = new ConcurrentLinkedDeque<>();

  /** These rows, computed once, when they are first needed. */
  public Dataset<Row> keep(Dataset<Row> rows) {
    plans.push(rows);
    return kept(Cut.later(rows));
  }

  /**
   * These rows, computed now: Spark plans later steps by their size and can free the inputs of
   * their computation.
   */
  public Dataset<Row> keepNow(Dataset<Row> rows) {
    return kept(Cut.of(rows));
  }

  /**
   * As {@link #keep}, but returns the rows unchanged if they are only selected from cached or given
   * rows.
   */
  public Dataset<Row> keepUnlessCached(Dataset<Row> rows) {
    return Estimates.isCached(rows) ? rows : keep(rows);
  }

  private Dataset<Row> kept(Cut rows) {
    kept.push(rows);
    return rows.rows();
  }

  /** Releases all of them, the most recent first. */
  public void release() {
    plans.clear();
    while (!kept.isEmpty()) {
      kept.pop().release();
    }
  }
}
