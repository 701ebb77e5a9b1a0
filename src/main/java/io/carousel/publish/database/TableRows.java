package io.carousel.publish.database;

import io.carousel.table.TableSpec;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/**
 * Rows to copy. They replace the same slice in the database, or the whole table if no slice is
 * named.
 *
 * @param slice the value of the column {@link TableSpec#slice} in all rows
 * @param rows opened once and read to the end; columns in declared order
 * @param files Parquet files on the local disk that contain exactly the same rows, for databases
 *     that read such files themselves; columns are matched by name, and files may lack columns
 *     without values. Empty if there are no such files
 */
public record TableRows(
    TableSpec table,
    Optional<Object> slice,
    Supplier<Iterator<Row>> rows,
    Optional<List<Path>> files) {

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

  /** Rows without files. */
  TableRows(TableSpec table, Optional<Object> slice, Supplier<Iterator<Row>> rows) {
    this(table, slice, rows, Optional.empty());
  }

  /** The same rows without their files. */
  TableRows withoutFiles() {
    return new TableRows(table, slice, rows);
  }
}
