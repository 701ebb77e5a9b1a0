package io.carousel.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.carousel.job.JobCatalogue;
import io.carousel.publish.database.DatabasePublisher;
import io.carousel.publish.database.TableRows;
import io.carousel.settings.Settings;
import io.carousel.table.ColumnType;
import io.carousel.table.Lake;
import io.carousel.table.LakeLocation;
import io.carousel.table.TableSpec;
import io.carousel.testing.CircleExample;
import io.carousel.testing.TestRun;
import io.carousel.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DuckDB reads of a table's files by itself is what Spark reads of the table. */
final class PublishedFilesSparkTest {
  private static final TableSpec LOG =
      TableSpec.named("ops.run", "Runs")
          .key("run_id", ColumnType.STRING, "The run")
          .keptPer("run_id")
          .build();

  private static final TableSpec VALUES =
      TableSpec.named("r.value", "Values")
          .key("as_of", ColumnType.DATE, "The slice")
          .key("n", ColumnType.LONG, "Their order")
          .optional("text", ColumnType.STRING, "", "A text")
          .optional("real", ColumnType.DOUBLE, "", "A number")
          .optional("truth", ColumnType.BOOLEAN, "", "A truth")
          .optional("day", ColumnType.DATE, "", "A day")
          .optional("instant", ColumnType.TIMESTAMP, "", "An instant")
          .optional("money", ColumnType.MONEY, "USD", "Money")
          .optional("number", ColumnType.DECIMAL, "", "A number of all digits")
          .optional("counts", ColumnType.COUNTS, "", "Whole numbers")
          .optional("numbers", ColumnType.NUMBERS, "", "Numbers")
          .optional("texts", ColumnType.TEXTS, "", "Texts")
          .optional("list", ColumnType.LIST, "", "A list")
          .keptPer("as_of")
          .build();

  private static final TableSpec MORE =
      VALUES.columns().stream()
          .reduce(
              TableSpec.named("r.value", "Values"),
              (builder, column) -> builder.column(column),
              (one, other) -> one)
          .optional("added", ColumnType.LONG, "", "Added later")
          .keyedBy(VALUES.key())
          .keptPer("as_of")
          .build();

  private static final String ROWS =
      """
      SELECT * FROM VALUES
        (DATE'2025-01-01', 1L, '', double('-0.0'), true, DATE'0001-01-01',
          TIMESTAMP'1969-12-31 23:59:59.999999Z', 0.00BD,
          -99999999999999999999.999999999999999999BD,
          map('b', 9223372036854775807L, 'a', null), map('y', double('NaN'), 'x', 0.5D),
          map('z', 'first', '', null, '😀', 'last', '\uFFFD', 'last but one'),
          array('b', null, '', 'a')),
        (DATE'2025-01-01', 2L, '😀 Zürich 日本 \\n\\t"\\'', double('NaN'), false,
          DATE'9999-12-31', TIMESTAMP'9999-12-31 23:59:59.999999Z',
          -999999999999999999999999999999999999.99BD,
          0.000000000000000001BD, map(), map(), map(), array()),
        (DATE'2025-01-01', 3L, :odd, double('-Infinity'), null, DATE'1582-10-04',
          TIMESTAMP'0001-01-01 00:00:00.000001Z', 0.01BD, null, null, null, null, null),
        (DATE'2025-01-01', 4L, null, 4.9E-324D, null, date_from_unix_date(-800000),
          timestamp_micros(-1), null, null, null, null, null, array(:odd)),
        (DATE'2025-01-01', 5L, null, null, null, date_from_unix_date(4000000),
          null, null, null, null, null, null, null)
      """;

  @TempDir Path folder;

  private Lake lake() {
    LakeLocation location = new LakeLocation(folder.resolve("it's [a] *place?").toString(), "");
    return Lake.open(TestSpark.session(), location, LOG, "a test");
  }

  private static void write(Lake lake, TableSpec table, String day, String sql) {
    Dataset<Row> selected = TestSpark.session().sql(sql, Map.of("odd", "\uD83D high, nul \0"));
    String[] names = table.columnNames().toArray(String[]::new);
    List<String> typed = new ArrayList<>();
    table.columns().forEach(c -> typed.add("CAST(`%s` AS %s)".formatted(c.name(), c.type().sql())));
    lake.write(
        Map.of(table, selected.toDF(names).selectExpr(typed.toArray(String[]::new)).toDF(names)),
        Map.of("as_of", "DATE'" + day + "'"),
        "run",
        1);
  }

  private static TableRows rows(Lake lake, TableSpec table, String day) {
    Optional<Object> slice = Optional.of(Date.valueOf(day));
    return new TableRows(
        table,
        slice,
        lake.read(table).where("as_of = DATE'" + day + "'")::toLocalIterator,
        lake.files(table, slice));
  }

  /** Publishes from files alone, and from rows alone, and compares all there is to see. */
  private void assertAlike(List<TableRows> tables) throws SQLException {
    publish("files", tables.stream().map(PublishedFilesSparkTest::fromFilesAlone).toList());
    publish("rows", tables.stream().map(PublishedFilesSparkTest::fromRowsAlone).toList());
    try (Connection both = both()) {
      for (TableRows rows : tables) {
        String table = rows.table().fullName();
        assertThat(texts(both, difference(table, "files", "rows"))).as(table).isEmpty();
        assertThat(texts(both, difference(table, "rows", "files"))).as(table).isEmpty();
      }
      assertThat(texts(both, columns("files")))
          .isNotEmpty()
          .isEqualTo(texts(both, columns("rows")));
      assertThat(texts(both, constraints("files")))
          .isNotEmpty()
          .isEqualTo(texts(both, constraints("rows")));
    }
  }

  private static TableRows fromFilesAlone(TableRows rows) {
    assertThat(rows.files()).as(rows.table().fullName()).isPresent();
    return new TableRows(
        rows.table(),
        rows.slice(),
        () -> {
          throw new AssertionError("the rows of %s are not read".formatted(rows.table()));
        },
        rows.files());
  }

  private static TableRows fromRowsAlone(TableRows rows) {
    return new TableRows(rows.table(), rows.slice(), rows.rows(), Optional.empty());
  }

  private DatabasePublisher.Summary publish(String name, List<TableRows> tables) {
    return DatabasePublisher.to(new Settings.Jdbc("", "", "", "", 10), file(name))
        .publish(tables, List.of());
  }

  private Path file(String name) {
    return folder.resolve(name + ".duckdb");
  }

  private Connection both() throws SQLException {
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    try (Statement statement = connection.createStatement()) {
      for (String name : List.of("files", "rows")) {
        statement.execute("ATTACH '%s' AS %s (READ_ONLY)".formatted(file(name), name));
      }
    }
    return connection;
  }

  private static String difference(String table, String of, String without) {
    return "SELECT t::VARCHAR FROM (FROM %2$s.%1$s EXCEPT ALL FROM %3$s.%1$s) t LIMIT 3"
        .formatted(table, of, without);
  }

  private static String columns(String database) {
    return """
    SELECT concat_ws(' ', schema_name, table_name, column_name, data_type, is_nullable, comment)
    FROM duckdb_columns() WHERE database_name = '%s' ORDER BY 1
    """
        .formatted(database);
  }

  private static String constraints(String database) {
    return """
    SELECT concat_ws(' ', schema_name, table_name, constraint_text)
    FROM duckdb_constraints() WHERE database_name = '%s' ORDER BY 1
    """
        .formatted(database);
  }

  private static List<String> texts(Connection database, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  @Test
  void theTablesOfARunAreEqual() throws SQLException {
    List<TableRows> tables =
        new PublishedTables(new JobCatalogue(TestRun.ALL_JOBS))
            .rows(CircleExample.published().complete(), CircleExample.AS_OF);
    assertThat(tables).hasSizeGreaterThan(25);
    assertAlike(tables);
  }

  @Test
  void valuesOfAllTypesAreEqual() throws SQLException {
    try (Lake lake = lake()) {
      write(lake, VALUES, "2025-01-01", ROWS);
      assertAlike(List.of(rows(lake, VALUES, "2025-01-01")));
    }
    try (Connection both = both()) {
      assertThat(texts(both, "SELECT count(*) || ' ' || max(text) FROM files.r.value"))
          .containsExactly("5 😀 Zürich 日本 \n\t\"'");
    }
  }

  @Test
  void aSliceIsOfItsOwnFilesWhichMayLackColumnsOfLaterOnes() throws SQLException {
    try (Lake lake = lake()) {
      write(lake, VALUES, "2025-01-01", ROWS);
      String later = "SELECT DATE'2025-02-01', r.* EXCEPT (col1), 7 FROM (%s) r".formatted(ROWS);
      write(lake, MORE, "2025-02-01", later);
      for (String day : List.of("2025-01-01", "2025-02-01", "2025-03-01")) {
        assertAlike(List.of(rows(lake, MORE, day)));
      }
    }
    try (Connection both = both()) {
      assertThat(
              texts(both, "SELECT as_of || ' ' || count(added) FROM files.r.value GROUP BY as_of"))
          .containsExactlyInAnyOrder("2025-01-01 0", "2025-02-01 5");
    }
  }

  @Test
  void whatDuckDbDoesNotReadComesThroughSpark() throws SQLException {
    String noUtf8 = "SELECT DATE'2025-01-01', 1L, CAST(X'41FF42' AS STRING)" + ", null".repeat(10);
    try (Lake lake = lake()) {
      write(lake, VALUES, "2025-01-01", noUtf8);
      TableRows rows = rows(lake, VALUES, "2025-01-01");
      assertThat(rows.files()).isPresent();
      assertThat(publish("files", List.of(rows)).rows()).isEqualTo(1);
    }
    publish("rows", List.of());
    try (Connection both = both()) {
      assertThat(texts(both, "SELECT text FROM files.r.value")).containsExactly("A\uFFFDB");
    }
  }

  @Test
  void aMissingFileIsReportedAsSparkReportsIt() throws IOException {
    try (Lake lake = lake()) {
      write(lake, VALUES, "2025-01-01", ROWS);
      TableRows rows = rows(lake, VALUES, "2025-01-01");
      Files.delete(rows.files().orElseThrow().get(0));
      Throwable failure = catchThrowable(() -> publish("files", List.of(rows)));
      assertThat(failure)
          .hasSameClassAs(catchThrowable(() -> publish("rows", List.of(fromRowsAlone(rows)))))
          .hasStackTraceContaining("FileNotFoundException");
    }
  }
}
