package io.carousel.table;

/**
 * A condition that holds in every row of a table.
 *
 * @param statement the law in words, for the message when a row breaks it
 * @param condition the law in Spark SQL over the table's columns; a row for which it is null passes
 */
public record Law(String statement, String condition) {}
