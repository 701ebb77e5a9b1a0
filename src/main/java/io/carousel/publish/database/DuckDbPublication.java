package io.carousel.publish.database;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes to DuckDB. Only one process has the file open, so there are no concurrent readers; the
 * transaction keeps the old tables until the new ones are complete.
 */
final class DuckDbPublication implements Publication {
  private final Connection connection;
  private final Statements sql;
  private final DuckDbCatalog catalog;
  private final DuckDbRows rows;
  private final String address;
  private final Map<String, DuckDbTable> built = new HashMap<>();

  DuckDbPublication(Connection connection, String address) throws SQLException {
    this.connection = connection;
    this.address = address;
    this.sql = new Statements(connection);
    this.catalog = new DuckDbCatalog(sql);
    this.rows = new DuckDbRows(connection);
  }

  @Override
  public long load(TableRows given) throws SQLException {
    TableSpec table = given.table();
    makeSchema(table);
    boolean present = ObjectKind.TABLE.isThere(catalog.kind(table), table, address);
    DuckDbTable building = new DuckDbTable(sql, table, "carousel_staging_" + built.size(), present);
    built.put(table.fullName(), building);
    return building.build(given, rows);
  }

  @Override
  public void replaceTable(TableRows given, List<ViewSpec> views) throws SQLException {
    built.get(given.table().fullName()).replaceOld();
  }

  /** Always replaced: a view remembers the types of its tables and fails with others. */
  @Override
  public void replaceView(ViewSpec view, List<ViewSpec> views) throws SQLException {
    TableSpec named = view.columns();
    makeSchema(named);
    ObjectKind.VIEW.isThere(catalog.kind(named), named, address);
    sql.run("CREATE OR REPLACE VIEW %s AS %s".formatted(Quoted.name(named), view.query()));
    sql.runAll(Comments.changes("VIEW", named, named.meaning(), Map.of()));
  }

  @Override
  public void commit() throws SQLException {
    new DuckDbUserViews(sql, catalog).refresh();
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /**
   * DuckDB cannot distinguish a schema from a database of the same name, and the database is named
   * after the file.
   */
  private void makeSchema(TableSpec named) throws SQLException {
    if (connection.getCatalog().equalsIgnoreCase(named.namespace())) {
      throw CarouselException.of(Failure.PUBLICATION, "the file has the name of a schema in it:")
          .value(address)
          .remedy("give it another name, such as carousel.duckdb");
    }
    sql.run("CREATE SCHEMA IF NOT EXISTS " + Quoted.name(named.namespace()));
  }
}
