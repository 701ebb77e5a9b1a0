package io.carousel.ingest;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.carousel.error.CarouselException;
import io.carousel.error.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;

/** Reads the headers of CSV files, and how CSV files are read at all: RFC 4180, UTF-8. */
final class CsvHeader {
  /** Characters of the largest record. */
  private static final int MAX_RECORD = 64 << 20;

  private CsvHeader() {}

  /**
   * The one dialect: a byte order mark may lead, empty lines are passed over. What it forgives,
   * {@link RecordReader} and {@link QuoteTracker} see.
   */
  static CsvReader.CsvReaderBuilder dialect() {
    return CsvReader.builder()
        .detectBomHeader(true)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .maxBufferSize(MAX_RECORD);
  }

  /**
   * The files with their headers; files without any line are left out.
   *
   * @throws CarouselException if a file cannot be read, names a column twice or lacks a required
   *     one
   */
  static List<InputFile> readAll(DatasetSpec dataset, List<InputFile> files, Configuration hadoop) {
    List<InputFile> read = new ArrayList<>();
    for (InputFile file : files) {
      List<String> header = read(file, hadoop);
      if (!header.isEmpty()) {
        check(dataset, file, header);
        read.add(file.withHeader(header));
      }
    }
    return List.copyOf(read);
  }

  private static List<String> read(InputFile file, Configuration hadoop) {
    try (InputStream content = file.open(hadoop);
        CsvReader<CsvRecord> records = dialect().ofCsvRecord(content);
        CloseableIterator<CsvRecord> first = records.iterator()) {
      return first.hasNext()
          ? first.next().getFields().stream().map(String::strip).toList()
          : List.of();
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw file.unreadable(String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  private static void check(DatasetSpec dataset, InputFile file, List<String> header) {
    TreeSet<String> seen = new TreeSet<>();
    for (String column : header) {
      if (!column.isEmpty() && !seen.add(column)) {
        throw file.unreadable("its header names the column '" + column + "' twice");
      }
    }
    for (String required : dataset.requiredNames()) {
      if (!seen.contains(required)) {
        throw file.unreadable(
            "its header lacks the column '"
                + required
                + "'; "
                + Nearest.to(required, seen)
                    .filter(near -> !dataset.columnNames().contains(near))
                    .map(near -> "is '" + near + "' meant?")
                    .orElse("it has " + String.join(", ", header)));
      }
    }
  }
}
