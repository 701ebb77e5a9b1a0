package io.carousel.graph.spark;

import io.carousel.graph.kernel.Links;
import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;

/** What one task can hold. */
final class TaskMemory {
  /** Heap that an edge takes, its parties' ids included, where these are half as many (ADR 5). */
  private static final long BYTES_PER_EDGE = 250;

  /** What the edges alone of a numbered graph take while its components are searched for. */
  private static final long BYTES_PER_LINK = 24;

  private static final long BYTES_PER_PARTY = 40;

  /** The part of the heap that Spark leaves to user code. */
  private static final double USER_SHARE = 0.4;

  private TaskMemory() {}

  /**
   * Whether a task that can hold so many edges has room for who pays whom in a graph.
   *
   * @param edges as {@link #edges} tells
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
