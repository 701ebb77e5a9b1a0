package io.carousel.ingest.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.carousel.schema.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/** The records of one CSV file. */
public class CsvRecords extends FileRecords {
  private final QuoteTracker quotes;
  private final CsvReader<CsvRecord> csv;
  private final CloseableIterator<CsvRecord> records;

  /**
   * Opens the file and passes over its header.
   *
   * @throws IOException if it cannot be opened
   */
  public CsvRecords(RecordReader reader, InputFile file, Configuration hadoop) throws IOException {
    super(reader);
    this.quotes = new QuoteTracker(file.open(hadoop));
    this.csv = CsvHeader.dialect().ofCsvRecord(quotes);
    this.records = csv.iterator();
    records.next();
  }

  @Override
  public final void close() throws IOException {
    csv.close();
  }

  @Override
  public final boolean advance(Consumer<Row> out) {
    try {
      return records.hasNext() && advance(records.next(), out);
    } catch (UncheckedIOException | CsvParseException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      return broken(e.getMessage() + " (" + why.getMessage() + ")", out);
    }
  }

  /** Hands out the rows of a line that is well-formed. */
  public void rows(List<String> fields, long line, Consumer<Row> out) {
    out.accept(reader().read(fields, line));
  }

  private boolean advance(CsvRecord record, Consumer<Row> out) {
    long line = record.getStartingLineNumber();
    OptionalLong open = quotes.unclosedQuote();
    if (open.isPresent() && !records.hasNext()) {
      return broken("the quote on line " + open.getAsLong() + " is never closed", out);
    }
    if (quotes.isMalformed(line)) {
      String text = reader().text(record.getFields());
      out.accept(reader().refused(line, text, Fault.of(RejectReason.TEXT_AFTER_QUOTE)));
    } else {
      rows(record.getFields(), line, out);
    }
    return true;
  }
}
