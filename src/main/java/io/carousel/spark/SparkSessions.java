package io.carousel.spark;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Starts Spark with the settings Carousel needs; all others, above all the master, are up to the
 * user.
 */
public final class SparkSessions {
  /** Settings that results depend on, set regardless of the cluster's defaults. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.ansi.enabled", "true",
          "spark.sql.datetime.java8API.enabled", "false",
          "spark.sql.caseSensitive", "false",
          // Views of complete runs are made in Spark's own catalog, which must not be a metastore.
          "spark.sql.catalogImplementation", "in-memory");

  /** The size from which generated code pays off. */
  private static final long GENERATED_CODE_FROM = 16L << 20;

  private static final long BYTES_PER_PARTITION = 8L << 20;

  /** With more data than fills so many partitions, they grow instead. */
  private static final long MANY_PARTITIONS = 1_000;

  /** Their maximum size. */
  private static final long MOST_BYTES_PER_PARTITION = 64L << 20;

  /** Compressed bytes of a shuffle that one task reads, if the shuffle is large enough. */
  private static final String BYTES_PER_TASK = "8m";

  private SparkSessions() {}

  /** A session of the Spark application that runs this program. */
  public static SparkSession start() {
    SparkConf conf = new SparkConf();
    REQUIRED.forEach(conf::set);
    // Cached rows are mostly zeros: a column takes eight bytes regardless of its value.
    conf.setIfMissing("spark.rdd.compress", "true");
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /**
   * Fits Spark to the size of the data, unless the user has set otherwise: the number of shuffle
   * partitions follows the size, and small data uses neither adaptive planning nor generated code,
   * which would take longer to compile than to run.
   *
   * @param bytes the approximate size of the data to read
   */
  public static void fit(SparkSession spark, long bytes) {
    boolean small = isSmall(bytes);
    long slots = spark.sparkContext().defaultParallelism();
    set(spark, "spark.sql.shuffle.partitions", String.valueOf(partitions(bytes, slots)));
    set(spark, "spark.sql.adaptive.enabled", String.valueOf(!small));
    set(spark, "spark.sql.adaptive.advisoryPartitionSizeInBytes", BYTES_PER_TASK);
    set(spark, "spark.sql.codegen.wholeStage", String.valueOf(!small));
    set(spark, "spark.sql.codegen.factoryMode", small ? "NO_CODEGEN" : "FALLBACK");
  }

  /** Shuffle partitions for this much data if this many tasks run at once. */
  public static long partitions(long bytes, long slots) {
    if (isSmall(bytes)) {
      return slots;
    }
    long filled = Math.min(bytes / BYTES_PER_PARTITION, MANY_PARTITIONS);
    return Math.max(slots, Math.max(filled, bytes / MOST_BYTES_PER_PARTITION));
  }

  /** Whether the data are so small that starting tasks takes longer than their work. */
  public static boolean isSmall(long bytes) {
    return bytes < GENERATED_CODE_FROM;
  }

  private static void set(SparkSession spark, String key, String value) {
    if (!spark.sparkContext().getConf().contains(key)) {
      spark.conf().set(key, value);
    }
  }
}
