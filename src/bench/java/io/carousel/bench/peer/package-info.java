/**
 * Separate processes: Spark workers that repeat a task, scripts of other libraries, programs that
 * are measured from start to end; and DuckDB, which prepares and compares files.
 */
package io.carousel.bench.peer;
