package io.carousel.publish.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables and views have the types, constraints, indexes and comments that are declared. */
class DatabaseDeclarationTest {
  private static final TableSpec ALL_TYPES =
      TableSpec.named("r.typed", "Every type; it's one of \"each\"")
          .key("id", ColumnType.STRING, "The id")
          .required("as_of", ColumnType.DATE, "", "The day")
          .optional("n", ColumnType.LONG, "deals", "How many")
          .optional("x", ColumnType.DOUBLE, "", "A number")
          .optional("b", ColumnType.BOOLEAN, "", "A truth")
          .optional("at", ColumnType.TIMESTAMP, "", "An instant")
          .optional("money", ColumnType.MONEY, "USD", "An amount")
          .optional("given", ColumnType.DECIMAL, "", "A given number")
          .optional("counts", ColumnType.COUNTS, "", "Counts")
          .optional("numbers", ColumnType.NUMBERS, "", "Numbers")
          .optional("texts", ColumnType.TEXTS, "", "Texts")
          .optional("list", ColumnType.LIST, "", "A list")
          .keptPer("as_of")
          .build();

  @TempDir Path folder;

  @Test
  void typesOfPostgres() throws SQLException {
    TestDatabase database = TestDatabase.Kind.POSTGRES.create(folder);
    database.publish(ALL_TYPES);
    assertThat(
            database.query(
                """
                SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute
                WHERE attrelid = 'r.typed'::regclass AND attnum > 0 ORDER BY attnum
                """))
        .containsExactly(
            "id|text|t",
            "as_of|date|t",
            "n|bigint|f",
            "x|double precision|f",
            "b|boolean|f",
            "at|timestamp with time zone|f",
            "money|numeric(38,2)|f",
            "given|numeric(38,18)|f",
            "counts|jsonb|f",
            "numbers|jsonb|f",
            "texts|jsonb|f",
            "list|text[]|f");
    assertThat(
            database.query(
                "SELECT pg_get_indexdef(indexrelid), indisprimary FROM pg_index"
                    + " WHERE indrelid = 'r.typed'::regclass"))
        .containsExactlyInAnyOrder(
            "CREATE UNIQUE INDEX typed_pkey ON r.typed USING btree (id)|t",
            "CREATE INDEX typed_as_of_idx ON r.typed USING btree (as_of)|f");
  }

  @Test
  void typesOfDuckDb() throws SQLException {
    TestDatabase database = TestDatabase.Kind.DUCKDB.create(folder);
    database.publish(ALL_TYPES);
    assertThat(database.query("SELECT sql FROM duckdb_tables()"))
        .containsExactly(
            "CREATE TABLE r.typed(id VARCHAR NOT NULL, as_of DATE NOT NULL, n BIGINT, x DOUBLE, b"
                + " BOOLEAN, \"at\" TIMESTAMP, money DECIMAL(38,2), given DECIMAL(38,18), counts"
                + " MAP(VARCHAR, BIGINT), numbers MAP(VARCHAR, DOUBLE), texts MAP(VARCHAR,"
                + " VARCHAR), list VARCHAR[]);");
  }

  @ParameterizedTest
  @EnumSource
  void commentsShowMeaningAndUnit(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    database.publish(ALL_TYPES);
    String table =
        kind.choose(
            "SELECT obj_description('r.typed'::regclass)", "SELECT comment FROM duckdb_tables()");
    // PostgreSQL has the key itself.
    assertThat(database.query(table))
        .containsExactly("Every type; it's one of \"each\"" + kind.choose("", "; key: id"));
    String columns =
        kind.choose(
            "SELECT col_description('r.typed'::regclass, n) FROM (VALUES (1), (3), (7)) v (n)",
            "SELECT comment FROM duckdb_columns() WHERE column_name IN ('id', 'n', 'money')"
                + " ORDER BY column_index");
    assertThat(database.query(columns))
        .containsExactly("The id", "How many [deals]", "An amount [USD]");
  }

  @Test
  void keyThatMayBeNullInPartIsUniqueIndexOfPostgres() throws SQLException {
    TestDatabase database = TestDatabase.Kind.POSTGRES.create(folder);
    TableSpec table =
        TableSpec.named("r.partly", "Keyed by what may be null")
            .required("a", ColumnType.STRING, "", "A")
            .optional("b", ColumnType.STRING, "", "B")
            .keyedBy(List.of("a", "b"))
            .build();
    database.publish(table, new Object[] {"1", null}, new Object[] {"1", "x"});
    String indexes =
        "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'r.partly'::regclass";
    List<String> declared =
        List.of(
            "CREATE UNIQUE INDEX carousel_key_partly ON r.partly USING btree (a, b)"
                + " NULLS NOT DISTINCT");
    assertThat(database.query(indexes)).isEqualTo(declared);
    database.publish(table, new Object[] {"1", "x"}, new Object[] {"2", null});
    assertThat(database.query(indexes)).isEqualTo(declared);
    assertThat(database.query("SELECT a, b FROM r.partly ORDER BY a"))
        .containsExactly("1|x", "2|null");
  }

  @ParameterizedTest
  @EnumSource
  void namesWithQuotesAndReservedWords(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    TableSpec table =
        TableSpec.named("select \"n\".order \"x\"", "A 'table'")
            .key("from", ColumnType.DATE, "A \"day\"")
            .key("the \"id\"", ColumnType.STRING, "")
            .optional("group", ColumnType.LONG, "it's", "")
            .keptPer("from")
            .build();
    ViewSpec view =
        TestDatabase.view(
            TableSpec.named("select \"n\".view;--", "A 'view'")
                .optional("where", ColumnType.LONG, "", "A 'column'")
                .build(),
            "SELECT \"group\" AS \"where\" FROM \"select \"\"n\"\"\".\"order \"\"x\"\"\"");
    Date day = Date.valueOf("2024-01-01");
    for (long round = 0; round < 2; round++) {
      database.publish(
          List.of(TestDatabase.slice(table, day, new Object[] {day, "a'b", round})), view);
    }
    assertThat(database.query("SELECT * FROM \"select \"\"n\"\"\".\"view;--\""))
        .containsExactly("1");
    assertThat(database.relations())
        .containsExactly("select \"n\".order \"x\"", "select \"n\".view;--");
  }

  @ParameterizedTest
  @EnumSource
  void viewsHaveCommentsAndFollowTheirQuery(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    TableSpec table = TableSpec.named("r.t", "T").key("id", ColumnType.LONG, "Id").build();
    TableSpec columns =
        TableSpec.named("v.twice", "View: twice").optional("x", ColumnType.LONG, "", "X").build();
    List<TableRows> rows = List.of(TestDatabase.whole(table, new Object[] {21L}));
    database.publish(rows, TestDatabase.view(columns, "SELECT 2 * id AS x FROM r.t"));
    assertThat(database.query("SELECT x FROM v.twice")).containsExactly("42");
    assertThat(
            database.query(
                kind.choose(
                    "SELECT obj_description('v.twice'::regclass),"
                        + " col_description('v.twice'::regclass, 1)",
                    "SELECT v.comment, c.comment FROM duckdb_views() v JOIN duckdb_columns() c"
                        + " ON c.table_name = v.view_name WHERE view_name = 'twice'")))
        .containsExactly("View: twice|X");
    database.publish(rows, TestDatabase.view(columns, "SELECT 3 * id AS x FROM r.t"));
    assertThat(database.query("SELECT x FROM v.twice")).containsExactly("63");
  }
}
