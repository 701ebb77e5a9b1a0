/** Publishing, against a PostgreSQL server that the tests start and against DuckDB files. */
package io.carousel.publish.database;
