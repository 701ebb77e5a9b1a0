package io.carousel.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.FILE;

import io.carousel.testing.TestSpark;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cached rows are equal to the computed ones. */
final class KeptRowsSparkTest {
  private final SparkSession spark = TestSpark.session();
  private final KeptRows kept = new KeptRows();

  @AfterEach
  void release() {
    kept.release();
  }

  @Test
  void rowsOfAllTypesAndSizesComeBackAsTheyWere() {
    // Some of them long, and partitions without any.
    Dataset<Row> rows =
        spark
            .range(0, 40, 1, 7)
            .selectExpr(
                "id",
                "CASE WHEN id % 3 > 0 THEN CAST(id * 1.5 AS DECIMAL(38,2)) END AS amount",
                "repeat(CAST(id % 10 AS STRING), CAST(100000 * (id % 20) AS INT)) AS text",
                "CASE WHEN id % 2 = 0 THEN array(named_struct('on', DATE'2025-01-31', 'n', id)) END"
                    + " AS list",
                "map(CAST(id AS STRING), id) AS counts")
            .where("id >= 12");
    assertThat(kept.keep(rows).collectAsList()).isEqualTo(rows.collectAsList());
    assertThat(kept.keepNow(rows).collectAsList()).isEqualTo(rows.collectAsList());
    assertThat(kept.keepNow(rows).schema()).isEqualTo(rows.schema());
  }

  @Test
  void theyAreComputedOnce() {
    Dataset<Row> once = kept.keep(spark.range(100).selectExpr("id", "rand() AS drawn"));
    assertThat(once.collectAsList()).isEqualTo(once.collectAsList());
  }

  @Test
  void theyCanBeJoinedWithThemselvesAndWithWhatTheyAreMadeOf() {
    Dataset<Row> numbers = spark.range(0, 10, 1, 3).selectExpr("id", "id % 3 AS part");
    Dataset<Row> once = kept.keepNow(numbers);
    // Parts of 4, 3 and 3 members: 16 + 9 + 9 pairs.
    assertThat(once.as("a").join(once.as("b"), "part").count()).isEqualTo(34);
    assertThat(once.join(numbers, once.col("id").equalTo(numbers.col("id"))).count()).isEqualTo(10);
  }

  @Test
  void sparkKnowsHowMuchIsKeptNow() {
    Dataset<Row> once = kept.keepNow(spark.range(1000).toDF());
    long bytes = once.queryExecution().optimizedPlan().stats().sizeInBytes().toLong();
    // 8 bytes of value and 8 of nulls each.
    assertThat(bytes).isEqualTo(16_000);
  }

  @Test
  void nothingIsKeptOnceItIsReleased() {
    kept.keepNow(spark.range(10).toDF());
    int before = spark.sparkContext().getPersistentRDDs().size();
    kept.release();
    assertThat(spark.sparkContext().getPersistentRDDs().size()).isEqualTo(before - 1);
  }

  @Test
  void whereSparkHasAFolderForCheckpointsTheyAreKeptThere(@TempDir Path folder) {
    Dataset<Row> rows = spark.range(10).selectExpr("id", "CAST(id AS STRING) AS text");
    spark.sparkContext().setCheckpointDir(folder.toString());
    try {
      assertThat(kept.keep(rows).collectAsList()).isEqualTo(rows.collectAsList());
      assertThat(kept.keepNow(rows).collectAsList()).isEqualTo(rows.collectAsList());
      assertThat(folder).isDirectoryRecursivelyContaining("glob:**/part-00000");
      kept.release();
      assertThat(folder.toFile().listFiles()).singleElement().asInstanceOf(FILE).isEmptyDirectory();
    } finally {
      spark.sparkContext().setCheckpointDir(null);
    }
  }
}
