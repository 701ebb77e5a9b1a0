package io.carousel.job;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark with what Carousel needs; everything else is the user's, the master above all. */
public final class SparkSessions {
  /** What results rest on, whatever the cluster's defaults. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.ansi.enabled", "true",
          "spark.sql.caseSensitive", "false");

  /** What suits small data, unless the user says otherwise. */
  private static final Map<String, String> DEFAULTS =
      Map.of("spark.sql.adaptive.coalescePartitions.parallelismFirst", "false");

  private static final String PARTITIONS = "spark.sql.shuffle.partitions";
  private static final long BYTES_PER_PARTITION = 32L << 20;

  private SparkSessions() {}

  /** A session of the Spark that submitted this program. */
  public static SparkSession start() {
    SparkConf conf = new SparkConf();
    REQUIRED.forEach(conf::set);
    DEFAULTS.forEach(conf::setIfMissing);
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /**
   * Lets the number of shuffle partitions follow the data, unless the user says otherwise.
   *
   * @param bytes about how much data will be read
   */
  static void fit(SparkSession spark, long bytes) {
    if (!spark.sparkContext().getConf().contains(PARTITIONS)) {
      long slots = spark.sparkContext().defaultParallelism();
      spark.conf().set(PARTITIONS, Math.max(slots, bytes / BYTES_PER_PARTITION));
    }
  }
}
