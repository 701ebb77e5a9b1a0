package io.carousel.ingest;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/**
 * The records of one CSV file, each read and checked, as rows of {@link RecordReader#schema}. A
 * file that cannot be read to its end has a last row that says so.
 */
final class CsvRecords implements Iterator<Row>, Closeable {
  private final RecordReader reader;
  private final QuoteTracker quotes;
  private final CsvReader<CsvRecord> csv;
  private final CloseableIterator<CsvRecord> records;
  private Row next;
  private boolean broken;

  /**
   * Opens the file and passes over its header.
   *
   * @throws IOException if it cannot be opened
   */
  CsvRecords(DatasetSpec dataset, InputFile file, Configuration hadoop) throws IOException {
    this.reader = new RecordReader(dataset, file);
    this.quotes = new QuoteTracker(file.open(hadoop));
    this.csv = CsvHeader.dialect().ofCsvRecord(quotes);
    this.records = csv.iterator();
    records.next();
    this.next = read();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Row next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Row current = next;
    next = read();
    return current;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }

  private Row read() {
    if (broken) {
      return null;
    }
    try {
      return records.hasNext() ? row(records.next()) : null;
    } catch (UncheckedIOException | CsvParseException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      return broken(e.getMessage() + " (" + why.getMessage() + ")");
    }
  }

  private Row row(CsvRecord record) {
    long line = record.getStartingLineNumber();
    OptionalLong open = quotes.unclosedQuote();
    if (open.isPresent() && !records.hasNext()) {
      return broken("the quote on line " + open.getAsLong() + " is never closed");
    }
    return quotes.isMalformed(line)
        ? reader.refused(record.getFields(), line, "text after a closing quote")
        : reader.read(record.getFields(), line);
  }

  private Row broken(String why) {
    broken = true;
    return reader.broken(why);
  }
}
