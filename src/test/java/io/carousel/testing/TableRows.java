package io.carousel.testing;

import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import io.carousel.table.TableSpec;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Rows of a declared table, written as lines of text, so that one step of a job is tested on a
 * small table without the jobs before it.
 *
 * <pre>
 * TableRows.of(FlowTables.EDGE)
 *     .all("scope_id", "s")
 *     .rows("payer_id, payee_id, amount", "a, b, 10", "b, a, 4")
 * </pre>
 *
 * An empty field, or a column that no line names, is null where the column may be null. A required
 * column that is not named is {@code ""}, the first of its allowed values, 0, false or 2000-01-01.
 */
public final class TableRows {
  private static final String ANY_DAY = "2000-01-01";

  private final TableSpec table;
  private final Map<String, String> all = new LinkedHashMap<>();

  private TableRows(TableSpec table) {
    this.table = table;
  }

  public static TableRows of(TableSpec table) {
    return new TableRows(table);
  }

  /** Gives a column one value in all rows; a column that a line names is as the line says. */
  public TableRows all(String column, String value) {
    all.put(table.column(column).name(), value);
    return this;
  }

  /** A dataset of the table's schema without rows. */
  public Dataset<Row> none() {
    return TestSpark.session().createDataFrame(List.<Row>of(), SparkTypes.schema(table));
  }

  /**
   * The dataset, under the table's schema.
   *
   * @param header names of columns, separated by commas
   * @param lines a row each: the values in the order of the header
   */
  public Dataset<Row> rows(String header, String... lines) {
    List<String> names = fields(header);
    names.forEach(table::column);
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      List<String> values = fields(line);
      if (values.size() != names.size()) {
        throw new IllegalArgumentException(
            "'" + line + "' has " + values.size() + " fields, not " + names.size());
      }
      rows.add(row(names, values));
    }
    return TestSpark.session().createDataFrame(rows, SparkTypes.schema(table));
  }

  private static List<String> fields(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  private Row row(List<String> names, List<String> values) {
    Map<String, String> given = new LinkedHashMap<>(all);
    for (int i = 0; i < names.size(); i++) {
      given.put(names.get(i), values.get(i));
    }
    return RowFactory.create(
        table.columns().stream()
            .map(column -> value(column, given.getOrDefault(column.name(), "")))
            .toArray());
  }

  private static Object value(ColumnSpec column, String text) {
    return text.isEmpty() ? absent(column) : parsed(column.type(), text);
  }

  private static Object absent(ColumnSpec column) {
    if (!column.required()) {
      return null;
    }
    return switch (column.type()) {
      case STRING -> column.allowed().isEmpty() ? "" : column.allowed().get(0);
      case BOOLEAN -> false;
      case DATE -> Date.valueOf(ANY_DAY);
      case TIMESTAMP -> Timestamp.valueOf(ANY_DAY + " 00:00:00");
      case COUNTS, NUMBERS, TEXTS -> scala.collection.immutable.Map$.MODULE$.empty();
      case LIST -> new String[0];
      default -> parsed(column.type(), "0");
    };
  }

  private static Object parsed(ColumnType type, String text) {
    return switch (type) {
      case STRING -> text;
      case LONG -> Long.parseLong(text);
      case DOUBLE -> Double.parseDouble(text);
      case BOOLEAN -> Boolean.parseBoolean(text);
      case DATE -> Date.valueOf(text);
      case TIMESTAMP -> Timestamp.valueOf(text);
      case MONEY, DECIMAL -> new BigDecimal(text);
      case LIST -> text.split("\\|", -1);
      case COUNTS, NUMBERS, TEXTS ->
          throw new IllegalArgumentException("no text stands for a column of type " + type);
    };
  }
}
