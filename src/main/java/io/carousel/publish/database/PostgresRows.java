package io.carousel.publish.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Sends rows by COPY, as CSV. PostgreSQL does not allow U+0000 in texts: it becomes U+FFFD. Maps
 * become JSON; numbers that are not finite become texts, such as {@code "NaN"}.
 */
final class PostgresRows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BUFFER = 1 << 16;

  /** Years before 1 have an era and no sign; years of five digits have no sign either. */
  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NOT_NEGATIVE)
          .appendPattern("-MM-dd")
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(" HH:mm:ss.SSSSSS'+00'", Locale.ROOT);

  /**
   * Everything except null is quoted: otherwise an empty text would be null, and a lone {@code \.}
   * the end of the rows.
   */
  private static final QuoteStrategy QUOTED =
      new QuoteStrategy() {
        @Override
        public boolean quoteEmpty(int line, int field) {
          return true;
        }

        @Override
        public boolean quoteValue(int line, int field, String value) {
          return true;
        }
      };

  private final Connection connection;

  PostgresRows(Connection connection) {
    this.connection = connection;
  }

  /** Copies rows into a table with these columns and returns their number. */
  long copy(String table, List<ColumnSpec> columns, Iterator<Row> rows) throws SQLException {
    String sql = "COPY %s FROM STDIN (FORMAT csv, ENCODING 'UTF8')".formatted(table);
    PGCopyOutputStream server =
        new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql, BUFFER);
    try {
      write(server, columns, rows);
      return server.endCopy();
    } catch (IOException e) {
      throw e.getCause() instanceof SQLException known
          ? known
          : new SQLException(e.getMessage(), "08006", e);
    } finally {
      if (server.isActive()) {
        server.cancelCopy();
      }
    }
  }

  private void write(PGCopyOutputStream server, List<ColumnSpec> columns, Iterator<Row> rows)
      throws IOException, SQLException {
    CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .bufferSize(BUFFER)
            .quoteStrategy(QUOTED)
            .build(server, StandardCharsets.UTF_8);
    String[] fields = new String[columns.size()];
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        for (int i = 0; i < fields.length; i++) {
          fields[i] = row.isNullAt(i) ? null : field(columns.get(i).type(), row.get(i));
        }
        csv.writeRecord(fields);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    csv.flush();
  }

  private String field(ColumnType type, Object value) throws SQLException {
    return switch (type) {
      case STRING -> Values.withoutNul((String) value);
      case LONG, DOUBLE, BOOLEAN -> value.toString();
      case MONEY, DECIMAL -> ((BigDecimal) value).toPlainString();
      case DATE -> day(Values.day(value), "");
      case TIMESTAMP -> instant(Values.epochMicros(value));
      case COUNTS, NUMBERS, TEXTS -> json(Values.map(value, Values::withoutNul));
      case LIST -> array(Values.list(value, Values::withoutNul));
    };
  }

  private static String instant(long micros) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L),
            (int) Math.floorMod(micros, 1_000_000L) * 1_000,
            ZoneOffset.UTC);
    return day(utc.toLocalDate(), TIME.format(utc));
  }

  private static String day(LocalDate day, String time) {
    return DAY.format(day) + time + (day.getEra() == IsoEra.BCE ? " BC" : "");
  }

  /** The driver's own literal of an array. */
  private String array(List<String> list) throws SQLException {
    return connection.createArrayOf("text", list.toArray()).toString();
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
