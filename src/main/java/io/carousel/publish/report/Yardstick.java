package io.carousel.publish.report;

import static io.carousel.schema.ExposureColumns.FINANCED_TO_REVENUE;
import static io.carousel.schema.ExposureColumns.SOURCE;
import static io.carousel.schema.ExposureColumns.SUPPLIER_REVENUE_PERIOD_END;
import static io.carousel.schema.Ids.AS_OF;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * Financing that a supplier of earlier times gave its customers, for comparison, in US dollars. The
 * rows are in {@code yardstick.csv}; the same jobs computed them from the filings of that time.
 *
 * @param asOf the date of the figures
 * @param financed cash given; null if unknown
 * @param guaranteed guarantees given, apart from that; null if unknown
 * @param supplierRevenue the supplier's revenue of a year
 * @param supplierRevenuePeriodEnd the last day of that year
 * @param financedToRevenue cash given and guaranteed per dollar of that revenue
 */
public record Yardstick(
    LocalDate asOf,
    String supplier,
    String customer,
    BigDecimal financed,
    BigDecimal guaranteed,
    BigDecimal supplierRevenue,
    LocalDate supplierRevenuePeriodEnd,
    double financedToRevenue,
    String source) {
  private static final String FILE = "yardstick.csv";

  /** The rows of the file. */
  static List<Yardstick> all() {
    return Rows.READ;
  }

  /** Reads the file once, on first use. */
  private static final class Rows {
    private static final List<Yardstick> READ = read();

    private static List<Yardstick> read() {
      try (InputStream in = Yardstick.class.getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IllegalStateException("the jar lacks " + FILE + ", which the report needs");
        }
        String csv = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().map(Yardstick::of).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(FILE + " could not be read from the jar", e);
      }
    }
  }

  private static Yardstick of(NamedCsvRecord row) {
    return new Yardstick(
        LocalDate.parse(row.getField(AS_OF)),
        row.getField("supplier"),
        row.getField("customer"),
        money(row, "financed"),
        money(row, "guaranteed"),
        money(row, "supplier_revenue"),
        LocalDate.parse(row.getField(SUPPLIER_REVENUE_PERIOD_END)),
        Double.parseDouble(row.getField(FINANCED_TO_REVENUE)),
        row.getField(SOURCE));
  }

  private static BigDecimal money(NamedCsvRecord row, String column) {
    String amount = row.getField(column);
    return amount.isEmpty() ? null : new BigDecimal(amount);
  }
}
