package io.carousel.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The result of a query.
 *
 * @param columns the names of the columns
 * @param rows a text or null for each column
 */
record Answer(List<String> columns, List<List<String>> rows) {
  private static final int MOST_ROWS = 10;

  static Answer of(Dataset<Row> selected) {
    List<List<String>> rows = new ArrayList<>();
    for (Row row : selected.takeAsList(MOST_ROWS)) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(text(row.get(i)));
      }
      rows.add(cells);
    }
    return new Answer(Arrays.asList(selected.columns()), rows);
  }

  /** The value to test. */
  Optional<String> value() {
    return rows.stream().findFirst().map(row -> row.get(0));
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    if (value instanceof Double number) {
      return text(BigDecimal.valueOf(number));
    }
    return value == null ? null : value.toString();
  }
}
