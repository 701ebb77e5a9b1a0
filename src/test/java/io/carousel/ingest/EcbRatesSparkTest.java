package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.schema.Datasets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ECB's rates together with rates of others, which conflict on the last of three days. */
final class EcbRatesSparkTest {
  private static final String ECB = "fx_rates/eurofxref-hist.csv";
  private static final String CONFLICT = "conflicts with another record with the same key";

  private static CheckedInput input;

  @BeforeAll
  static void checkAllFiles(@TempDir Path folder) {
    input =
        CheckedInput.of(
            new InputFiles(folder)
                .file(
                    ECB,
                    "Date,USD,JPY,GBP,CHF,",
                    "2025-01-03,1.1,160,x,N/A,",
                    "2025-01-02,1.25,200,0.9,,",
                    "2024-12-30,1.25,200,0.9,,")
                .file(
                    "fx_rates/own.csv",
                    "date,currency,units_per_usd",
                    "2024-12-30,EUR,0.8", // repeats the ECB's
                    "2024-12-30,JPY,161",
                    "2024-12-30,GBP,0.73")
                .file(
                    "payments.csv",
                    "payer_id,payee_id,amount,paid_on,currency",
                    "a,b,10000000000000000,2025-01-03,EUR", // times 1.1, whose inverse has no end
                    "a,b,160,2025-01-03,JPY", // 1.1 dollars
                    "a,b,0.9,2025-01-03,GBP", // 1.25 dollars the day before
                    "a,b,1,2025-01-03,CHF")); // has no rate
  }

  @Test
  void everyRateHasOneOutcome() {
    // 2, 3 and 1 rates of the ECB's days; one is no number, two and two conflict.
    input.assertOutcomes(Datasets.FX_RATES, 2 + 3 + 1, 1, 1 + 4);
  }

  @Test
  void convertByTheQuoteAndNotByARoundedQuotient() {
    assertThat(input.query("SELECT currency, converted_amount FROM curated.payment"))
        .containsExactly(
            "{\"currency\":\"EUR\",\"converted_amount\":11000000000000000.00}",
            "{\"currency\":\"GBP\",\"converted_amount\":1.25}",
            "{\"currency\":\"JPY\",\"converted_amount\":1.10}");
    input.assertOutcomes(Datasets.PAYMENTS, 3, 0, 1);
  }

  @Test
  void conflictWithOtherRatesOfTheirDayEachForItself() {
    assertThat(input.rejected("fx_rates/own.csv"))
        .containsExactly(
            "3 date = 2024-12-30, JPY: " + CONFLICT, "4 date = 2024-12-30, GBP: " + CONFLICT);
    assertThat(input.rejected(ECB))
        .containsExactly(
            "2 GBP = x: not a number like 1250000.50",
            // Both of the same line.
            "4 date = 2024-12-30, GBP: " + CONFLICT,
            "4 date = 2024-12-30, JPY: " + CONFLICT);
  }
}
