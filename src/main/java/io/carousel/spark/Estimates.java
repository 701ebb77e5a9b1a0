package io.carousel.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.Option;

/** What Spark knows about rows by their plan, before any is computed. */
public final class Estimates {
  private Estimates() {}

  /** How many bytes they take, as Spark's own choices of joins assume. */
  public static long bytes(Dataset<?> rows) {
    return optimized(rows).stats().sizeInBytes().toLong();
  }

  /** Whether there are certainly none. */
  public static boolean isEmpty(Dataset<?> rows) {
    Option<Object> most = optimized(rows).maxRows();
    return most.isDefined() && most.get().equals(0L);
  }

  private static LogicalPlan optimized(Dataset<?> rows) {
    return rows.queryExecution().optimizedPlan();
  }
}
