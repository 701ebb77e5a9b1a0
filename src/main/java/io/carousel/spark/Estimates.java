package io.carousel.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.execution.LogicalRDD;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's knowledge of rows from their plan, before any row is computed. */
public final class Estimates {
  private Estimates() {}

  /** Their size in bytes, as Spark assumes it in its own choices of joins. */
  public static long bytes(Dataset<?> rows) {
    return optimized(rows).stats().sizeInBytes().toLong();
  }

  /** Whether there are certainly no rows. */
  public static boolean isEmpty(Dataset<?> rows) {
    Option<Object> most = optimized(rows).maxRows();
    return most.isDefined() && most.get().equals(0L);
  }

  /** Whether they are only a selection of rows and columns that are cached or given in the plan. */
  static boolean isCached(Dataset<?> rows) {
    return isCached(optimized(rows));
  }

  private static boolean isCached(LogicalPlan plan) {
    if (plan instanceof Project || plan instanceof Filter || plan instanceof Union) {
      return CollectionConverters.asJava(plan.children()).stream().allMatch(Estimates::isCached);
    }
    return plan instanceof LocalRelation
        || (plan instanceof LogicalRDD read && read.rdd().getStorageLevel().useMemory());
  }

  private static LogicalPlan optimized(Dataset<?> rows) {
    return rows.queryExecution().optimizedPlan();
  }
}
