package io.carousel.publish.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs SQL on a connection, with values bound. */
final class Statements {
  private final Connection connection;

  Statements(Connection connection) {
    this.connection = connection;
  }

  /** Reads a row of a result. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void runAll(List<String> statements) throws SQLException {
    for (String sql : statements) {
      run(sql);
    }
  }

  /** Changes rows and returns their number. */
  long update(String sql, List<?> values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeLargeUpdate();
    }
  }

  <T> List<T> list(String sql, List<?> values, Reader<T> reader) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> read = new ArrayList<>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
    }
  }

  /** The texts in the only column of a query's result. */
  List<String> texts(String sql, List<?> values) throws SQLException {
    return list(sql, values, row -> row.getString(1));
  }

  /** The boolean that is the only value of a query's result. */
  boolean holds(String sql, List<?> values) throws SQLException {
    return list(sql, values, row -> row.getBoolean(1)).get(0);
  }

  private PreparedStatement prepare(String sql, List<?> values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }
}
