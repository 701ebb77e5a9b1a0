package io.carousel.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.testing.TestSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries see the tables of one complete run, each at its snapshot. */
final class RunViewsSparkTest {
  private static final TableSpec LOG =
      TableSpec.named("ops.run", "Runs")
          .key("run_id", ColumnType.STRING, "The run")
          .keptPer("run_id")
          .build();
  private static final TableSpec NUMBER =
      TableSpec.named("views.number", "Numbers")
          .key("n", ColumnType.LONG, "The number")
          .optional("text", ColumnType.STRING, "", "Its name")
          .build();
  private static final TableSpec ABSENT =
      TableSpec.named("views.absent", "Nothing")
          .key("n", ColumnType.LONG, "The number")
          .optional("names", ColumnType.TEXTS, "", "Names by language")
          .mayBeAbsent()
          .build();
  private static final ViewSpec SUM =
      new ViewSpec(
          TableSpec.named("views.total", "Sum").key("total", ColumnType.LONG, "The sum").build(),
          List.of(NUMBER, ABSENT),
          "SELECT sum(a.n) AS total FROM views.number a LEFT JOIN views.absent b ON a.n = b.n");

  /** A view on a view. */
  private static final ViewSpec DOUBLE =
      new ViewSpec(
          TableSpec.named("views.double", "Twice the sum")
              .key("total", ColumnType.LONG, "Twice the sum")
              .build(),
          List.of(SUM.columns()),
          "SELECT 2 * total AS total FROM views.total");

  @TempDir Path folder;

  private LakeLocation location(String name) {
    return new LakeLocation(folder.resolve(name).toString(), "");
  }

  private void run(String warehouse, long numbers) {
    try (Lake lake = open(warehouse)) {
      write(lake, numbers);
      lake.makeVisible(
          TestSpark.session()
              .createDataFrame(List.of(RowFactory.create("r" + numbers)), SparkTypes.schema(LOG)),
          "'r" + numbers + "'",
          "r" + numbers);
    }
  }

  private Lake open(String warehouse) {
    return Lake.open(TestSpark.session(), location(warehouse), LOG, "a test");
  }

  private static void write(Lake lake, long numbers) {
    lake.write(
        Map.of(NUMBER, TestSpark.session().range(numbers).selectExpr("id AS n", "'x' AS text")),
        Map.of(),
        "run",
        1);
  }

  private Reader reader(String warehouse) {
    SparkSession session = TestSpark.session().newSession();
    RunViews views = Lake.mount(session, location(warehouse), LOG, List.of()).orElseThrow().views();
    views.declare(List.of(NUMBER, ABSENT), List.of(SUM, DOUBLE));
    return new Reader(session, views);
  }

  /** A session with its views. */
  private record Reader(SparkSession session, RunViews views) {
    long value(String table, String expression) {
      views.show(List.of(table));
      Row row = session.sql("SELECT " + expression + " FROM " + table).head();
      return row.getLong(0);
    }
  }

  @Test
  void aRunIsSeenAtItsSnapshotsWhileAnotherOneWrites() {
    run("w", 3);
    try (Lake writing = open("w")) {
      write(writing, 5);
      assertThat(reader("w").value("views.number", "count(*)")).isEqualTo(3);
    }
  }

  @Test
  void eachReaderSeesItsOwnRunAlsoInTurns() {
    run("one", 3);
    run("two", 4);
    Reader one = reader("one");
    Reader two = reader("two");
    assertThat(one.value("views.number", "count(*)")).isEqualTo(3);
    assertThat(two.value("views.number", "count(*)")).isEqualTo(4);
    assertThat(one.value("VIEWS.Number", "count(*)")).isEqualTo(3);
    assertThat(two.value("views.total", "total")).isEqualTo(6);
    assertThat(one.value("views.total", "total")).isEqualTo(3);
  }

  @Test
  void viewsReadViewsAndTablesThatAreAbsent() {
    run("w", 5);
    Reader reader = reader("w");
    assertThat(reader.value("views.double", "total")).isEqualTo(20);
    assertThat(reader.value("views.absent", "count(*)")).isZero();
    assertThat(reader.session().table("views.absent").schema().simpleString())
        .isEqualTo("struct<n:bigint,names:map<string,string>>");
  }

  @Test
  void allAreListedAndDescribedWithTheirMeaning() {
    run("w", 5);
    Reader reader = reader("w");
    reader.views().showAll();
    assertThat(reader.session().sql("SHOW TABLES IN views").select("tableName").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("number", "absent", "total", "double");
    assertThat(reader.session().sql("DESCRIBE views.number").collectAsList())
        .extracting(Row::toString)
        .containsExactly("[n,bigint,The number]", "[text,string,Its name]");
  }

  @Test
  void whatARunDoesNotHaveStaysUnknown() {
    run("w", 5);
    Reader reader = reader("w");
    reader.views().show(List.of("views.other", "other"));
    assertThatThrownBy(() -> reader.session().sql("SELECT * FROM views.other"))
        .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
  }
}
