package io.carousel.spark;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.rdd.ReliableRDDCheckpointData;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.AttributeMap;
import org.apache.spark.sql.catalyst.expressions.AttributeMap$;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.logical.ColumnStat;
import org.apache.spark.sql.catalyst.plans.logical.Statistics;
import org.apache.spark.sql.catalyst.plans.physical.SinglePartition$;
import org.apache.spark.sql.catalyst.plans.physical.UnknownPartitioning;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.math.BigInt;

/**
 * Rows that a job keeps until it is done with them, cut off from how they came about: what follows
 * is planned as if they were read from a table. (Rows that are only persisted carry their whole
 * history into every later plan and task, which is most of the time of small jobs.)
 *
 * <p>They are kept by the executors, in memory or on disk where memory ends. Where Spark has a
 * checkpoint directory they are kept there instead, and survive the loss of an executor.
 */
public final class KeptRows {
  private static final AttributeMap<ColumnStat> NO_COLUMNS = AttributeMap$.MODULE$.empty();

  private final Deque<JavaRDD<byte[]>> kept = new ConcurrentLinkedDeque<>();

  /** Held while rows may still be computed: Spark complains of tasks whose plan nobody holds. */
  private final Deque<Dataset<Row>> plans = new ConcurrentLinkedDeque<>();

  /** These rows, computed once, when they are first needed. */
  public Dataset<Row> keep(Dataset<Row> rows) {
    plans.push(rows);
    return read(packed(rows), rows, Option.empty());
  }

  /**
   * These rows, computed now: Spark plans what follows by how many there are, and lets go what
   * their computation needed.
   */
  public Dataset<Row> keepNow(Dataset<Row> rows) {
    JavaRDD<byte[]> packed = packed(rows);
    long bytes = packed.map(PackedRows::bytes).fold(0L, Long::sum);
    Statistics size = new Statistics(BigInt.apply(bytes), Option.empty(), NO_COLUMNS, false);
    return read(packed, rows, Option.apply(size));
  }

  private JavaRDD<byte[]> packed(Dataset<Row> rows) {
    JavaRDD<byte[]> packed =
        PackedRows.pack(rows.queryExecution().toRdd(), rows.schema())
            .persist(StorageLevel.MEMORY_AND_DISK());
    if (rows.sparkSession().sparkContext().getCheckpointDir().isDefined()) {
      packed.checkpoint();
      packed.count();
    } else {
      packed.rdd().localCheckpoint();
    }
    kept.push(packed);
    return packed;
  }

  /** Spark is told of a table of its own, so that none of its columns are those it is made of. */
  private static Dataset<Row> read(
      JavaRDD<byte[]> packed, Dataset<Row> rows, Option<Statistics> size) {
    SparkSession session = (SparkSession) rows.sparkSession();
    LogicalRDD table =
        new LogicalRDD(
            rows.queryExecution().analyzed().output(),
            PackedRows.unpack(packed, rows.schema().size()).rdd(),
            packed.getNumPartitions() == 1
                ? SinglePartition$.MODULE$
                : new UnknownPartitioning(packed.getNumPartitions()),
            CollectionConverters.asScala(List.<SortOrder>of()).toSeq(),
            false,
            Option.empty(),
            session,
            size,
            Option.empty());
    return org.apache.spark.sql.classic.Dataset.ofRows(session, table.newInstance());
  }

  /** Lets all of them go, the youngest first, their files too. */
  public void release() {
    plans.clear();
    while (!kept.isEmpty()) {
      // RDD.unpersist would warn that it cannot be computed anew.
      RDD<?> rows = kept.pop().rdd();
      rows.sparkContext().unpersistRDD(rows.id(), false);
      ReliableRDDCheckpointData.cleanCheckpoint(rows.sparkContext(), rows.id());
    }
  }
}
