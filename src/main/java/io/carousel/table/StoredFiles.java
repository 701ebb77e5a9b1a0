package io.carousel.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;

/** The files on the local disk that contain rows, for readers without Iceberg. */
final class StoredFiles {
  private static final String LOCAL = "file";

  private StoredFiles() {}

  /**
   * The Parquet files that contain the wanted rows of a snapshot and no others.
   *
   * @param wanted the rows
   * @return empty if files are elsewhere or of another format, or contain unwanted or deleted rows
   */
  static Optional<List<Path>> of(Table table, long snapshot, Expression wanted) {
    List<Path> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot).filter(wanted).planFiles()) {
      for (FileScanTask task : tasks) {
        if (!isReadAsItIs(task)) {
          return Optional.empty();
        }
        files.add(Path.of(path(task).toUri().getPath()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(files.stream().sorted().toList());
  }

  private static boolean isReadAsItIs(FileScanTask task) {
    return task.file().format() == FileFormat.PARQUET
        && LOCAL.equals(path(task).toUri().getScheme())
        && task.deletes().isEmpty()
        && task.residual().op() == Expression.Operation.TRUE;
  }

  private static org.apache.hadoop.fs.Path path(FileScanTask task) {
    return new org.apache.hadoop.fs.Path(task.file().location());
  }
}
