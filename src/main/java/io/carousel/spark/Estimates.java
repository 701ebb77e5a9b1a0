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

  /** Whether they are cached, or given in the plan, but for a choice of rows and columns. */
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
