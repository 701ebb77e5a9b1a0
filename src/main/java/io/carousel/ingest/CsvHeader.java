package io.carousel.ingest;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.carousel.error.CarouselException;
import io.carousel.error.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
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
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
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
    try (QuoteTracker quotes = new QuoteTracker(file.open(hadoop));
        CsvReader<CsvRecord> csv = dialect().ofCsvRecord(quotes);
        CloseableIterator<CsvRecord> records = csv.iterator()) {
      if (!records.hasNext()) {
        return List.of();
      }
      List<String> header = records.next().getFields().stream().map(String::strip).toList();
      OptionalLong open = quotes.unclosedQuote();
      if (open.isPresent() && !records.hasNext()) {
        throw file.unreadable("the quote on line " + open.getAsLong() + " is never closed");
      }
      return header;
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
      throw file.unreadable(why).causedBy(e);
    }
  }

  private static void check(DatasetSpec dataset, InputFile file, List<String> header) {
    TreeSet<String> seen = new TreeSet<>();
    for (String column : header) {
      if (!column.isEmpty() && !seen.add(column)) {
        throw file.unreadable("its header names the column '" + column + "' twice");
      }
    }
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
                    .map(near -> "; is '" + near + "' meant?")
                    .orElse(""));
      }
    }
  }
}
