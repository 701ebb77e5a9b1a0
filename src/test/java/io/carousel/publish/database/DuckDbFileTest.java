package io.carousel.publish.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of DuckDB. */
class DuckDbFileTest {
  private static final TableSpec TABLE =
      TableSpec.named("r.t", "T").key("id", ColumnType.LONG, "Id").build();

  @TempDir Path folder;

  private static DatabasePublisher to(String url, Path file) {
    return DatabasePublisher.to(TestDatabase.settings(url, 10), file, Map.of());
  }

  @Test
  void isWhereNoAddressIsSet() throws SQLException {
    Path file = folder.resolve("made/carousel.duckdb");
    List<TableRows> rows = List.of(TestDatabase.whole(TABLE, new Object[] {1L}));
    assertThat(to("", file).publish(rows, List.of()))
        .isEqualTo(new DatabasePublisher.Summary(1, 0, 1, file.toString()));
    assertThat(
            new TestDatabase(TestDatabase.Kind.DUCKDB, "jdbc:duckdb:" + file)
                .query("SELECT id FROM r.t"))
        .containsExactly("1");
  }

  @Test
  void mustNotBeNamedLikeASchema() {
    List<TableRows> rows = List.of(TestDatabase.whole(TABLE, new Object[] {1L}));
    assertThatThrownBy(() -> to("", folder.resolve("R.duckdb")).publish(rows, List.of()))
        .hasMessageContainingAll("the name of a schema", "R.duckdb", "another name");
  }

  @Test
  void isAloneInItsFolderAfterwards() throws SQLException, IOException {
    TestDatabase database = TestDatabase.Kind.DUCKDB.create(folder);
    Path spilled = folder.resolve("made/here.duckdb.tmp");
    Files.createDirectories(spilled);
    Files.writeString(spilled.resolve("duckdb_temp_storage-0.tmp"), "of a killed run");
    database.publish(TABLE, new Object[] {1L});
    try (Stream<Path> files = Files.list(folder.resolve("made"))) {
      assertThat(files).containsExactly(folder.resolve("made/here.duckdb"));
    }
  }

  @Test
  void isWaitedForWhileAnotherProcessHasItOpen()
      throws SQLException, IOException, InterruptedException {
    TestDatabase database = TestDatabase.Kind.DUCKDB.create(folder);
    database.publish(TABLE, new Object[] {1L});
    try (PublisherProcess other = PublisherProcess.halfWay(database.url())) {
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(() -> database.publish(TABLE, new Object[] {2L}));
      assertThatThrownBy(() -> database.publisher(0).publish(List.of(), List.of()))
          .hasMessageContaining("another program has it open");
      assertThat(waiting).isNotDone();
      other.kill();
      waiting.join();
    }
    assertThat(database.query("SELECT id FROM r.t")).containsExactly("2");
  }

  @Test
  void usersViewsFollowChangedTypes() throws SQLException {
    TestDatabase database = TestDatabase.Kind.DUCKDB.create(folder);
    database.publish(TABLE, new Object[] {1L});
    database.execute(
        "CREATE VIEW r.users_star AS SELECT * FROM r.t",
        "CREATE VIEW r.users_second AS SELECT * FROM r.users_star",
        "COMMENT ON VIEW r.users_star IS 'ours'",
        "COMMENT ON COLUMN r.users_star.id IS 'our id'");
    TableSpec changed =
        TableSpec.named("r.t", "T")
            .key("id", ColumnType.STRING, "Id")
            .optional("more", ColumnType.LONG, "", "More")
            .build();
    database.publish(changed, new Object[] {"a", 2L});
    assertThat(database.query("SELECT * FROM r.users_second")).containsExactly("a|2");
    assertThat(
            database.query(
                "SELECT v.comment, c.comment FROM duckdb_views() v JOIN duckdb_columns() c"
                    + " ON c.table_name = v.view_name"
                    + " WHERE view_name = 'users_star' AND column_name = 'id'"))
        .containsExactly("ours|our id");
  }

  @Test
  void doesNotGrowWithEachPublication() throws SQLException, IOException {
    TestDatabase database = TestDatabase.Kind.DUCKDB.create(folder);
    Object[][] rows = new Object[20_000][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new Object[] {(long) i * 1_000_003 % 999_983};
    }
    long most = 0;
    for (int round = 0; round < 8; round++) {
      database.publish(TABLE, rows);
      long size = Files.size(folder.resolve("made/here.duckdb"));
      most = round < 3 ? Math.max(most, size) : most;
      assertThat(size).isLessThanOrEqualTo(round < 3 ? Long.MAX_VALUE : most);
    }
  }

  @Test
  void keysOfOlderVersionsGoAndTheRestStays() throws SQLException {
    TestDatabase database = TestDatabase.Kind.DUCKDB.create(folder);
    database.publish(List.of());
    database.execute(
        "CREATE SCHEMA r",
        "CREATE TABLE r.keyed (day DATE NOT NULL, id VARCHAR, PRIMARY KEY (day, id))",
        "CREATE TABLE r.partly (day DATE NOT NULL, id VARCHAR)",
        "CREATE UNIQUE INDEX carousel_key_partly ON r.partly (day, id)",
        "CREATE INDEX users_own ON r.partly (id)",
        "INSERT INTO r.keyed VALUES ('2024-01-01', 'a'), ('2024-01-02', 'a')",
        "INSERT INTO r.partly VALUES ('2024-01-01', 'a'), ('2024-01-02', null)");
    Date day = Date.valueOf("2024-01-02");
    database.publish(
        List.of(
            TestDatabase.slice(daily("r.keyed"), day, new Object[] {day, "b"}),
            TestDatabase.slice(daily("r.partly"), day, new Object[] {day, null})));

    assertThat(
            database.query(
                "SELECT DISTINCT constraint_type FROM duckdb_constraints()"
                    + " UNION ALL SELECT index_name FROM duckdb_indexes()"))
        .containsExactlyInAnyOrder("NOT NULL", "users_own");
    assertThat(database.query("SELECT * FROM r.keyed ORDER BY ALL"))
        .containsExactly("2024-01-01|a", "2024-01-02|b");
    assertThat(database.query("SELECT * FROM r.partly ORDER BY ALL"))
        .containsExactly("2024-01-01|a", "2024-01-02|null");
    assertThat(database.query("SELECT comment FROM duckdb_tables()"))
        .containsExactly("T; key: day, id", "T; key: day, id");
  }

  private static TableSpec daily(String name) {
    return TableSpec.named(name, "T")
        .required("day", ColumnType.DATE, "", "Day")
        .optional("id", ColumnType.STRING, "", "Id")
        .keyedBy(List.of("day", "id"))
        .keptPer("day")
        .build();
  }

  @Test
  void mustBeOne() throws IOException {
    for (String url : List.of("jdbc:duckdb:", "jdbc:duckdb::memory:", "jdbc:duckdb:;threads=1")) {
      assertThatThrownBy(() -> to(url, folder))
          .isInstanceOfSatisfying(
              CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.USAGE))
          .hasMessageContaining("allowed: jdbc:duckdb:FILE");
    }
    Path other = Files.writeString(folder.resolve("other.txt"), "no database".repeat(1_000));
    assertThatThrownBy(() -> to("jdbc:duckdb:" + other, folder).publish(List.of(), List.of()))
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION))
        .hasMessageContaining("other.txt")
        .hasMessageNotContaining("\n");
    assertThat(other).hasContent("no database".repeat(1_000));
  }
}
