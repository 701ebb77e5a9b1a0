package io.carousel.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.SparkWatch;
import io.carousel.testing.TestSpark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A selection of quotes gives the same answers as all of them. */
final class WantedDaysSparkTest {
  private static final StructType WANTED = StructType.fromDDL("name string, day date");
  private static final StructType QUOTES =
      StructType.fromDDL("name string, day date, quote struct<close: int, on: date>");
  private static final LocalDate FIRST = LocalDate.of(2024, 12, 20);

  private final SparkSession spark = TestSpark.session();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void ofEachWantedDayTheLastQuoteIsLeft(long seed) {
    Random random = new Random(seed);
    Dataset<Row> wanted = wanted(random).distinct().localCheckpoint();
    Dataset<Row> quotes = quotes(random).repartition(3).localCheckpoint();
    Dataset<Row> left = WantedDays.of(wanted).lastOf(quotes);

    assertThat(left.count()).isLessThanOrEqualTo(wanted.count()).isLessThan(quotes.count());
    List<Row> answers = LastOnOrBefore.of(wanted, left).collectAsList();
    assertThat(answers)
        .as("seed %d", seed)
        .hasSize((int) wanted.count())
        .containsExactlyInAnyOrderElementsOf(LastOnOrBefore.of(wanted, quotes).collectAsList());
    assertThat(answers).anyMatch(row -> row.isNullAt(2)).anyMatch(row -> !row.isNullAt(2));
  }

  @Test
  void theOtherQuotesStayWhereTheyAre() {
    Dataset<Row> wanted =
        spark
            .range(50)
            .selectExpr("'t' || id AS name", "date'2016-01-01' + cast(31 * id AS int) AS day")
            .localCheckpoint();
    Dataset<Row> quotes =
        spark
            .range(0, 100_000, 1, 4)
            .selectExpr(
                "'t' || id % 100 AS name",
                "date'2016-01-01' + cast(id div 100 AS int) AS day", "cast(id AS int) AS quote");
    List<Row> answers;
    try (SparkWatch watch = new SparkWatch()) {
      answers = LastOnOrBefore.of(wanted, WantedDays.of(wanted).lastOf(quotes)).collectAsList();

      // The days, of each of four tasks one quote for each of them, and both sides of the lookup.
      assertThat(watch.shuffledRows()).isBetween(50L, (1 + 4 + 2) * 50L);
    }
    try (SparkWatch watch = new SparkWatch()) {
      assertThat(answers)
          .containsExactlyInAnyOrderElementsOf(LastOnOrBefore.of(wanted, quotes).collectAsList());
      assertThat(watch.shuffledRows()).isGreaterThan(100_000);
    }
  }

  /** Some of tickers that have no quote, some on days before the first. */
  private Dataset<Row> wanted(Random random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(RowFactory.create("t" + random.nextInt(8), day(random, 60)));
    }
    rows.add(RowFactory.create("t0", java.sql.Date.valueOf(FIRST.minusDays(1))));
    rows.add(RowFactory.create("unquoted", java.sql.Date.valueOf(FIRST)));
    return spark.createDataFrame(rows, WANTED);
  }

  /** Several on some days, none on others. */
  private Dataset<Row> quotes(Random random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      java.sql.Date day = day(random, 50);
      rows.add(
          RowFactory.create(
              "t" + random.nextInt(10), day, RowFactory.create(random.nextInt(5), day)));
    }
    rows.add(RowFactory.create("t0", null, null));
    return spark.createDataFrame(rows, QUOTES);
  }

  private static java.sql.Date day(Random random, int days) {
    return java.sql.Date.valueOf(FIRST.plusDays(random.nextInt(days)));
  }
}
