package io.carousel.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.ingest.check.Lookups;
import io.carousel.schema.CuratedTables;
import io.carousel.spark.KeptRows;
import io.carousel.testing.TableRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** Amounts in the reporting currency, by the last rate on or before their day. */
final class ExchangeRatesSparkTest {
  @Test
  void anotherReportingCurrencyIsConvertedIntoOnce() {
    Dataset<Row> rates =
        TableRows.of(CuratedTables.FX_RATE)
            .rows("date, currency, units_per_usd", "2025-01-01, EUR, 0.8", "2025-01-01, GBP, 0.5");
    Dataset<Row> payments =
        TableRows.of(CuratedTables.PAYMENT)
            .rows(
                "amount, currency, paid_on",
                "100, USD, 2025-01-02", // 100 * 0.8
                "10, GBP, 2025-01-02", // 10 / 0.5 * 0.8
                "10, GBP, 2024-12-31", // before the first rate
                "7, EUR, 2020-01-01"); // needs no rate
    ExchangeRates euros = new ExchangeRates(rates, "EUR", new Lookups(new KeptRows(), true));

    assertThat(
            euros
                .quoted(payments, payments, "paid_on", true)
                .select(euros.converted(functions.col("amount")).cast("string"))
                .collectAsList())
        .map(row -> row.getString(0))
        .containsExactlyInAnyOrder("80.00", "16.00", null, "7.00");
  }
}
