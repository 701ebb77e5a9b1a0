package io.carousel.spark;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;

/**
 * Frees datasets that a library caches without giving a handle to them: everything persisted since
 * a given moment, except local checkpoints, which cannot be recomputed.
 */
public final class PersistedByOthers {
  private final JavaSparkContext context;
  private final Set<Integer> before;

  private PersistedByOthers(JavaSparkContext context) {
    this.context = context;
    this.before = new HashSet<>(context.getPersistentRDDs().keySet());
  }

  public static PersistedByOthers since(SparkSession spark) {
    return new PersistedByOthers(JavaSparkContext.fromSparkContext(spark.sparkContext()));
  }

  /** Frees everything persisted since. */
  public void release() {
    context
        .getPersistentRDDs()
        .forEach(
            (id, rdd) -> {
              if (!before.contains(id) && !isCheckpoint(rdd)) {
                rdd.unpersist(false);
              }
            });
  }

  private static boolean isCheckpoint(JavaRDD<?> rdd) {
    RDD<?> underlying = rdd.rdd();
    return underlying.isCheckpointed();
  }
}
