package io.carousel.spark;

import org.apache.spark.rdd.RDD;
import org.apache.spark.rdd.ReliableRDDCheckpointData;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.LogicalRDD;
import scala.Option;

/**
 * Rows that are computed and cut off from how they came about, and with it from the size that Spark
 * estimates for them, which over iterations becomes a number that takes longer to multiply than the
 * rows take to compute. The executors keep them, or the checkpoint directory if Spark has one,
 * where they survive the loss of an executor.
 *
 * @param rows to be read until they are released
 * @param kept what they are read from
 */
public record Cut(Dataset<Row> rows, RDD<?> kept) {
  /** Computes these rows now. */
  public static Cut of(Dataset<Row> rows) {
    boolean reliable = rows.sparkSession().sparkContext().getCheckpointDir().isDefined();
    Dataset<Row> checkpoint = reliable ? rows.checkpoint() : rows.localCheckpoint();
    LogicalRDD plan = (LogicalRDD) checkpoint.queryExecution().analyzed();
    SparkSession session = (SparkSession) rows.sparkSession();
    LogicalRDD unsized =
        new LogicalRDD(
            plan.output(),
            plan.rdd(),
            plan.outputPartitioning(),
            plan.outputOrdering(),
            false,
            Option.empty(),
            session,
            Option.empty(),
            Option.empty());
    return new Cut(
        org.apache.spark.sql.classic.Dataset.ofRows(session, unsized.newInstance()), plan.rdd());
  }

  /** Computes these rows now, and lets this go, which they are made of. */
  public Cut next(Dataset<Row> next) {
    Cut cut = of(next);
    release();
    return cut;
  }

  /** Lets the rows go, their files too. */
  public void release() {
    // RDD.unpersist would warn that they cannot be computed anew.
    kept.sparkContext().unpersistRDD(kept.id(), false);
    ReliableRDDCheckpointData.cleanCheckpoint(kept.sparkContext(), kept.id());
  }
}
