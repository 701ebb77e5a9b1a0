package io.carousel.publish.database;

import io.carousel.table.TableSpec;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/**
 * Rows to copy. They replace what the database has of the same slice, or the whole table if none is
 * named.
 *
 * @param slice the value of the column {@link TableSpec#slice} that all rows have
 * @param rows opened once and read to its end; columns in declared order
 */
public record TableRows(TableSpec table, Optional<Object> slice, Supplier<Iterator<Row>> rows) {

  /**
   * Checks that the table has slices if one is named.
   *
   * @throws IllegalArgumentException if it has none
   */
  public TableRows {
    if (slice.isPresent() && table.slice().isEmpty()) {
      throw new IllegalArgumentException(
          "a slice '%s' of %s, which is kept whole".formatted(slice.get(), table));
    }
  }
}
