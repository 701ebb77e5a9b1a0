package io.carousel.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that a job keeps until it is done with them, cut off from how they came about: what follows
 * is planned as if they were read from a table. (Rows that are only persisted carry their whole
 * history into every later plan and task, which is most of the time of small jobs.)
 *
 * <p>They are kept by the executors, in memory or on disk where memory ends. Where Spark has a
 * checkpoint directory they are kept there instead, and survive the loss of an executor.
 */
public final class KeptRows {
  private final List<Kept> kept = new ArrayList<>();

  /**
   * What is kept.
   *
   * @param plan how it is computed; Spark complains of tasks whose plan nobody holds any more
   */
  private record Kept(Dataset<Row> plan, RDD<?> rows) {}

  /** These rows, computed once, when they are first needed. */
  public Dataset<Row> keep(Dataset<Row> rows) {
    boolean reliable = rows.sparkSession().sparkContext().getCheckpointDir().isDefined();
    Dataset<Row> cut =
        reliable
            ? rows.checkpoint(true)
            : rows.localCheckpoint(false, StorageLevel.MEMORY_AND_DISK());
    if (cut.queryExecution().logical() instanceof LogicalRDD source) {
      kept.add(new Kept(rows, source.rdd()));
    }
    // Not the rows themselves: joining them with each other confuses Spark's analysis.
    return rows.sparkSession().createDataFrame(cut.javaRDD(), rows.schema());
  }

  /** Lets all of them go, the youngest first. */
  public void release() {
    for (int i = kept.size() - 1; i >= 0; i--) {
      // RDD.unpersist would warn that it cannot be computed anew.
      RDD<?> rows = kept.get(i).rows();
      rows.sparkContext().unpersistRDD(rows.id(), false);
    }
    kept.clear();
  }
}
