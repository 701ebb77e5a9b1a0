package io.carousel.bench.peer;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The task of a {@link Worker} at each turn; has a constructor without parameters. */
public interface SparkTask {
  /** The measure reported by every task: seconds from reading to written. */
  String TOTAL = "total";

  /**
   * Does it.
   *
   * @return {@link #TOTAL} and any further measures
   */
  Map<String, Double> run(SparkSession spark, String[] arguments);

  /** Seconds since a {@link System#nanoTime()}. */
  static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
