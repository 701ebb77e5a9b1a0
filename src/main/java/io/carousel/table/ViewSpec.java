package io.carousel.table;

import java.util.List;

/**
 * The declaration of a view: a query over tables that readers can name like a table.
 *
 * @param columns its name, meaning, columns and key, as for a table
 * @param reads the tables that the query reads
 * @param query in SQL over tables as {@code namespace.name}; a job's view uses only SQL that Spark
 *     and the databases for publishing have in common
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
