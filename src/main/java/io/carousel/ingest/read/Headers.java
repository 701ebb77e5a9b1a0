package io.carousel.ingest.read;

import io.carousel.error.CarouselException;
import io.carousel.error.Nearest;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;

/** Reads the columns of each file, before any record is read. */
public final class Headers {
  private Headers() {}

  /**
   * The files with their headers; text files without any line are left out.
   *
   * @throws CarouselException if a file cannot be read, names a column twice or lacks a required
   *     one
   */
  public static List<InputFile> readAll(
      DatasetSpec dataset, List<InputFile> files, Configuration hadoop) {
    List<InputFile> read = new ArrayList<>();
    for (InputFile file : files) {
      switch (file.format()) {
        case JSON -> read.add(file);
        case PARQUET -> {
          InputFile withSchema = ParquetHeader.read(dataset, file, hadoop);
          check(dataset, file, withSchema.header());
          read.add(withSchema);
        }
        default -> {
          List<String> header = CsvHeader.read(file, hadoop);
          if (dataset.equals(Datasets.FX_RATES) && EcbRecords.isHeader(header)) {
            checkNames(file, header);
            read.add(file.with(FileFormat.ECB, header));
          } else if (!header.isEmpty()) {
            check(dataset, file, header);
            read.add(file.with(FileFormat.CSV, header));
          }
        }
      }
    }
    return List.copyOf(read);
  }

  /** The columns of a file that are not read. */
  public static List<String> ignored(DatasetSpec dataset, InputFile file) {
    return file.format() == FileFormat.ECB
        ? List.of()
        : file.header().stream()
            .filter(column -> !column.isEmpty() && !dataset.has(column))
            .toList();
  }

  private static void check(DatasetSpec dataset, InputFile file, List<String> header) {
    Set<String> seen = checkNames(file, header);
    TreeSet<String> unknown = new TreeSet<>(seen);
    dataset.columnNames().forEach(unknown::remove);
    for (String required : dataset.requiredNames()) {
      if (!seen.contains(required)) {
        throw file.unreadable(
            "its header lacks the column '"
                + required
                + "' (it has "
                + String.join(", ", header)
                + ")"
                + Nearest.to(required, unknown)
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse(""));
      }
    }
  }

  /** The names of the columns, all different. */
  private static Set<String> checkNames(InputFile file, List<String> header) {
    Set<String> seen = new TreeSet<>();
    for (String column : header) {
      if (!column.isEmpty() && !seen.add(column)) {
        throw file.unreadable("its header names the column '" + column + "' twice");
      }
    }
    return seen;
  }
}
