package io.carousel.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.testing.TestSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables written, left alone, replaced by date, discarded, evolved, refused. */
final class LakeSparkTest {
  private static final TableSpec SUMS =
      TableSpec.named("reporting.sum", "Sums")
          .key("name", ColumnType.STRING, "What is summed")
          .required("as_of", ColumnType.DATE, "", "The date")
          .optional("amount", ColumnType.MONEY, "USD", "The sum")
          .law("an amount is not negative", "amount >= 0")
          .keptPer("as_of")
          .build();

  private static final TableSpec LOG =
      TableSpec.named("ops.run", "Runs")
          .key("run_id", ColumnType.STRING, "The run")
          .keptPer("run_id")
          .build();

  @TempDir Path folder;

  @Test
  void whatARunWritesIsVisibleToItselfAtOnceAndToOthersOnceItIsPublished() {
    try (Lake lake = open()) {
      write(lake, "2025-01-01", "a", "1.00");
      assertThat(read(lake)).containsExactly("[a,2025-01-01,1.00]");
      assertThat(Lake.mount(TestSpark.session(), location(), LOG, List.of())).isEmpty();
      publish(lake, "r1");
    }
    assertThat(visible()).containsExactly("[a,2025-01-01,1.00]");
  }

  @Test
  void theSameContentIsNotCommittedAgainInAnyOrder() {
    long first;
    try (Lake lake = open()) {
      first = write(lake, "2025-01-01", "a", "1.00", "b", "2.00").snapshot();
      publish(lake, "r1");
    }
    try (Lake lake = open()) {
      Lake.Written again = write(lake, "2025-01-01", "b", "2.00", "a", "1.00");
      assertThat(again.changed()).isFalse();
      assertThat(again.snapshot()).isEqualTo(first);
      assertThat(write(lake, "2025-01-01", "a", "1.00").changed()).isTrue();
    }
  }

  @Test
  void aNullAndAValueThatChangePlacesAreAnotherContent() {
    try (Lake lake = open()) {
      write(lake, "2025-01-01", "a", null, "b", "1.00");
      assertThat(write(lake, "2025-01-01", "a", "1.00", "b", null).changed()).isTrue();
    }
  }

  @Test
  void rowsOfOtherDatesStayWhenOneDateIsReplacedAlsoByNothing() {
    try (Lake lake = open()) {
      write(lake, "2025-01-01", "a", "1.00");
      publish(lake, "r1");
      write(lake, "2025-02-01", "a", "2.00", "b", "3.00");
      publish(lake, "r2");
      // The first date's content is found again behind the second's.
      assertThat(write(lake, "2025-01-01", "a", "1.00").changed()).isFalse();
      write(lake, "2025-02-01");
      publish(lake, "r3");
    }
    assertThat(visible()).containsExactly("[a,2025-01-01,1.00]");
  }

  @Test
  void whatAnUnfinishedRunLeftIsDiscardedByTheNextOne() {
    try (Lake lake = open()) {
      write(lake, "2025-01-01", "a", "1.00");
      publish(lake, "r1");
    }
    try (Lake killed = open()) {
      write(killed, "2025-01-01", "a", "666.00");
      write(killed, "2025-02-01", "a", "666.00");
    }
    assertThat(visible()).containsExactly("[a,2025-01-01,1.00]");
    try (Lake lake = open()) {
      write(lake, "2025-03-01", "a", "3.00");
      publish(lake, "r3");
    }
    assertThat(visible()).containsExactly("[a,2025-01-01,1.00]", "[a,2025-03-01,3.00]");
  }

  @Test
  void whatAFirstRunThatNeverFinishedLeftIsDiscarded() {
    try (Lake killed = open()) {
      write(killed, "2025-02-01", "a", "666.00");
    }
    try (Lake lake = open()) {
      write(lake, "2025-03-01", "a", "3.00");
      publish(lake, "r2");
    }
    assertThat(visible()).containsExactly("[a,2025-03-01,3.00]");
  }

  @Test
  void aNewerDeclarationAddsItsColumnsToAnOlderTable() {
    TableSpec newer =
        TableSpec.named("reporting.sum", "Sums")
            .key("name", ColumnType.STRING, "What is summed")
            .required("as_of", ColumnType.DATE, "", "The date")
            .optional("amount", ColumnType.MONEY, "USD", "The sum")
            .required("parts", ColumnType.LONG, "parts", "How many were added")
            .keptPer("as_of")
            .build();
    try (Lake lake = open()) {
      write(lake, "2025-01-01", "a", "1.00");
      publish(lake, "r1");
      Row row = RowFactory.create("b", Date.valueOf("2025-02-01"), new BigDecimal("2.00"), 7L);
      Dataset<Row> rows =
          TestSpark.session().createDataFrame(List.of(row), SparkTypes.schema(newer));
      lake.write(Map.of(newer, rows), Map.of("as_of", "DATE'2025-02-01'"), "r2", 1);
      publish(lake, "r2");
    }
    assertThat(visible()).containsExactly("[a,2025-01-01,1.00,null]", "[b,2025-02-01,2.00,7]");
  }

  @Test
  void eachYearOfADateHasFilesOfItsOwn() throws IOException {
    TableSpec daily =
        TableSpec.named("curated.daily", "Something of each day")
            .key("day", ColumnType.DATE, "The day")
            .yearsOf("day")
            .build();
    List<Row> days =
        Stream.of("2023-12-31", "2025-01-01", "2023-01-01")
            .map(day -> RowFactory.create(Date.valueOf(day)))
            .toList();
    try (Lake lake = open()) {
      lake.write(
          Map.of(daily, TestSpark.session().createDataFrame(days, StructType.fromDDL("day date"))),
          Map.of(),
          "run",
          1);
      assertThat(lake.read(daily).where("day < '2024-01-01'").count()).isEqualTo(2);
    }
    try (Stream<Path> files = Files.list(folder.resolve("warehouse/curated/daily/data"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("day_year=2023", "day_year=2025");
    }
  }

  @Test
  void rowsThatBreakADeclarationAreNamedAndNothingIsWritten() {
    try (Lake lake = open()) {
      assertThatThrownBy(() -> write(lake, "2025-01-01", "good", "1.00", "bad", "-1.00"))
          .isInstanceOf(CarouselException.class)
          .hasMessageContaining("1 rows break the rule \"an amount is not negative\"")
          .hasMessageContaining("\"name\":\"bad\"")
          .hasMessageContaining("reporting.sum");
      assertThatThrownBy(() -> write(lake, "2025-01-01", "a", "1.00", "a", "2.00"))
          .hasMessageContaining("no two rows have the same name")
          .hasMessageContaining("{\"name\":\"a\",\"rows\":2}");
      assertThatThrownBy(() -> write(lake, "2025-01-01", null, "1.00"))
          .hasMessageContaining("name has a value");
      Dataset<Row> otherDate = rows("2024-12-31", "a", "1.00");
      assertThatThrownBy(
              () ->
                  lake.write(Map.of(SUMS, otherDate), Map.of("as_of", "DATE'2025-01-01'"), "r", 1))
          .hasMessageContaining("as_of is DATE'2025-01-01'");
    }
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  @Test
  void aCatalogOfSparksConfigurationMayHoldTheTables() {
    String prefix = "spark.sql.catalog.site";
    TestSpark.session().conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    TestSpark.session().conf().set(prefix + ".type", "hadoop");
    TestSpark.session().conf().set(prefix + ".warehouse", folder.resolve("site").toString());
    LakeLocation site = new LakeLocation("./unused", "site");
    try (Lake lake = Lake.open(TestSpark.session(), site, LOG, "a test")) {
      write(lake, "2025-01-01", "a", "1.00");
      publish(lake, "r1");
    }
    assertThat(visible(site)).containsExactly("[a,2025-01-01,1.00]");
    assertThat(TestSpark.session().table("site.reporting.sum").count()).isEqualTo(1);
  }

  @Test
  void aCatalogThatSparkDoesNotKnowIsRefused() {
    LakeLocation nowhere = new LakeLocation("./unused", "nowhere");
    assertThatThrownBy(() -> Lake.open(TestSpark.session(), nowhere, LOG, "a test"))
        .isInstanceOf(CarouselException.class)
        .hasMessageContaining("Spark's configuration has no catalog 'nowhere'");
  }

  @Test
  void aTableThatOthersHaveMadeIsNeitherDroppedNorWritten() {
    String prefix = "spark.sql.catalog.shared";
    TestSpark.session().conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    TestSpark.session().conf().set(prefix + ".type", "hadoop");
    TestSpark.session().conf().set(prefix + ".warehouse", folder.resolve("shared").toString());
    TestSpark.session()
        .sql("CREATE TABLE shared.reporting.sum USING iceberg AS SELECT 1 AS theirs");
    try (Lake lake =
        Lake.open(TestSpark.session(), new LakeLocation("./unused", "shared"), LOG, "a test")) {
      assertThatThrownBy(() -> write(lake, "2025-01-01", "a", "1.00"))
          .isInstanceOfSatisfying(
              CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION))
          .hasMessageContaining("a table that Carousel did not write");
    }
    assertThat(TestSpark.session().table("shared.reporting.sum").columns())
        .containsExactly("theirs");
  }

  @Test
  void readingATableThatWasNeverWrittenFails() {
    try (Lake lake = open()) {
      assertThatThrownBy(() -> lake.read(SUMS))
          .hasMessageContaining("there is no table 'reporting.sum'")
          .hasMessageContaining("run the job that writes it first");
    }
  }

  @Test
  void aTableThatMayBeAbsentReadsAsNoRowsOnceThereIsARun() {
    TableSpec absent =
        TableSpec.named("curated.deal", "Deals")
            .key("deal_id", ColumnType.STRING, "The deal")
            .optional("amount", ColumnType.MONEY, "USD", "The amount")
            .mayBeAbsent()
            .build();
    try (Lake lake = open()) {
      assertThat(lake.has(absent)).isFalse();
      assertThatThrownBy(() -> lake.read(absent))
          .hasMessageContaining("there is no table 'curated.deal'");
      write(lake, "2025-01-01", "a", "1.00");
      assertThat(lake.has(absent)).isTrue();
      assertThat(lake.snapshot(absent)).isEmpty();
      assertThat(lake.read(absent).schema()).isEqualTo(SparkTypes.schema(absent));
      assertThat(lake.read(absent).count()).isZero();
    }
  }

  @Test
  void twoWritersDoNotShareAWarehouse() {
    try (Lake first = open()) {
      assertThat(first.deadHolder()).isEmpty();
      assertThatThrownBy(this::open).hasMessageContaining("the warehouse is in use by a test");
    }
    assertThat(Files.exists(folder.resolve("warehouse"))).isFalse();
  }

  private LakeLocation location() {
    return new LakeLocation(folder.resolve("warehouse").toString(), "");
  }

  private Lake open() {
    return Lake.open(TestSpark.session(), location(), LOG, "a test");
  }

  private static Lake.Written write(Lake lake, String date, String... namesAndAmounts) {
    return lake.write(
            Map.of(SUMS, rows(date, namesAndAmounts)),
            Map.of("as_of", "DATE'" + date + "'"),
            "run",
            2)
        .get(SUMS);
  }

  private static Dataset<Row> rows(String date, String... namesAndAmounts) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < namesAndAmounts.length; i += 2) {
      String amount = namesAndAmounts[i + 1];
      rows.add(
          RowFactory.create(
              namesAndAmounts[i],
              Date.valueOf(date),
              amount == null ? null : new BigDecimal(amount)));
    }
    return TestSpark.session().createDataFrame(rows, SparkTypes.schema(nullable()));
  }

  /** The table's columns, none required: what a job with a mistake might hand over. */
  private static TableSpec nullable() {
    return TableSpec.named("reporting.sum", "Sums")
        .optional("name", ColumnType.STRING, "", "")
        .optional("as_of", ColumnType.DATE, "", "")
        .optional("amount", ColumnType.MONEY, "", "")
        .build();
  }

  private static void publish(Lake lake, String runId) {
    Row row = RowFactory.create(runId);
    lake.makeVisible(
        TestSpark.session().createDataFrame(List.of(row), SparkTypes.schema(LOG)),
        "'" + runId + "'",
        runId);
  }

  private static List<String> read(Lake lake) {
    return lake.read(SUMS).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private List<String> visible() {
    return visible(location());
  }

  private static List<String> visible(LakeLocation location) {
    SparkSession session = TestSpark.session();
    Lake.mount(session, location, LOG, List.of())
        .orElseThrow()
        .views()
        .show(List.of(SUMS.fullName()));
    Row[] rows = (Row[]) session.table("reporting.sum").collect();
    return Arrays.stream(rows).map(Row::toString).sorted().toList();
  }
}
