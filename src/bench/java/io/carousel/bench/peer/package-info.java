/**
 * Processes of their own: Spark workers that do a task again and again, scripts of other libraries,
 * programs that are watched from start to end; and DuckDB, which prepares and compares files.
 */
package io.carousel.bench.peer;
