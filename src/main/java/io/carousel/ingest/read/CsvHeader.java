package io.carousel.ingest.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.carousel.error.CarouselException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;

/** Reads the headers of CSV files; also the one dialect in which CSV files are read. */
final class CsvHeader {
  /** Characters of the longest allowed record. */
  private static final int MAX_RECORD = 64 << 20;

  private CsvHeader() {}

  /**
   * RFC 4180 in UTF-8; a byte order mark may come first, empty lines are skipped. {@link
   * RecordReader} and {@link QuoteTracker} find the errors that the parser tolerates.
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
   * The columns of a file, empty for a file without any line.
   *
   * @throws CarouselException if it cannot be read
   */
  static List<String> read(InputFile file, Configuration hadoop) {
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
}
