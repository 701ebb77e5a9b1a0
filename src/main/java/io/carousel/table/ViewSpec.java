package io.carousel.table;

import java.util.List;

/**
 * The declaration of a view: a query over tables that those who read them may name like a table.
 *
 * @param columns its name, meaning, columns and key, as a table would have them
 * @param reads the tables that the query is over
 * @param query in SQL over tables as {@code namespace.name}; that of a job's view in what Spark and
 *     the databases that tables are published to have in common
 */
public record ViewSpec(TableSpec columns, List<TableSpec> reads, String query) {

  public ViewSpec {
    reads = List.copyOf(reads);
  }

  /** {@code namespace.name}. */
  public String fullName() {
    return columns.fullName();
  }
}
