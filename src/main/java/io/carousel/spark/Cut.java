package io.carousel.spark;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.rdd.ReliableRDDCheckpointData;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.AttributeMap;
import org.apache.spark.sql.catalyst.expressions.AttributeMap$;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.plans.logical.ColumnStat;
import org.apache.spark.sql.catalyst.plans.logical.Statistics;
import org.apache.spark.sql.catalyst.plans.physical.SinglePartition$;
import org.apache.spark.sql.catalyst.plans.physical.UnknownPartitioning;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.math.BigInt;

/**
 * Rows that are computed once and cut off from their lineage: later steps are planned as if the
 * rows were read from a table of their size. Rows that are only persisted carry their whole history
 * into every later plan and task, and over iterations Spark's size estimate grows into a number
 * that takes longer to multiply than the rows take to compute.
 *
 * <p>The rows are cached on the executors in serialized form, and on disk when memory is full. If
 * Spark has a checkpoint directory, they are also stored there and survive the loss of an executor.
 *
 * @param rows readable until they are released
 * @param kept the cached source of the rows
 */
public record Cut(Dataset<Row> rows, RDD<?> kept) {
  private static final AttributeMap<ColumnStat> NO_COLUMNS = AttributeMap$.MODULE$.empty();

  /** Computes these rows now: Spark plans later steps by their size. */
  public static Cut of(Dataset<Row> rows) {
    LongAccumulator bytes = rows.sparkSession().sparkContext().longAccumulator();
    JavaRDD<InternalRow> kept = cached(counted(rows, bytes));
    kept.count();
    // A task that ran twice has counted twice, so the size is an estimate.
    BigInt size = BigInt.apply(bytes.sum());
    return read(kept, rows, Option.apply(new Statistics(size, Option.empty(), NO_COLUMNS, false)));
  }

  /** Computes these rows when they are first read; Spark does not know their size in advance. */
  static Cut later(Dataset<Row> rows) {
    return read(cached(computed(rows).map(InternalRow::copy)), rows, Option.empty());
  }

  /** Computes these rows now and releases this, their source. */
  public Cut next(Dataset<Row> next) {
    Cut cut = of(next);
    release();
    return cut;
  }

  /** Frees the rows and their files. */
  public void release() {
    // RDD.unpersist would warn that they cannot be recomputed.
    kept.sparkContext().unpersistRDD(kept.id(), false);
    ReliableRDDCheckpointData.cleanCheckpoint(kept.sparkContext(), kept.id());
  }

  private static JavaRDD<InternalRow> computed(Dataset<Row> rows) {
    return rows.queryExecution().toRdd().toJavaRDD();
  }

  /** Copies of the rows; operators pass on the same object for each row. */
  private static JavaRDD<InternalRow> counted(Dataset<Row> rows, LongAccumulator bytes) {
    return computed(rows)
        .map(
            row -> {
              bytes.add(((UnsafeRow) row).getSizeInBytes());
              return row.copy();
            });
  }

  private static JavaRDD<InternalRow> cached(JavaRDD<InternalRow> rows) {
    JavaRDD<InternalRow> cached = rows.persist(StorageLevel.MEMORY_AND_DISK_SER());
    if (cached.context().getCheckpointDir().isDefined()) {
      cached.checkpoint();
      cached.count();
    } else {
      cached.rdd().localCheckpoint();
    }
    return cached;
  }

  /** The rows have new columns, so they can be joined with their source. */
  private static Cut read(JavaRDD<InternalRow> kept, Dataset<Row> rows, Option<Statistics> size) {
    SparkSession session = (SparkSession) rows.sparkSession();
    LogicalRDD table =
        new LogicalRDD(
            rows.queryExecution().analyzed().output(),
            kept.rdd(),
            kept.getNumPartitions() == 1
                ? SinglePartition$.MODULE$
                : new UnknownPartitioning(kept.getNumPartitions()),
            CollectionConverters.asScala(List.<SortOrder>of()).toSeq(),
            false,
            Option.empty(),
            session,
            size,
            Option.empty());
    return new Cut(
        org.apache.spark.sql.classic.Dataset.ofRows(session, table.newInstance()), kept.rdd());
  }
}
