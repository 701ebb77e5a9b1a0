package io.carousel.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Runs a Spark task for each input line, and answers with its times. */
final class WorkerMain {
  private WorkerMain() {}

  /**
   * Runs until its input ends.
   *
   * @param words the class of a {@link SparkTask}, then its arguments
   */
  public static void main(String[] words) throws IOException, ReflectiveOperationException {
    SparkTask task =
        Class.forName(words[0]).asSubclass(SparkTask.class).getDeclaredConstructor().newInstance();
    String[] arguments = Arrays.copyOfRange(words, 1, words.length);
    try (SparkSession spark = session();
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (orders.readLine() != null) {
        Map<String, Double> seconds = task.run(spark, arguments);
        System.out.println(Json.write(seconds));
        spark.catalog().clearCache();
        spark.sparkContext().getPersistentRDDs().values().foreach(rdd -> rdd.unpersist(false));
      }
    }
  }

  private static SparkSession session() {
    String slots = String.valueOf(Runtime.getRuntime().availableProcessors());
    return SparkSession.builder()
        .master("local[*]")
        .appName("bench")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", slots)
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }
}
