package io.carousel.publish.database;

import io.carousel.publish.database.DuckDbCatalog.ExistingColumn;
import io.carousel.table.ColumnSpec;
import io.carousel.table.TableSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of DuckDB that is rebuilt and then replaces the old one: columns of an index cannot be
 * altered (DuckDB 1.4), and neither can those of a key, which older versions declared. Tables in
 * the file have no key, because the keys of a run's rows were checked when they were written; the
 * comment of a table names its key.
 */
final class DuckDbTable {
  private final Statements sql;
  private final DuckDbCatalog catalog;
  private final TableSpec table;
  private final String buildName;
  private final boolean present;
  private final List<ExistingColumn> existing;

  /** Declared columns with a value in every preserved row. */
  private final Set<String> filled = new HashSet<>();

  /**
   * Reads the existing table.
   *
   * @param buildName the temporary name until the table replaces the old one
   */
  DuckDbTable(Statements sql, TableSpec table, String buildName, boolean present)
      throws SQLException {
    this.sql = sql;
    this.catalog = new DuckDbCatalog(sql);
    this.table = table;
    this.buildName = buildName;
    this.present = present;
    this.existing = catalog.columns(table.namespace(), table.name());
  }

  /** Creates the new table with the rows of the old one that are not replaced, and fills it. */
  long build(TableRows given, DuckDbRows rows) throws SQLException {
    Kept kept = kept(given);
    findFilled(kept);
    create();
    if (present) {
      copy(kept);
    }
    if (given.files().isPresent()) {
      String name = Quoted.name(table.namespace(), buildName);
      return new DuckDbFiles(sql).insert(name, table.columns(), given.files().get());
    }
    return rows.append(
        List.of(table.namespace(), buildName),
        table.columns(),
        others().size(),
        given.rows().get());
  }

  /** The rows of the old table that stay. */
  private record Kept(String condition, List<Object> values) {}

  private Kept kept(TableRows given) {
    if (given.slice().isEmpty()) {
      return new Kept("FALSE", List.of());
    }
    ColumnSpec slice = table.column(table.slice().orElseThrow());
    if (!hasOld(slice)) {
      return new Kept("TRUE", List.of());
    }
    return new Kept(
        cast(slice) + " IS DISTINCT FROM ?", List.of(Values.parameter(given.slice().get())));
  }

  private void findFilled(Kept kept) throws SQLException {
    if (!present) {
      filled.addAll(table.columnNames());
      return;
    }
    List<ColumnSpec> columns = table.columns();
    String counts =
        columns.stream()
            .map(c -> hasOld(c) ? "count(%s)".formatted(Quoted.name(c.name())) : "0")
            .collect(Collectors.joining(", "));
    sql.list(
        "SELECT %s, count(*) FROM %s WHERE %s"
            .formatted(counts, Quoted.name(table), kept.condition()),
        kept.values(),
        row -> {
          for (int i = 0; i < columns.size(); i++) {
            if (row.getLong(i + 1) == row.getLong(columns.size() + 1)) {
              filled.add(columns.get(i).name());
            }
          }
          return row;
        });
  }

  private void create() throws SQLException {
    Stream<String> declared =
        table.columns().stream()
            .map(
                c ->
                    "%s %s %s"
                        .formatted(
                            Quoted.name(c.name()),
                            DuckDbTypes.type(c.type()),
                            isRequired(c) ? "NOT NULL" : ""));
    Stream<String> undeclared =
        others().stream()
            .map(
                other ->
                    "%s %s %s"
                        .formatted(
                            Quoted.name(other.name()),
                            other.type(),
                            other.fallback() == null ? "" : "DEFAULT " + other.fallback()));
    sql.run(
        "CREATE TABLE %s (%s)"
            .formatted(
                Quoted.name(table.namespace(), buildName),
                Stream.concat(declared, undeclared).collect(Collectors.joining(", "))));
  }

  private void copy(Kept kept) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      if (hasOld(column)) {
        names.add(column.name());
        values.add(cast(column));
      }
    }
    for (ExistingColumn other : others()) {
      names.add(other.name());
      values.add(Quoted.name(other.name()));
    }
    sql.update(
        "INSERT INTO %s (%s) SELECT %s FROM %s WHERE %s"
            .formatted(
                Quoted.name(table.namespace(), buildName),
                Quoted.names(names),
                String.join(", ", values),
                Quoted.name(table),
                kept.condition()),
        kept.values());
  }

  /** Replaces the old table, with the indexes and comments that users added to it. */
  void replaceOld() throws SQLException {
    List<String> indexes = usersIndexes();
    String name = Quoted.name(table);
    if (present) {
      sql.run("DROP TABLE " + name);
    }
    sql.run(
        "ALTER TABLE %s RENAME TO %s"
            .formatted(Quoted.name(table.namespace(), buildName), Quoted.name(table.name())));
    sql.runAll(indexes);
    sql.runAll(Comments.changes("TABLE", table, meaningAndKey(), Map.of()));
    for (ExistingColumn other : others()) {
      if (other.comment() != null) {
        sql.run(
            Comments.statement("COLUMN", name + "." + Quoted.name(other.name()), other.comment()));
      }
    }
  }

  /** All except the index that older versions created for a key. */
  private List<String> usersIndexes() throws SQLException {
    return catalog.indexes(table).stream()
        .filter(index -> !index.getKey().equals(KeyIndex.name(table)))
        .map(Map.Entry::getValue)
        .toList();
  }

  private String meaningAndKey() {
    return table.key().isEmpty()
        ? table.meaning()
        : "%s; key: %s".formatted(table.meaning(), String.join(", ", table.key()));
  }

  private boolean isRequired(ColumnSpec column) {
    return column.required() && filled.contains(column.name());
  }

  private boolean hasOld(ColumnSpec column) {
    return existing.stream().anyMatch(old -> old.name().equals(column.name()));
  }

  private static String cast(ColumnSpec column) {
    return "CAST(%s AS %s)".formatted(Quoted.name(column.name()), DuckDbTypes.type(column.type()));
  }

  /** Columns that are not (or no longer) declared. */
  private List<ExistingColumn> others() {
    return existing.stream().filter(old -> !table.columnNames().contains(old.name())).toList();
  }
}
