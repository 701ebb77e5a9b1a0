package io.carousel.publish.database;

import io.carousel.publish.database.PostgresCatalog.ExistingColumn;
import io.carousel.publish.database.PostgresCatalog.Index;
import io.carousel.table.ColumnSpec;
import io.carousel.table.TableSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Enforces unique keys and indexes slices in PostgreSQL. A key without nulls is the primary key;
 * other keys are unique indexes, in which nulls are equal from version 15 on.
 */
final class PostgresIndexes {
  private static final int NULLS_NOT_DISTINCT_SINCE = 15;

  private final Statements sql;
  private final PostgresCatalog catalog;
  private final int serverVersion;

  PostgresIndexes(Statements sql, PostgresCatalog catalog, int serverVersion) {
    this.sql = sql;
    this.catalog = catalog;
    this.serverVersion = serverVersion;
  }

  /** Drops a key that is no longer declared, so its columns can be altered. */
  void dropOutdatedKey(TableSpec table) throws SQLException {
    for (Index index : catalog.indexes(table)) {
      boolean declared = index.columns().equals(table.key());
      if (index.primary() && !(declared && isRequired(table))) {
        sql.run(
            "ALTER TABLE %s DROP CONSTRAINT %s"
                .formatted(Quoted.name(table), Quoted.name(index.name())));
      } else if (isOurs(index, table) && !declared) {
        drop(table, index);
      }
    }
  }

  /** Creates missing indexes. */
  void make(TableSpec table) throws SQLException {
    if (!table.key().isEmpty()) {
      makeKey(table);
    }
    if (table.slice().isPresent()) {
      makeSliceIndex(table, table.slice().get());
    }
  }

  private void makeKey(TableSpec table) throws SQLException {
    List<Index> indexes = catalog.indexes(table);
    Optional<Index> unique = indexes.stream().filter(i -> isOurs(i, table)).findFirst();
    if (!canBePrimary(table)) {
      if (unique.isEmpty()) {
        makeUnique(table);
      }
      return;
    }
    if (unique.isPresent()) {
      drop(table, unique.get());
    }
    if (indexes.stream().noneMatch(Index::primary)) {
      sql.run(
          "ALTER TABLE %s ADD PRIMARY KEY (%s)"
              .formatted(Quoted.name(table), Quoted.names(table.key())));
    }
  }

  private void makeUnique(TableSpec table) throws SQLException {
    boolean canBeUnique = serverVersion >= NULLS_NOT_DISTINCT_SINCE;
    sql.run(
        "CREATE %s INDEX %s ON %s (%s)%s"
            .formatted(
                canBeUnique ? "UNIQUE" : "",
                Quoted.name(KeyIndex.name(table)),
                Quoted.name(table),
                Quoted.names(table.key()),
                canBeUnique ? " NULLS NOT DISTINCT" : ""));
  }

  private void makeSliceIndex(TableSpec table, String slice) throws SQLException {
    if (catalog.indexes(table).stream().noneMatch(i -> slice.equals(i.columns().get(0)))) {
      sql.run("CREATE INDEX ON %s (%s)".formatted(Quoted.name(table), Quoted.name(slice)));
    }
  }

  private void drop(TableSpec table, Index index) throws SQLException {
    sql.run("DROP INDEX " + Quoted.name(table.namespace(), index.name()));
  }

  private static boolean isOurs(Index index, TableSpec table) {
    return index.name().equals(KeyIndex.name(table));
  }

  private static boolean isRequired(TableSpec table) {
    return table.columns().stream()
        .filter(c -> table.key().contains(c.name()))
        .allMatch(ColumnSpec::required);
  }

  /** Older rows may lack values of a column that has become part of the key. */
  private boolean canBePrimary(TableSpec table) throws SQLException {
    Map<String, ExistingColumn> present = catalog.columns(table);
    return isRequired(table)
        && table.key().stream().allMatch(column -> present.get(column).required());
  }
}
