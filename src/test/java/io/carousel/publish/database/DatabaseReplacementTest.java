package io.carousel.publish.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Published rows replace the older rows of their slice, and only those, or nothing changes. */
class DatabaseReplacementTest {
  private static final Date MONDAY = Date.valueOf("2024-01-01");
  private static final Date TUESDAY = Date.valueOf("2024-01-02");
  private static final TableSpec DAILY =
      TableSpec.named("r.daily", "Kept per day")
          .key("day", ColumnType.DATE, "Day")
          .key("id", ColumnType.STRING, "Id")
          .optional("n", ColumnType.LONG, "", "N")
          .keptPer("day")
          .build();
  private static final TableSpec NAMED =
      TableSpec.named("r.named", "Kept per name")
          .key("id", ColumnType.STRING, "Id")
          .key("name", ColumnType.STRING, "Name")
          .keptPer("name")
          .build();
  private static final TableSpec PLAIN =
      TableSpec.named("s.plain", "Kept whole").key("id", ColumnType.LONG, "Id").build();
  private static final String DAYS = "SELECT day, id, n FROM r.daily ORDER BY day, id";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void onlyItsSlice(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    database.publish(
        List.of(
            TestDatabase.slice(DAILY, MONDAY, row(MONDAY, "a", 1L), row(MONDAY, "b", 2L)),
            TestDatabase.slice(NAMED, "it's", row("1", "it's")),
            TestDatabase.whole(PLAIN, row(1L), row(2L))));
    database.publish(
        List.of(
            TestDatabase.slice(DAILY, TUESDAY, row(TUESDAY, "a", 3L)),
            TestDatabase.slice(NAMED, "else", row("1", "else")),
            TestDatabase.whole(PLAIN, row(3L))));
    database.publish(
        List.of(
            TestDatabase.slice(DAILY, MONDAY, row(MONDAY, "b", null), row(MONDAY, "c", 4L)),
            TestDatabase.slice(NAMED, "it's", row("2", "it's"))));
    assertThat(database.query(DAYS))
        .containsExactly("2024-01-01|b|null", "2024-01-01|c|4", "2024-01-02|a|3");
    assertThat(database.query("SELECT id, name FROM r.named ORDER BY name"))
        .containsExactly("1|else", "2|it's");
    assertThat(database.query("SELECT id FROM s.plain")).containsExactly("3");
  }

  @ParameterizedTest
  @EnumSource
  void theSameAgainChangesNothing(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    List<TableRows> rows =
        List.of(
            TestDatabase.slice(DAILY, MONDAY, row(MONDAY, "a", 1L), row(MONDAY, "b", 2L)),
            TestDatabase.whole(PLAIN, row(1L)));
    DatabasePublisher.Summary summary = database.publisher().publish(rows, List.of());
    assertThat(summary).isEqualTo(database.publisher().publish(rows, List.of()));
    assertThat(summary)
        .isEqualTo(new DatabasePublisher.Summary(2, 0, 3, database.publisher().where()));
    assertThat(database.query(DAYS)).containsExactly("2024-01-01|a|1", "2024-01-01|b|2");
  }

  @ParameterizedTest
  @EnumSource
  void sliceWithoutRowsIsEmptied(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    database.publish(List.of(TestDatabase.slice(DAILY, MONDAY, row(MONDAY, "a", 1L))));
    database.publish(List.of(TestDatabase.slice(DAILY, MONDAY)));
    assertThat(database.query(DAYS)).isEmpty();
  }

  /** DuckDB has no published keys, only those that users add. */
  @ParameterizedTest
  @EnumSource
  void rowsWithTheSameKeyChangeNothing(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    database.publish(List.of(TestDatabase.slice(DAILY, MONDAY, row(MONDAY, "a", 1L))));
    if (kind == TestDatabase.Kind.DUCKDB) {
      database.execute("CREATE UNIQUE INDEX users_own ON r.daily (day, id)");
    }
    assertThatThrownBy(
            () ->
                database.publish(
                    List.of(
                        TestDatabase.whole(PLAIN, row(7L)),
                        TestDatabase.slice(
                            DAILY, MONDAY, row(MONDAY, "x", 1L), row(MONDAY, "x", 2L)))))
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION))
        // DuckDB compares users' keys when it commits.
        .hasMessageStartingWith(kind.choose("cannot replace r.daily: ", "cannot commit: "))
        .hasMessageContaining(
            kind.choose(
                "; rows with the same key",
                "; a required value is missing, or a unique index of your own"))
        .hasMessageNotContaining("\n");
    assertThat(database.query(DAYS)).containsExactly("2024-01-01|a|1");
    assertThat(database.relations()).containsExactly("r.daily");
  }

  @ParameterizedTest
  @EnumSource
  void requiredValueThatIsMissingChangesNothing(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    database.publish(List.of(TestDatabase.slice(DAILY, MONDAY, row(MONDAY, "a", 1L))));
    assertThatThrownBy(
            () ->
                database.publish(List.of(TestDatabase.slice(DAILY, MONDAY, row(MONDAY, null, 1L)))))
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION))
        .hasMessageContaining("r.daily");
    assertThat(database.query(DAYS)).containsExactly("2024-01-01|a|1");
  }

  @ParameterizedTest
  @EnumSource
  void rowsThatFailHalfWayChangeNothing(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    database.publish(List.of(TestDatabase.slice(DAILY, MONDAY, row(MONDAY, "a", 1L))));
    ViewSpec view =
        TestDatabase.view(
            TableSpec.named("r.v", "V").optional("id", ColumnType.STRING, "", "Id").build(),
            "SELECT id FROM r.daily");
    TableRows failing = new TableRows(PLAIN, Optional.empty(), () -> failingAfter(5_000));
    assertThatThrownBy(
            () ->
                database.publish(
                    List.of(TestDatabase.slice(DAILY, MONDAY, row(MONDAY, "x", 1L)), failing),
                    view))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more rows");
    assertThat(database.query(DAYS)).containsExactly("2024-01-01|a|1");
    assertThat(database.relations()).containsExactly("r.daily");
    database.publish(List.of(TestDatabase.whole(PLAIN, row(1L))), view);
    assertThat(database.query("SELECT id FROM r.v")).containsExactly("a");
  }

  private static Iterator<Row> failingAfter(int rows) {
    Stream<Row> good = IntStream.range(0, rows).mapToObj(i -> RowFactory.create((long) i));
    Stream<Row> bad =
        Stream.generate(
            () -> {
              throw new IllegalStateException("no more rows");
            });
    return Stream.concat(good, bad).iterator();
  }

  @ParameterizedTest
  @EnumSource
  void sliceOfTableThatHasNoneIsRefused(TestDatabase.Kind kind) {
    assertThatThrownBy(() -> TestDatabase.slice(PLAIN, MONDAY, row(1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s.plain");
    List<TableRows> twice =
        List.of(TestDatabase.whole(PLAIN, row(1L)), TestDatabase.whole(PLAIN, row(2L)));
    assertThatThrownBy(() -> kind.create(folder).publish(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("s.plain is given twice");
  }

  private static Object[] row(Object... values) {
    return values;
  }
}
