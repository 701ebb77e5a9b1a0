package io.carousel.publish.database;

import io.carousel.settings.Settings;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.duckdb.DuckDBDriver;

/** A new database of a kind, to publish to and to look into. */
record TestDatabase(Kind kind, String url) {

  /** The kinds that are published to. */
  enum Kind {
    POSTGRES,
    DUCKDB;

    TestDatabase create(Path folder) throws SQLException {
      return new TestDatabase(
          this,
          this == POSTGRES
              ? TestServer.newDatabase()
              : "jdbc:duckdb:" + folder.resolve("made/here.duckdb"));
    }

    /** One of two texts. */
    String choose(String ofPostgres, String ofDuckDb) {
      return this == POSTGRES ? ofPostgres : ofDuckDb;
    }
  }

  static Settings.Jdbc settings(String url, int waitSeconds) {
    return new Settings.Jdbc(url, "postgres", "", "", waitSeconds);
  }

  DatabasePublisher publisher() {
    return publisher(10);
  }

  DatabasePublisher publisher(int waitSeconds) {
    return DatabasePublisher.to(settings(url, waitSeconds), Path.of("unused"), Map.of());
  }

  /** Publishes all rows of a table without slices. */
  void publish(TableSpec table, Object[]... rows) {
    publisher().publish(List.of(whole(table, rows)), List.of());
  }

  void publish(List<TableRows> tables, ViewSpec... views) {
    publisher().publish(tables, List.of(views));
  }

  static TableRows whole(TableSpec table, Object[]... rows) {
    return new TableRows(table, Optional.empty(), () -> rows(rows).iterator());
  }

  static TableRows slice(TableSpec table, Object value, Object[]... rows) {
    return new TableRows(table, Optional.of(value), () -> rows(rows).iterator());
  }

  static List<Row> rows(Object[]... rows) {
    return List.of(rows).stream().map(RowFactory::create).toList();
  }

  static ViewSpec view(TableSpec columns, String query) {
    return new ViewSpec(columns, List.of(), query);
  }

  Connection connect() throws SQLException {
    return kind == Kind.POSTGRES
        ? TestServer.connect(url)
        : new DuckDBDriver().connect(url, new Properties());
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The rows of a query, their values as text with bars between. */
  List<String> query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> read = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
        read.add(String.join("|", values));
      }
      return read;
    }
  }

  /** Tables and views with their namespaces, but for those of the database itself. */
  List<String> relations() throws SQLException {
    return query(
        """
        SELECT table_schema || '.' || table_name FROM information_schema.tables
        WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
        """);
  }

  /** The names of a table's columns, in order. */
  List<String> columns(String namespace, String table) throws SQLException {
    return query(
        """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = '%s' AND table_name = '%s' ORDER BY ordinal_position
        """
            .formatted(namespace, table));
  }
}
