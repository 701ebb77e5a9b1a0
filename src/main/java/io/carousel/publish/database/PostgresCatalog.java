package io.carousel.publish.database;

import io.carousel.table.TableSpec;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tables and views of a PostgreSQL database. */
final class PostgresCatalog {
  private static final String RELATION = "to_regclass(?)";

  private final Statements sql;

  PostgresCatalog(Statements sql) {
    this.sql = sql;
  }

  /**
   * A column of an existing table.
   *
   * @param type as {@link PostgresTypes} spells it
   * @param identity whether the server numbers it, so it cannot contain nulls
   */
  record ExistingColumn(String name, String type, boolean required, boolean identity) {}

  /**
   * An index over all rows.
   *
   * @param columns null if it has an expression
   */
  record Index(String name, boolean primary, List<String> columns) {}

  boolean hasSchema(String namespace) throws SQLException {
    return sql.holds(
        "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?)", List.of(namespace));
  }

  /** The object with this name; empty if there is none. */
  Optional<ObjectKind> kind(TableSpec named) throws SQLException {
    return sql.texts("SELECT relkind FROM pg_class WHERE oid = " + RELATION, name(named)).stream()
        .findFirst()
        .map(
            kind ->
                switch (kind) {
                  case "r", "p" -> ObjectKind.TABLE;
                  case "v" -> ObjectKind.VIEW;
                  default -> ObjectKind.OTHER;
                });
  }

  Map<String, ExistingColumn> columns(TableSpec table) throws SQLException {
    Map<String, ExistingColumn> columns = new LinkedHashMap<>();
    sql.list(
            """
            SELECT attname, format_type(atttypid, atttypmod), attnotnull, attidentity <> ''
            FROM pg_attribute
            WHERE attrelid = %s AND attnum > 0 AND NOT attisdropped
            ORDER BY attnum
            """
                .formatted(RELATION),
            name(table),
            row ->
                new ExistingColumn(
                    row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)))
        .forEach(column -> columns.put(column.name(), column));
    return columns;
  }

  List<Index> indexes(TableSpec table) throws SQLException {
    return sql.list(
        """
        SELECT c.relname, i.indisprimary, ARRAY(
            SELECT a.attname::text
            FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, place)
              LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            ORDER BY k.place)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid = %s AND i.indpred IS NULL
        """
            .formatted(RELATION),
        name(table),
        row ->
            new Index(
                row.getString(1),
                row.getBoolean(2),
                Arrays.asList((String[]) row.getArray(3).getArray())));
  }

  /** The comments of a table or view, as {@link Comments} names them. */
  Map<String, String> comments(TableSpec named) throws SQLException {
    Map<String, String> comments = new HashMap<>();
    sql.list(
            """
            SELECT coalesce(a.attname, ''), d.description
            FROM pg_description d
              LEFT JOIN pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid
                AND d.objsubid > 0
            WHERE d.classoid = 'pg_class'::regclass AND d.objoid = %s
            """
                .formatted(RELATION),
            name(named),
            row -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(comment -> comments.put(comment.getKey(), comment.getValue()));
    return comments;
  }

  private static List<String> name(TableSpec named) {
    return List.of(Quoted.name(named));
  }
}
