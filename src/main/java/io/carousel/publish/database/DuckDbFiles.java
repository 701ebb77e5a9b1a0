package io.carousel.publish.database;

import io.carousel.table.ColumnSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets DuckDB read rows from Parquet files itself, in a quarter of the time needed through Spark
 * and this process. The result is the same as with {@link DuckDbRows}.
 */
final class DuckDbFiles {
  /** Characters that DuckDB treats as a pattern unless they are in brackets. */
  private static final String WILDCARD = "[*?\\[]";

  private final Statements sql;

  DuckDbFiles(Statements sql) {
    this.sql = sql;
  }

  /**
   * Inserts all rows of files into a table and returns their number.
   *
   * @param table its quoted name; it has these columns, and others that get their defaults
   * @throws UnreadableFilesException if DuckDB fails, and the transaction with it
   */
  long insert(String table, List<ColumnSpec> columns, List<Path> files) {
    if (files.isEmpty()) {
      return 0;
    }
    try {
      String rows = rows(files);
      List<String> present =
          sql.texts(
              "SELECT column_name FROM (DESCRIBE SELECT * FROM %s)".formatted(rows), List.of());
      List<String> names = new ArrayList<>();
      List<String> values = new ArrayList<>();
      for (ColumnSpec column : columns) {
        if (present.contains(column.name())) {
          names.add(column.name());
          values.add(value(column));
        }
      }
      return sql.update(
          "INSERT INTO %s (%s) SELECT %s FROM %s"
              .formatted(table, Quoted.names(names), String.join(", ", values), rows),
          List.of());
    } catch (SQLException e) {
      throw new UnreadableFilesException(e);
    }
  }

  /** Matches columns by name, and takes none from folder names. */
  private static String rows(List<Path> files) {
    return files.stream()
        .map(file -> Quoted.text(file.toString().replaceAll(WILDCARD, "[$0]")))
        .collect(
            Collectors.joining(
                ", ", "read_parquet([", "], union_by_name = true, hive_partitioning = false)"));
  }

  private static String value(ColumnSpec column) {
    String name = Quoted.name(column.name());
    return switch (column.type()) {
      case STRING, LONG, DOUBLE, BOOLEAN, DATE, MONEY, DECIMAL, LIST -> name;
      // Files contain instants; a cast would convert them to the session's time zone.
      case TIMESTAMP -> "make_timestamp(epoch_us(%s))".formatted(name);
      case COUNTS, NUMBERS, TEXTS -> "map_from_entries(list_sort(map_entries(%s)))".formatted(name);
    };
  }
}
