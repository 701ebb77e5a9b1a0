package io.carousel.bench.peer;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** What a {@link Worker} does at each turn; has a constructor without parameters. */
public interface SparkTask {
  /** The measure that every task tells: seconds from reading to written. */
  String TOTAL = "total";

  /**
   * Does it.
   *
   * @return {@link #TOTAL} and whatever else there is to tell
   */
  Map<String, Double> run(SparkSession spark, String[] arguments);

  /** Seconds since a {@link System#nanoTime()}. */
  static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
