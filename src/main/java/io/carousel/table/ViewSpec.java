package io.carousel.table;

/**
 * The declaration of a view: a query over tables that those who read them may name like a table.
 *
 * @param columns its name, meaning, columns and key, as a table would have them
 * @param query in Spark SQL, over tables as {@code namespace.name}
 */
public record ViewSpec(TableSpec columns, String query) {

  /** {@code namespace.name}. */
  public String fullName() {
    return columns.fullName();
  }
}
