package io.carousel.ingest.read;

import io.carousel.ingest.read.FieldParser.BadField;
import io.carousel.schema.Datasets;
import io.carousel.schema.FieldType;
import io.carousel.schema.RejectReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/**
 * The rates of the ECB's {@code eurofxref-hist.csv}: a line for each day, newest first, a column
 * for each currency, units per euro, {@code N/A} if there is no rate, and an empty last column.
 * Each rate is a record; the rate of the dollar becomes the record of the euro. A rate is converted
 * into units per dollar by the dollar's rate of the same day, and the quoted numbers are stored
 * too, so no precision is lost by rounding.
 *
 * <p>Source: European Central Bank, euro foreign exchange reference rates.
 */
final class EcbRecords extends CsvRecords {
  /** The row's columns, in the order in which this class fills them. */
  private static final List<String> COLUMNS =
      List.of("date", "currency", "units_per_usd", "quoted_units", "quoted_usd");

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Set<String> NONE = Set.of("", "N/A");
  private static final String USD = "USD";
  private static final int SCALE = 18;

  private final List<String> currencies;
  private final int usd;

  /**
   * Opens the file and skips its header.
   *
   * @throws IOException if it cannot be opened
   */
  EcbRecords(InputFile file, Configuration hadoop, RecordReader.Texts texts) throws IOException {
    super(
        new RecordReader(Datasets.FX_RATES, file.with(FileFormat.ECB, COLUMNS), texts),
        file,
        hadoop);
    this.currencies = file.header();
    this.usd = currencies.indexOf(USD);
  }

  /** Whether a file's header is the ECB's: the date, then currencies. */
  static boolean isHeader(List<String> header) {
    return header.size() > 1
        && header.get(0).equals("Date")
        && header.contains(USD)
        && header.stream().skip(1).allMatch(c -> c.isEmpty() || CURRENCY.matcher(c).matches());
  }

  @Override
  public void rows(List<String> fields, long line, Consumer<Row> out) {
    if (fields.size() != currencies.size()) {
      out.accept(reader().wrongWidth(fields, line, currencies.size()));
      return;
    }
    String text = reader().text(fields);
    try {
      FieldParser.parse(FieldType.DATE, fields.get(0));
    } catch (BadField e) {
      out.accept(reader().refused(line, text, "date", fields.get(0), e.fault()));
      return;
    }
    for (int i = 1; i < fields.size(); i++) {
      if (!currencies.get(i).isEmpty() && !NONE.contains(fields.get(i).strip())) {
        out.accept(rate(fields, i, line, text));
      }
    }
  }

  private Row rate(List<String> fields, int column, long line, String text) {
    String currency = currencies.get(column);
    try {
      boolean euro = column == usd;
      BigDecimal dollars = dollars(fields);
      BigDecimal units = euro ? BigDecimal.ONE : positive(fields.get(column));
      List<String> values =
          List.of(
              fields.get(0),
              euro ? "EUR" : currency,
              units.divide(dollars, SCALE, RoundingMode.HALF_UP).toPlainString(),
              units.toPlainString(),
              dollars.toPlainString());
      return reader().read(values, line, () -> text, Map.of(), null);
    } catch (BadField e) {
      return reader().refused(line, text, currency, fields.get(column), e.fault());
    }
  }

  private BigDecimal dollars(List<String> fields) throws BadField {
    try {
      return positive(fields.get(usd));
    } catch (BadField e) {
      throw new BadField(RejectReason.NO_DOLLAR_RATE, e.fault().text());
    }
  }

  private static BigDecimal positive(String text) throws BadField {
    return (BigDecimal) FieldParser.parse(FieldType.POSITIVE, text);
  }
}
