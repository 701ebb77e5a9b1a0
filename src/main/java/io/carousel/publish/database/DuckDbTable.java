package io.carousel.publish.database;

import io.carousel.publish.database.DuckDbCatalog.ExistingColumn;
import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
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
 * A table of DuckDB that is built anew and put in the place of the old one. Rows deleted from a
 * table with a key would keep their place in the file for ever, and deleting takes five times as
 * long (DuckDB 1.4); columns of indexes and keys cannot be altered at all.
 */
final class DuckDbTable {
  /**
   * What an index of texts took in DuckDB 1.4 was 300 bytes a row where they had 97, 407 where they
   * had 131, and less where rows share how they begin.
   */
  private static final int INDEX_BYTES_A_BYTE = 3;

  private static final int INDEX_BYTES_A_ROW = 48;
  private static final int KEY_BYTES_OF_NUMBER = 8;

  private final Statements sql;
  private final DuckDbCatalog catalog;
  private final TableSpec table;
  private final String buildName;
  private final boolean present;
  private final List<ExistingColumn> existing;

  /** Declared columns that are in every row that is kept. */
  private final Set<String> filled = new HashSet<>();

  /**
   * Looks at what there is.
   *
   * @param buildName the name until the table takes its place
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

  /** Makes the new table, with those rows of the old one that are not replaced, and fills it. */
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

  /** Which rows of the old table stay. */
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

  /** Whether a key is declared. */
  boolean hasKey() {
    return !table.key().isEmpty();
  }

  /**
   * The memory in bytes that the index of the key takes, about, and rather more than it does. What
   * rows share of the beginning of a key takes hardly any, and many begin with the same scope.
   */
  long keyBytes() throws SQLException {
    String rows = Quoted.name(table.namespace(), buildName);
    List<ColumnSpec> key = table.key().stream().map(table::column).toList();
    boolean shared = key.size() > 1;
    String ofRow =
        key.stream()
            .skip(shared ? 1 : 0)
            .map(DuckDbTable::length)
            .collect(Collectors.joining(" + "));
    String ofShared =
        shared
            ? "(SELECT coalesce(sum(%s), 0) FROM (SELECT DISTINCT %s FROM %s))"
                .formatted(length(key.get(0)), Quoted.name(key.get(0).name()), rows)
            : "0";
    return sql.list(
            "SELECT count(*) * %d + (coalesce(sum(%s), 0) + %s) * %d FROM %s"
                .formatted(INDEX_BYTES_A_ROW, ofRow, ofShared, INDEX_BYTES_A_BYTE, rows),
            List.of(),
            row -> row.getLong(1))
        .get(0);
  }

  private static String length(ColumnSpec column) {
    return column.type() == ColumnType.STRING
        ? "coalesce(strlen(%s), 0)".formatted(Quoted.name(column.name()))
        : String.valueOf(KEY_BYTES_OF_NUMBER);
  }

  /**
   * Takes the place of the old table, and gets what users added to that.
   *
   * @param keyed whether the key gets its index
   */
  void takePlace(boolean keyed) throws SQLException {
    List<String> indexes = new ArrayList<>();
    for (Map.Entry<String, String> index : catalog.indexes(table)) {
      if (!index.getKey().equals(KeyIndex.name(table))) {
        indexes.add(index.getValue());
      }
    }
    String name = Quoted.name(table);
    if (present) {
      sql.run("DROP TABLE " + name);
    }
    sql.run(
        "ALTER TABLE %s RENAME TO %s"
            .formatted(Quoted.name(table.namespace(), buildName), Quoted.name(table.name())));
    if (keyed && hasKey()) {
      makeKey(name);
    }
    sql.runAll(indexes);
    sql.runAll(Comments.changes("TABLE", table, Map.of()));
    for (ExistingColumn other : others()) {
      if (other.comment() != null) {
        sql.run(
            Comments.statement("COLUMN", name + "." + Quoted.name(other.name()), other.comment()));
      }
    }
  }

  /** The key comes after the rows: with them its index needs much more memory. */
  private void makeKey(String name) throws SQLException {
    String key = Quoted.names(table.key());
    if (table.key().stream().allMatch(column -> isRequired(table.column(column)))) {
      sql.run("ALTER TABLE %s ADD PRIMARY KEY (%s)".formatted(name, key));
    } else {
      sql.run(
          "CREATE UNIQUE INDEX %s ON %s (%s)"
              .formatted(Quoted.name(KeyIndex.name(table)), name, key));
    }
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

  /** Columns that are not, or no longer, declared. */
  private List<ExistingColumn> others() {
    return existing.stream().filter(old -> !table.columnNames().contains(old.name())).toList();
  }
}
