package io.carousel.publish.database;

import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Publishes to PostgreSQL. Publishers exclude each other by a transaction's advisory lock; rows are
 * copied into temporary tables that end with the transaction. Readers are not blocked unless
 * columns change.
 */
final class PostgresPublication implements Publication {
  /** The advisory lock of publishers: "Carousel" in ASCII, 4855287696319538540. */
  static final long LOCK = 0x4361726f7573656cL;

  private static final long MILLIS = 1_000;
  private static final int TRANSACTION_TIMEOUT_SINCE = 17;

  private final Connection connection;
  private final Statements sql;
  private final PostgresCatalog catalog;
  private final PostgresTables tables;
  private final PostgresIndexes indexes;
  private final PostgresViews views;
  private final String address;
  private final Map<String, String> staging = new HashMap<>();

  private PostgresPublication(Connection connection, String address) throws SQLException {
    this.connection = connection;
    this.address = address;
    this.sql = new Statements(connection);
    this.catalog = new PostgresCatalog(sql);
    this.tables = new PostgresTables(sql, catalog);
    this.indexes =
        new PostgresIndexes(sql, catalog, connection.getMetaData().getDatabaseMajorVersion());
    this.views = new PostgresViews(sql, catalog, address);
  }

  /** Begins on a connection without autocommit, and acquires the lock of publishers. */
  static PostgresPublication begin(Connection connection, int waitSeconds, String address)
      throws SQLException {
    PostgresPublication publication = new PostgresPublication(connection, address);
    publication.sql.runAll(
        List.of(
            // For the server, 0 means no limit.
            "SET LOCAL lock_timeout = " + Math.max(1, waitSeconds * MILLIS),
            // Rows arrive as slowly as they are computed.
            "SET LOCAL statement_timeout = 0",
            "SET LOCAL idle_in_transaction_session_timeout = 0",
            "SET LOCAL standard_conforming_strings = on",
            "SELECT pg_advisory_xact_lock(%d)".formatted(LOCK)));
    if (connection.getMetaData().getDatabaseMajorVersion() >= TRANSACTION_TIMEOUT_SINCE) {
      publication.sql.run("SET LOCAL transaction_timeout = 0");
    }
    return publication;
  }

  @Override
  public long load(TableRows rows) throws SQLException {
    TableSpec table = rows.table();
    String name = "carousel_staging_" + staging.size();
    sql.run(
        "CREATE TEMP TABLE %s (%s) ON COMMIT DROP"
            .formatted(
                name,
                table.columns().stream()
                    .map(PostgresTables::definition)
                    .collect(Collectors.joining(", "))));
    staging.put(table.fullName(), "pg_temp." + name);
    return new PostgresRows(connection).copy("pg_temp." + name, table.columns(), rows.rows().get());
  }

  @Override
  public void replaceTable(TableRows rows, List<ViewSpec> ours) throws SQLException {
    TableSpec table = rows.table();
    tables.makeSchema(table.namespace());
    if (ObjectKind.TABLE.isThere(catalog.kind(table), table, address)) {
      delete(rows);
      if (tables.changesTypes(table)) {
        views.dropDependents(table, ours);
      }
      indexes.dropOutdatedKey(table);
    } else {
      tables.create(table);
    }
    tables.alterColumns(table);
    indexes.make(table);
    insert(table);
  }

  /** Deletes first: replaced rows need not match the declaration. */
  private void delete(TableRows rows) throws SQLException {
    TableSpec table = rows.table();
    String name = Quoted.name(table);
    if (rows.slice().isEmpty()) {
      sql.run("DELETE FROM " + name);
      return;
    }
    String slice = table.slice().orElseThrow();
    if (catalog.columns(table).containsKey(slice)) {
      // In older tables it may have another type.
      String type = PostgresTypes.type(table.column(slice).type());
      sql.update(
          "DELETE FROM %s WHERE %s::%s = ?".formatted(name, Quoted.name(slice), type),
          List.of(Values.parameter(rows.slice().get())));
    }
  }

  private void insert(TableSpec table) throws SQLException {
    String columns = Quoted.names(table.columnNames());
    sql.run(
        "INSERT INTO %s (%s) SELECT %s FROM %s"
            .formatted(Quoted.name(table), columns, columns, staging.get(table.fullName())));
  }

  @Override
  public void replaceView(ViewSpec view, List<ViewSpec> ours) throws SQLException {
    tables.makeSchema(view.columns().namespace());
    views.replace(view, ours);
  }

  @Override
  public void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.rollback();
    } finally {
      connection.close();
    }
  }
}
