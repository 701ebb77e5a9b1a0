package io.carousel.publish.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scala.jdk.javaapi.CollectionConverters;

/** Tables of an older version become those of this one, and keep what users added. */
class DatabaseEvolutionTest {
  private static final TableSpec OLD =
      TableSpec.named("r.t", "Old")
          .key("run", ColumnType.STRING, "Run")
          .key("id", ColumnType.STRING, "Id")
          .required("gone", ColumnType.STRING, "", "No longer declared later")
          .required("loose", ColumnType.STRING, "", "Optional later")
          .optional("tight", ColumnType.STRING, "", "Required later")
          .optional("n", ColumnType.LONG, "deals", "Widened later")
          .keptPer("run")
          .build();
  private static final TableSpec NEW =
      TableSpec.named("r.t", "New")
          .key("run", ColumnType.STRING, "Run")
          .key("id", ColumnType.STRING, "Id")
          .optional("loose", ColumnType.STRING, "", "Optional now")
          .required("tight", ColumnType.STRING, "", "Required now")
          .required("n", ColumnType.DOUBLE, "deals", "Widened")
          .required("added", ColumnType.LIST, "", "Not in older rows")
          .keptPer("run")
          .build();
  private static final ViewSpec OLD_VIEW =
      TestDatabase.view(
          TableSpec.named("r.v", "V")
              .optional("id", ColumnType.STRING, "", "Id")
              .optional("n", ColumnType.LONG, "", "N")
              .build(),
          "SELECT id, n FROM r.t");
  private static final ViewSpec NEW_VIEW =
      TestDatabase.view(
          TableSpec.named("r.v", "V")
              .optional("n", ColumnType.DOUBLE, "", "N")
              .optional("id", ColumnType.STRING, "", "Id")
              .build(),
          "SELECT n, id FROM r.t");
  private static final Object[] OLD_ROW = {"1", "a", "gone", "loose", "tight", 7L};
  private static final Object[] NEW_ROW = {
    "2", "a", null, "tight", 0.5, CollectionConverters.asScala(List.of("x", "y"))
  };

  @TempDir Path folder;

  private TestDatabase withOldRows(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    database.publish(List.of(TestDatabase.slice(OLD, "1", OLD_ROW)), OLD_VIEW);
    return database;
  }

  @ParameterizedTest
  @EnumSource
  void rowsOfOtherSlicesStay(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = withOldRows(kind);
    database.publish(List.of(TestDatabase.slice(NEW, "2", NEW_ROW)), NEW_VIEW);
    assertThat(
            database.query("SELECT run, id, gone, loose, tight, n, added[2] FROM r.t ORDER BY run"))
        .containsExactly(
            kind.choose("1|a|gone|loose|tight|7|null", "1|a|gone|loose|tight|7.0|null"),
            "2|a|null|null|tight|0.5|y");
    assertThat(database.query("SELECT n, id FROM r.v ORDER BY n"))
        .containsExactly("0.5|a", kind.choose("7|a", "7.0|a"));
    assertThat(required(database)).containsExactly("id", "n", "run", "tight");
    assertThat(database.relations()).containsExactly("r.t", "r.v");
  }

  @ParameterizedTest
  @EnumSource
  void replacedRowsDoNotHinder(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = withOldRows(kind);
    database.publish(List.of(TestDatabase.whole(NEW, NEW_ROW)), NEW_VIEW);
    assertThat(required(database)).containsExactly("added", "id", "n", "run", "tight");
    assertThat(database.query("SELECT run, gone FROM r.t")).containsExactly("2|null");
  }

  private static List<String> required(TestDatabase database) throws SQLException {
    return database.query(
        """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = 'r' AND table_name = 't' AND is_nullable = 'NO' ORDER BY 1
        """);
  }

  @ParameterizedTest
  @EnumSource
  void whatUsersAddedStays(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = withOldRows(kind);
    database.execute(
        "CREATE INDEX users_own ON r.t (loose)",
        "ALTER TABLE r.t ADD COLUMN users_note text DEFAULT 'none'",
        "COMMENT ON COLUMN r.t.users_note IS 'ours'",
        "UPDATE r.t SET users_note = 'seen'",
        "CREATE VIEW r.users_view AS SELECT run, loose, users_note FROM r.t");
    database.publish(List.of(TestDatabase.slice(NEW, "2", NEW_ROW)), NEW_VIEW);
    assertThat(database.query("SELECT run, loose, users_note FROM r.users_view ORDER BY run"))
        .containsExactly("1|loose|seen", "2|null|none");
    assertThat(
            database.query(
                kind.choose(
                    "SELECT indexname FROM pg_indexes WHERE schemaname = 'r'"
                        + " AND indexname = 'users_own'",
                    "SELECT index_name FROM duckdb_indexes()")))
        .containsExactly("users_own");
    assertThat(
            database.query(
                kind.choose(
                    "SELECT description FROM pg_description WHERE description = 'ours'",
                    "SELECT comment FROM duckdb_columns() WHERE comment = 'ours'")))
        .containsExactly("ours");
  }

  @ParameterizedTest
  @EnumSource
  void commentsFollow(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = withOldRows(kind);
    database.publish(List.of(TestDatabase.slice(NEW, "2", NEW_ROW)), NEW_VIEW);
    assertThat(
            database.query(
                kind.choose(
                    "SELECT obj_description('r.t'::regclass), col_description('r.t'::regclass, 5)",
                    "SELECT 'New', comment FROM duckdb_columns()"
                        + " WHERE table_name = 't' AND column_name = 'tight'")))
        .containsExactly("New|Required now");
  }

  @Test
  void keyOfPostgresFollows() throws SQLException {
    TestDatabase database = withOldRows(TestDatabase.Kind.POSTGRES);
    TableSpec other =
        TableSpec.named("r.t", "Other key")
            .key("run", ColumnType.STRING, "Run")
            .required("id", ColumnType.STRING, "", "Id")
            .key("part", ColumnType.STRING, "Not in older rows")
            .keptPer("run")
            .build();
    database.publish(
        List.of(
            TestDatabase.slice(
                other, "2", new Object[] {"2", "a", "1"}, new Object[] {"2", "a", "2"})));
    assertThat(database.query("SELECT run, id, part FROM r.t ORDER BY run, part"))
        .containsExactly("1|a|null", "2|a|1", "2|a|2");
    database.publish(List.of(TestDatabase.slice(other, "1")));
    String primary =
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'p'"
            + " AND conrelid = 'r.t'::regclass";
    assertThat(database.query(primary).toString().replace(" ", ""))
        .isEqualTo("[PRIMARYKEY(run,part)]");
    database.publish(List.of(TestDatabase.whole(OLD, OLD_ROW)));
    assertThat(database.query(primary).toString().replace(" ", ""))
        .isEqualTo("[PRIMARYKEY(run,id)]");
  }

  @ParameterizedTest
  @EnumSource
  void olderRowsThatCannotBeConvertedChangeNothing(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = withOldRows(kind);
    TableSpec narrowed =
        TableSpec.named("r.t", "Narrowed")
            .key("run", ColumnType.STRING, "Run")
            .key("id", ColumnType.STRING, "Id")
            .optional("loose", ColumnType.LONG, "", "A text before")
            .keptPer("run")
            .build();
    assertThatThrownBy(
            () ->
                database.publish(
                    List.of(TestDatabase.slice(narrowed, "2", new Object[] {"2", "a", 1L})),
                    NEW_VIEW))
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION))
        .hasMessageContaining("r.t: ")
        .hasMessageContaining("older rows do not fit")
        .hasMessageNotContaining("\n");
    assertThat(database.query("SELECT run, id, loose, n FROM r.t")).containsExactly("1|a|loose|7");
    assertThat(database.query("SELECT id, n FROM r.v")).containsExactly("a|7");
    assertThat(database.relations()).containsExactly("r.t", "r.v");
    assertThat(database.columns("r", "t"))
        .containsExactly("run", "id", "gone", "loose", "tight", "n");
  }

  @ParameterizedTest
  @EnumSource
  void tablesAndViewsThatAreNotOursAreLeftAlone(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    database.publish(List.of());
    database.execute(
        "CREATE SCHEMA r", "CREATE TABLE r.v (mine int)", "CREATE VIEW r.t AS SELECT 1 AS mine");
    assertThatThrownBy(() -> database.publish(List.of(TestDatabase.slice(OLD, "1", OLD_ROW))))
        .isInstanceOf(CarouselException.class)
        .hasMessageContaining("another object has the name of a published table: 'r.t'");
    assertThatThrownBy(() -> database.publish(List.of(), OLD_VIEW))
        .isInstanceOf(CarouselException.class)
        .hasMessageContaining("another object has the name of a published view: 'r.v'");
    assertThat(database.query("SELECT mine FROM r.t")).containsExactly("1");
    assertThat(database.columns("r", "v")).containsExactly("mine");
  }
}
