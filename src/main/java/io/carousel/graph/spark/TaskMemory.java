package io.carousel.graph.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;

/** What one task can hold. */
final class TaskMemory {
  /** Heap that an edge takes while its graph is built, its parties' ids included. */
  private static final long BYTES_PER_EDGE = 200;

  /** The part of the heap that Spark leaves to user code. */
  private static final double USER_SHARE = 0.4;

  private TaskMemory() {}

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
