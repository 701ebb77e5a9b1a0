package io.carousel.graph.spark;

import io.carousel.graph.kernel.Links;
import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;

/** The capacity of one task. */
final class TaskMemory {
  /**
   * Heap per edge, including its parties' ids if there are half as many parties as edges (ADR 5).
   */
  private static final long BYTES_PER_EDGE = 250;

  /** Heap per edge of a numbered graph, without amounts, during the search for components. */
  private static final long BYTES_PER_LINK = 24;

  private static final long BYTES_PER_PARTY = 40;

  /** The share of the heap that Spark leaves to user code. */
  private static final double USER_SHARE = 0.4;

  private TaskMemory() {}

  /**
   * Whether a task has room for the links of a graph (only who pays whom).
   *
   * @param edges the number of edges the task can hold, as computed by {@link #edges}
   */
  static boolean holdsLinks(long edges, long links, long parties) {
    return Math.max(links, parties) < Links.MOST
        && links * BYTES_PER_LINK + parties * BYTES_PER_PARTY <= edges * BYTES_PER_EDGE;
  }

  /** Edges of the largest graph that one task can hold next to the other tasks of its executor. */
  static long edges(SparkSession spark) {
    SparkConf conf = spark.sparkContext().getConf();
    long heap;
    int tasks;
    if (spark.sparkContext().isLocal()) {
      heap = Runtime.getRuntime().maxMemory();
      tasks = spark.sparkContext().defaultParallelism();
    } else {
      heap = JavaUtils.byteStringAsBytes(conf.get("spark.executor.memory", "1g"));
      // If unset, an executor may have all cores of its machine.
      int cores = conf.getInt("spark.executor.cores", spark.sparkContext().defaultParallelism());
      tasks = cores / conf.getInt("spark.task.cpus", 1);
    }
    return (long) (heap * USER_SHARE / Math.max(1, tasks) / BYTES_PER_EDGE);
  }
}
