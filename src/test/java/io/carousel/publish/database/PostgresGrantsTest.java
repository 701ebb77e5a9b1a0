package io.carousel.publish.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grants on tables and views, and views that depend on published ones, in PostgreSQL. */
class PostgresGrantsTest {
  private static final String GRANTS =
      """
      SELECT table_name, privilege_type, grantee, is_grantable
      FROM information_schema.role_table_grants
      WHERE table_schema = 'r' AND grantee IN ('analyst', 'PUBLIC') ORDER BY 1, 2
      """;

  @TempDir Path folder;
  private TestDatabase database;

  @BeforeEach
  void publishFirst() throws SQLException {
    database = TestDatabase.Kind.POSTGRES.create(folder);
    publish(ColumnType.LONG, 1L, "SELECT id, n FROM r.t");
    database.execute(
        "GRANT SELECT ON r.t TO analyst",
        "GRANT SELECT ON r.v TO analyst WITH GRANT OPTION",
        "GRANT UPDATE (n) ON r.v TO PUBLIC");
  }

  private void publish(ColumnType type, Object value, String query) {
    TableSpec table =
        TableSpec.named("r.t", "T")
            .key("id", ColumnType.STRING, "Id")
            .optional("n", type, "", "N")
            .build();
    TableSpec view =
        TableSpec.named("r.v", "V")
            .optional("id", ColumnType.STRING, "", "Id")
            .optional("n", type, "", "N")
            .build();
    database.publish(
        List.of(TestDatabase.whole(table, new Object[] {"a", value})),
        TestDatabase.view(view, query));
  }

  private String viewIdentity() throws SQLException {
    return database.query("SELECT oid FROM pg_class WHERE oid = 'r.v'::regclass").get(0);
  }

  @Test
  void viewThatDoesNotChangeIsLeftAlone() throws SQLException {
    String row = "SELECT xmin FROM pg_rewrite WHERE ev_class = 'r.v'::regclass";
    List<String> made = database.query(row);
    publish(ColumnType.LONG, 2L, "SELECT  id,\n n FROM r.t");
    assertThat(database.query(row)).isEqualTo(made);
    publish(ColumnType.LONG, 2L, "SELECT id, n FROM r.t WHERE n > 0");
    assertThat(database.query(row)).isNotEqualTo(made);
  }

  @Test
  void viewThatGainsColumnsStaysUnderUsersViews() throws SQLException {
    String before = viewIdentity();
    database.execute("CREATE VIEW r.users_view AS SELECT n FROM r.v");
    publish(ColumnType.LONG, 2L, "SELECT id, n, n + 1 AS more FROM r.t");
    assertThat(viewIdentity()).isEqualTo(before);
    assertThat(database.query("SELECT more FROM r.v")).containsExactly("3");
    assertThat(database.query("SELECT n FROM r.users_view")).containsExactly("2");
  }

  @Test
  void grantsOutliveChangedTypesAndColumns() throws SQLException {
    List<String> grants = database.query(GRANTS);
    assertThat(grants).containsExactly("t|SELECT|analyst|NO", "v|SELECT|analyst|YES");
    String before = viewIdentity();
    publish(ColumnType.DOUBLE, 0.5, "SELECT id, n FROM r.t");
    assertThat(viewIdentity()).isNotEqualTo(before);
    publish(ColumnType.DOUBLE, 0.5, "SELECT n, id FROM r.t");
    assertThat(database.query(GRANTS)).isEqualTo(grants);
    assertThat(
            database.query(
                "SELECT column_name, grantee FROM information_schema.column_privileges"
                    + " WHERE table_schema = 'r' AND privilege_type = 'UPDATE'"
                    + " AND grantee = 'PUBLIC'"))
        .containsExactly("n|PUBLIC");
    assertThat(database.query("SELECT n, id FROM r.v")).containsExactly("0.5|a");
  }

  @Test
  void viewsOfViewsAreMadeAgainToo() throws SQLException {
    TableSpec table = TableSpec.named("r.base", "B").key("id", ColumnType.LONG, "Id").build();
    ViewSpec inner =
        TestDatabase.view(
            TableSpec.named("r.inner", "I").optional("id", ColumnType.LONG, "", "Id").build(),
            "SELECT id FROM r.base");
    ViewSpec outer =
        TestDatabase.view(
            TableSpec.named("r.outer", "O").optional("id", ColumnType.LONG, "", "Id").build(),
            "SELECT id FROM r.inner");
    List<TableRows> rows = List.of(TestDatabase.whole(table, new Object[] {1L}));
    database.publish(rows, inner, outer);
    database.execute("GRANT SELECT ON r.outer TO analyst");
    ViewSpec reordered =
        TestDatabase.view(
            TableSpec.named("r.inner", "I").optional("id", ColumnType.LONG, "", "Id").build(),
            "SELECT 'x' AS first, id FROM r.base");
    database.publish(rows, reordered, outer);
    assertThat(database.query("SELECT first, id FROM r.inner")).containsExactly("x|1");
    assertThat(database.query("SELECT id FROM r.outer")).containsExactly("1");
    assertThat(database.query(GRANTS)).contains("outer|SELECT|analyst|NO");
  }

  @Test
  void usersViewInTheWayChangesNothing() throws SQLException {
    database.execute("CREATE VIEW r.users_view AS SELECT n FROM r.t");
    assertThatThrownBy(() -> publish(ColumnType.DOUBLE, 0.5, "SELECT id, n FROM r.t"))
        .isInstanceOf(CarouselException.class)
        .hasMessageStartingWith("cannot replace r.t: ")
        .hasMessageContaining("r.users_view")
        .hasMessageEndingWith("drop the objects that depend on it, publish, and create them again");
    assertThat(database.query("SELECT id, n FROM r.v")).containsExactly("a|1");
    assertThat(database.query("SELECT n FROM r.users_view")).containsExactly("1");
  }
}
