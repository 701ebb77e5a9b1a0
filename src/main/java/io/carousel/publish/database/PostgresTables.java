package io.carousel.publish.database;

import io.carousel.publish.database.PostgresCatalog.ExistingColumn;
import io.carousel.table.ColumnSpec;
import io.carousel.table.TableSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Alters tables of PostgreSQL to match their declarations. Only differences are altered, because
 * altering blocks readers until the end of the transaction.
 */
final class PostgresTables {
  private final Statements sql;
  private final PostgresCatalog catalog;

  PostgresTables(Statements sql, PostgresCatalog catalog) {
    this.sql = sql;
    this.catalog = catalog;
  }

  /** Whether columns change type; they can only do so while no view depends on them. */
  boolean changesTypes(TableSpec table) throws SQLException {
    Map<String, ExistingColumn> present = catalog.columns(table);
    return table.columns().stream()
        .anyMatch(c -> present.containsKey(c.name()) && !sameType(c, present.get(c.name())));
  }

  void makeSchema(String namespace) throws SQLException {
    // IF NOT EXISTS alone requires the right to create, even if the schema exists.
    if (!catalog.hasSchema(namespace)) {
      sql.run("CREATE SCHEMA IF NOT EXISTS " + Quoted.name(namespace));
    }
  }

  void create(TableSpec table) throws SQLException {
    sql.run("CREATE TABLE %s ()".formatted(Quoted.name(table)));
  }

  /**
   * Alters the columns to match the declaration; the remaining rows decide which columns can be
   * required.
   */
  void alterColumns(TableSpec table) throws SQLException {
    Map<String, ExistingColumn> present = catalog.columns(table);
    boolean empty = !exists(table, "TRUE");
    List<String> changes = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      ExistingColumn existing = present.get(column.name());
      if (existing == null) {
        changes.add(addition(column, empty));
      } else {
        changes.addAll(changes(table, column, existing));
      }
    }
    for (ExistingColumn other : present.values()) {
      if (!table.columnNames().contains(other.name()) && other.required() && !other.identity()) {
        changes.add("ALTER COLUMN %s DROP NOT NULL".formatted(Quoted.name(other.name())));
      }
    }
    if (!changes.isEmpty()) {
      sql.run("ALTER TABLE %s %s".formatted(Quoted.name(table), String.join(", ", changes)));
    }
    sql.runAll(Comments.changes("TABLE", table, table.meaning(), catalog.comments(table)));
  }

  private static String addition(ColumnSpec column, boolean empty) {
    return "ADD COLUMN %s%s"
        .formatted(definition(column), column.required() && empty ? " NOT NULL" : "");
  }

  /** A column's name and type. */
  static String definition(ColumnSpec column) {
    return Quoted.name(column.name()) + " " + PostgresTypes.type(column.type());
  }

  private List<String> changes(TableSpec table, ColumnSpec column, ExistingColumn existing)
      throws SQLException {
    List<String> changes = new ArrayList<>();
    String name = Quoted.name(column.name());
    if (!sameType(column, existing)) {
      String type = PostgresTypes.type(column.type());
      changes.add("ALTER COLUMN %s TYPE %s USING %s::%s".formatted(name, type, name, type));
    }
    if (existing.required() && !column.required()) {
      changes.add("ALTER COLUMN %s DROP NOT NULL".formatted(name));
    }
    if (column.required() && !existing.required() && !exists(table, name + " IS NULL")) {
      changes.add("ALTER COLUMN %s SET NOT NULL".formatted(name));
    }
    return changes;
  }

  private boolean exists(TableSpec table, String condition) throws SQLException {
    return sql.holds(
        "SELECT EXISTS (SELECT FROM %s WHERE %s)".formatted(Quoted.name(table), condition),
        List.of());
  }

  private static boolean sameType(ColumnSpec column, ExistingColumn existing) {
    return existing.type().equals(PostgresTypes.type(column.type()));
  }
}
