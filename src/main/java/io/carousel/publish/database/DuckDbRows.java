package io.carousel.publish.database;

import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Sends rows to DuckDB by its appender. */
final class DuckDbRows {
  private final DuckDBConnection connection;

  DuckDbRows(Connection connection) throws SQLException {
    this.connection = connection.unwrap(DuckDBConnection.class);
  }

  /**
   * Appends rows to a table with these columns and returns their number.
   *
   * @param table namespace and name
   * @param others the number of further columns that get their defaults
   */
  long append(List<String> table, List<ColumnSpec> columns, int others, Iterator<Row> rows)
      throws SQLException {
    long count = 0;
    try (DuckDBAppender appender = connection.createAppender(table.get(0), table.get(1))) {
      while (rows.hasNext()) {
        Row row = rows.next();
        appender.beginRow();
        for (int i = 0; i < columns.size(); i++) {
          if (row.isNullAt(i)) {
            appender.appendNull();
          } else {
            append(appender, columns.get(i).type(), row.get(i));
          }
        }
        for (int i = 0; i < others; i++) {
          appender.appendDefault();
        }
        appender.endRow();
        count++;
      }
    }
    return count;
  }

  private static void append(DuckDBAppender appender, ColumnType type, Object value)
      throws SQLException {
    switch (type) {
      case STRING -> appender.append(Values.wellFormed((String) value));
      case LONG -> appender.append((long) value);
      case DOUBLE -> appender.append((double) value);
      case BOOLEAN -> appender.append((boolean) value);
      case DATE -> appender.appendEpochDays(Math.toIntExact(Values.day(value).toEpochDay()));
      case TIMESTAMP -> appender.appendEpochMicros(Values.epochMicros(value));
      case MONEY -> appender.append(((BigDecimal) value).setScale(2, RoundingMode.HALF_UP));
      case DECIMAL -> appender.append(((BigDecimal) value).setScale(18, RoundingMode.HALF_UP));
      case COUNTS, NUMBERS, TEXTS -> appender.append(Values.map(value, Values::wellFormed));
      case LIST -> appender.append(Values.list(value, Values::wellFormed));
    }
  }
}
