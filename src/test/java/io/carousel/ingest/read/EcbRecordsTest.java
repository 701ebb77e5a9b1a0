package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.schema.Datasets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ECB's file, read as it is. */
final class EcbRecordsTest {
  private static final String NAME = "eurofxref-hist.csv";
  private static final Path HISTORY = Path.of("..", "shared", "data", "open", "ecb_fx", NAME);
  private static final StructType SCHEMA = RecordReader.schema(Datasets.FX_RATES);
  private static final Configuration HADOOP = new Configuration();

  @TempDir private Path folder;

  private List<Row> rows(String... lines) {
    try {
      return rows(Files.writeString(folder.resolve(NAME), String.join("\n", lines) + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Row> rows(Path path) throws IOException {
    InputFile file = Headers.readAll(Datasets.FX_RATES, List.of(Things.file(path)), HADOOP).get(0);
    List<Row> rows = new ArrayList<>();
    try (FileRecords records =
        FileRecords.open(Datasets.FX_RATES, file, HADOOP, RecordReader.Texts.OF_ALL)) {
      records.forEachRemaining(rows::add);
    }
    return rows;
  }

  private FileFormat format(String name, String header) throws IOException {
    Path path = Files.writeString(folder.resolve(name), header + "\n");
    return Headers.readAll(Datasets.FX_RATES, List.of(Things.file(path)), HADOOP).get(0).format();
  }

  private static Object value(Row row, String column) {
    return row.get(SCHEMA.fieldIndex(column));
  }

  private static BigDecimal number(Row row, String column) {
    BigDecimal value = (BigDecimal) value(row, column);
    return value == null ? null : value.stripTrailingZeros();
  }

  /** Line, day, currency and units for a dollar; or line, column, value and reason. */
  private static String shown(Row row) {
    String reason = (String) value(row, RecordColumns.REASON);
    return reason == null
        ? value(row, RecordColumns.LINE)
            + " "
            + value(row, "date")
            + " "
            + value(row, "currency")
            + " "
            + number(row, "units_per_usd").toPlainString()
        : value(row, RecordColumns.LINE)
            + " "
            + value(row, RecordColumns.COLUMN)
            + " = "
            + value(row, RecordColumns.VALUE)
            + ": "
            + Things.text(reason, value(row, RecordColumns.ATTRIBUTES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eurofxref-hist.csv | Date,USD,JPY, | ECB",
        "fx_rates.csv | Date,USD,JPY | ECB",
        "fx_rates.csv | \uFEFFDate,JPY,USD, | ECB",
        "fx_rates.csv | \"Date\",\"USD\",\"JPY\" | ECB",
        "fx_rates.csv | date,currency,units_per_usd | CSV",
        "eurofxref-hist.csv | date,currency,units_per_usd | CSV"
      })
  void isKnownByItsHeaderNotByItsName(String name, String header, FileFormat format)
      throws IOException {
    assertThat(format(name, header)).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Date,JPY,GBP,", "Date", "Date,USD,yen", "day,USD,JPY"})
  void isRefusedWithAnotherHeader(String header) {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> format(NAME, header))
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .withMessageContainingAll(NAME, "lacks the column 'date'");
  }

  @Test
  void isRefusedIfACurrencyHasTwoColumns() {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> rows("Date,USD,JPY,JPY,", "2025-01-02,1.25,200,200,"))
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .withMessageContainingAll(NAME, "'JPY'", "twice");
  }

  @Test
  void turnsUnitsOfAEuroIntoUnitsOfADollar() {
    // The euro itself comes from the dollar's column: 1 / 1.25; the yen is 200 / 1.25.
    List<Row> rows =
        rows("Date,USD,JPY,GBP,", "2025-01-03,1.25,200,0.9,", "2025-01-02,1.6,160.8,0.8,");
    assertThat(rows)
        .map(EcbRecordsTest::shown)
        .containsExactly(
            "2 2025-01-03 EUR 0.8",
            "2 2025-01-03 JPY 160",
            "2 2025-01-03 GBP 0.72",
            "3 2025-01-02 EUR 0.625",
            "3 2025-01-02 JPY 100.5",
            "3 2025-01-02 GBP 0.5");
    assertThat(rows).map(row -> value(row, RecordColumns.FILE)).containsOnly(NAME);
  }

  @Test
  void keepsTheQuoteNextToTheQuotient() {
    // 0.9 / 1.1 = 0.8181…, 1 / 1.1 = 0.9090…: 18 digits, rounded half up.
    List<Row> rows = rows("Date,USD,GBP,", "2025-01-02,1.1,0.9,");
    assertThat(rows)
        .map(EcbRecordsTest::shown)
        .containsExactly(
            "2 2025-01-02 EUR 0.909090909090909091", "2 2025-01-02 GBP 0.818181818181818182");
    assertThat(rows)
        .map(row -> number(row, "quoted_units") + " for " + number(row, "quoted_usd"))
        .containsExactly("1 for 1.1", "0.9 for 1.1");
  }

  @Test
  void hasNoRecordForACellThatIsEmptyOrNotAvailable() {
    assertThat(rows("Date,USD,CYP,JPY,GBP,", "2025-01-02,1.25,N/A,,0.9,", "", "2025-01-01,1.6,,,,"))
        .map(EcbRecordsTest::shown)
        .containsExactly("2 2025-01-02 EUR 0.8", "2 2025-01-02 GBP 0.72", "4 2025-01-01 EUR 0.625");
  }

  @Test
  void rejectsOnlyTheRateOfABadCellAndNamesItsCurrency() {
    assertThat(rows("Date,USD,JPY,GBP,CHF,", "2025-01-02,1.25,x,-0.9,0,", "2025-01-01,1.6,160,,,"))
        .map(EcbRecordsTest::shown)
        .containsExactly(
            "2 2025-01-02 EUR 0.8",
            "2 JPY = x: not a number like 1250000.50",
            "2 GBP = -0.9: not above zero",
            "2 CHF = 0: not above zero",
            "3 2025-01-01 EUR 0.625",
            "3 2025-01-01 JPY 100");
  }

  @Test
  void rejectsALineOfABadDateOnce() {
    List<Row> rows =
        rows("Date,USD,JPY,", "2025-02-30,1.25,200,", "02/01/2025,x,200,", "2025-01-01,1.6,160,");
    assertThat(rows)
        .map(EcbRecordsTest::shown)
        .containsExactly(
            "2 date = 2025-02-30: not a date like 2025-12-31",
            "3 date = 02/01/2025: not a date like 2025-12-31",
            "4 2025-01-01 EUR 0.625",
            "4 2025-01-01 JPY 100");
    assertThat(value(rows.get(0), RecordColumns.RECORD)).isEqualTo("2025-02-30,1.25,200,");
  }

  @Test
  void rejectsALineOfAnotherWidthOnce() {
    assertThat(rows("Date,USD,JPY,", "2025-01-02,1.25,200,,", "2025-01-01,1.6", "2024-12-31,1,2,"))
        .map(EcbRecordsTest::shown)
        .containsExactly(
            "2 null = null: has 5 fields where the header has 4",
            "3 null = null: has 2 fields where the header has 4",
            "4 2024-12-31 EUR 1",
            "4 2024-12-31 JPY 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"N/A", ""})
  void rejectsTheRatesOfADayWithoutTheDollar(String none) {
    List<Row> rows =
        rows("Date,USD,JPY,GBP,", "2025-01-02," + none + ",200,0.9,", "2025-01-01,1.6,160,,");
    assertThat(rows).hasSize(4);
    assertThat(shown(rows.get(0))).startsWith("2 JPY = 200: the day has no rate of the dollar");
    assertThat(shown(rows.get(1))).startsWith("2 GBP = 0.9: the day has no rate of the dollar");
    assertThat(rows.subList(2, 4))
        .map(EcbRecordsTest::shown)
        .containsExactly("3 2025-01-01 EUR 0.625", "3 2025-01-01 JPY 100");
  }

  @Test
  void acceptsEveryRateOfTheWholeHistory() throws IOException {
    assumeTrue(Files.exists(HISTORY));
    long cells;
    try (Stream<String> lines = Files.lines(HISTORY)) {
      cells =
          lines
              .skip(1)
              .flatMap(line -> Arrays.stream(line.split(",", -1)).skip(1))
              .filter(cell -> !cell.isEmpty() && !cell.equals("N/A"))
              .count();
    }
    List<Row> rows = rows(HISTORY);
    assertThat(rows).hasSize(Math.toIntExact(cells)).hasSizeGreaterThan(200_000);
    assertThat(rows).allMatch(row -> value(row, RecordColumns.REASON) == null);
    // The last cell: 6.9358 / 1.1789.
    assertThat(shown(rows.get(rows.size() - 1))).endsWith(" 1999-01-04 ZAR 5.883281024684027483");
  }
}
