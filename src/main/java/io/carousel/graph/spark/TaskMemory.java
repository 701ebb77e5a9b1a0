package io.carousel.graph.spark;

import io.carousel.graph.kernel.Links;
import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;

/** What one task can hold. */
final class TaskMemory {
  /** Heap that an edge takes, its parties' ids included, where these are half as many (ADR 5). */
  private static final long BYTES_PER_EDGE = 250;

  /**
   * What an edge of a numbered graph takes, without its amount, while components are searched for.
   */
  private static final long BYTES_PER_LINK = 24;

  private static final long BYTES_PER_PARTY = 40;

  /** The share of the heap that Spark leaves to user code. */
  private static final double USER_SHARE = 0.4;

  private TaskMemory() {}

  /**
   * Whether a task has room for the links of a graph: who pays whom, and nothing else.
   *
   * @param edges how many the task can hold, as {@link #edges} computes it
   */
  static boolean holdsLinks(long edges, long links, long parties) {
    return Math.max(links, parties) < Links.MOST
        && links * BYTES_PER_LINK + parties * BYTES_PER_PARTY <= edges * BYTES_PER_EDGE;
  }

  /** Edges of the largest graph that one task can hold beside the others of its executor. */
  static long edges(SparkSession spark) {
    SparkConf conf = spark.sparkContext().getConf();
    long heap;
    int tasks;
    if (spark.sparkContext().isLocal()) {
      heap = Runtime.getRuntime().maxMemory();
      tasks = spark.sparkContext().defaultParallelism();
    } else {
      heap = JavaUtils.byteStringAsBytes(conf.get("spark.executor.memory", "1g"));
      // Unset, an executor may have all the cores of its machine.
      int cores = conf.getInt("spark.executor.cores", spark.sparkContext().defaultParallelism());
      tasks = cores / conf.getInt("spark.task.cpus", 1);
    }
    return (long) (heap * USER_SHARE / Math.max(1, tasks) / BYTES_PER_EDGE);
  }
}
