package io.carousel.bench.peer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBDriver;

/** A database in memory that reads and writes files. */
public final class Duck implements AutoCloseable {
  private final Connection connection;

  public Duck() throws SQLException {
    connection = new DuckDBDriver().connect("jdbc:duckdb:", new java.util.Properties());
  }

  /** Executes statements. */
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The single number returned by a query. */
  public long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The rows of a query of two whole numbers, the first to the second. */
  public Map<Long, Long> counts(String sql) throws SQLException {
    Map<Long, Long> counts = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        counts.put(rows.getLong(1), rows.getLong(2));
      }
    }
    return counts;
  }

  /** The table function that reads Spark's output in a folder. */
  public static String parquet(Path folder) {
    return "read_parquet('" + folder + "/*.parquet')";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
