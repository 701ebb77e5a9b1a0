package io.carousel.graph.spark;

import io.carousel.spark.KeptRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that are cached on the executors until they are released: each dataset separately, so a loop
 * can release the rows of its last round.
 *
 * @param rows readable until they are released
 * @param cache the cached source of the rows
 */
record CachedRows(Dataset<Row> rows, KeptRows cache) {
  /** Computes these rows now. */
  static CachedRows of(Dataset<Row> rows) {
    KeptRows cache = new KeptRows();
    return new CachedRows(cache.keepNow(rows), cache);
  }

  /** Computes these rows now and releases this, their source. */
  CachedRows next(Dataset<Row> next) {
    CachedRows cached = of(next);
    release();
    return cached;
  }

  void release() {
    cache.release();
  }
}
