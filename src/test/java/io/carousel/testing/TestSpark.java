package io.carousel.testing;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The one Spark session of the tests: one task at a time and one shuffle partition, unless the
 * system property {@code test.slots} is set, as for tests tagged {@code spread}.
 */
public final class TestSpark {
  private static final String SLOTS = System.getProperty("test.slots", "1");

  private static final SparkSession SESSION = start();

  private TestSpark() {}

  public static SparkSession session() {
    return SESSION;
  }

  private static SparkSession start() {
    SparkSession session =
        SparkSession.builder()
            .master("local[" + SLOTS + "]")
            .appName("tests")
            .config("spark.ui.enabled", "false")
            // A hash table has a page at least; by the size of the heap each would take 32 MiB.
            .config("spark.buffer.pageSize", "1m")
            .config("spark.sql.shuffle.partitions", SLOTS)
            .config("spark.default.parallelism", SLOTS)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.sql.warehouse.dir", Path.of("target", "spark-warehouse").toString())
            .getOrCreate();
    // Small rows are not worth a new plan at each stage; runs decide by the size of their input.
    session.conf().set("spark.sql.adaptive.enabled", "false");
    return session;
  }
}
