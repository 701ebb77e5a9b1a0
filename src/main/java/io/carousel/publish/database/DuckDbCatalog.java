package io.carousel.publish.database;

import io.carousel.table.TableSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tables and views of a DuckDB file. */
final class DuckDbCatalog {
  private final Statements sql;

  DuckDbCatalog(Statements sql) {
    this.sql = sql;
  }

  /**
   * A column of an existing table.
   *
   * @param fallback its default expression; null if there is none
   * @param comment null if there is none
   */
  record ExistingColumn(String name, String type, String fallback, String comment) {}

  /**
   * An existing view.
   *
   * @param definition the statement that created it
   * @param comment null if there is none
   */
  record ExistingView(String namespace, String name, String definition, String comment) {}

  /** The object with this name; empty if there is none. */
  Optional<ObjectKind> kind(TableSpec named) throws SQLException {
    return sql
        .texts(
            """
            SELECT table_type FROM information_schema.tables
            WHERE table_catalog = current_database() AND table_schema = ? AND table_name = ?
            """,
            name(named))
        .stream()
        .findFirst()
        .map(type -> type.equals("VIEW") ? ObjectKind.VIEW : ObjectKind.TABLE);
  }

  List<ExistingColumn> columns(String namespace, String name) throws SQLException {
    return sql.list(
        """
        SELECT column_name, data_type, column_default, comment FROM duckdb_columns()
        WHERE database_name = current_database() AND schema_name = ? AND table_name = ?
        ORDER BY column_index
        """,
        List.of(namespace, name),
        row ->
            new ExistingColumn(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
  }

  /** The statements that create the indexes of a table, by name. */
  List<Map.Entry<String, String>> indexes(TableSpec table) throws SQLException {
    return sql.list(
        """
        SELECT index_name, sql FROM duckdb_indexes()
        WHERE database_name = current_database() AND schema_name = ? AND table_name = ?
          AND sql IS NOT NULL
        """,
        name(table),
        row -> Map.entry(row.getString(1), row.getString(2)));
  }

  /** The views of all namespaces. */
  List<ExistingView> views() throws SQLException {
    return sql.list(
        """
        SELECT schema_name, view_name, sql, comment FROM duckdb_views()
        WHERE database_name = current_database() AND NOT internal ORDER BY ALL
        """,
        List.of(),
        row ->
            new ExistingView(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
  }

  private static List<String> name(TableSpec named) {
    return List.of(named.namespace(), named.name());
  }
}
