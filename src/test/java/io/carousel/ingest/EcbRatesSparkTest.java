package io.carousel.ingest;

import static io.carousel.ingest.Account.assertOutcomes;
import static io.carousel.ingest.Account.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ECB's rates in a run, alone and beside rates of others. */
final class EcbRatesSparkTest {
  private static final String ECB = "fx_rates/eurofxref-hist.csv";

  @TempDir private Path folder;

  private TestRun run() {
    return new TestRun(folder)
        .jobs(List.of(new IngestJob()))
        .file(
            ECB, "Date,USD,JPY,GBP,CHF,", "2025-01-03,1.1,160,x,N/A,", "2025-01-02,1.25,200,0.9,,");
  }

  @Test
  void convertByTheQuoteAndNotByARoundedQuotient() {
    TestRun run =
        run()
            .file(
                "payments.csv",
                "payer_id,payee_id,amount,paid_on,currency",
                "a,b,10000000000000000,2025-01-03,EUR", // times 1.1, whose inverse has no end
                "a,b,160,2025-01-03,JPY", // 1.1 dollars
                "a,b,0.9,2025-01-03,GBP", // 1.25 dollars the day before
                "a,b,1,2025-01-03,CHF") // has no rate
            .run();

    assertThat(run.query("SELECT currency, reported_amount FROM curated.payment"))
        .containsExactly(
            "{\"currency\":\"EUR\",\"reported_amount\":11000000000000000.00}",
            "{\"currency\":\"GBP\",\"reported_amount\":1.25}",
            "{\"currency\":\"JPY\",\"reported_amount\":1.10}");
    assertOutcomes(run, "payments", 3, 0, 1);
    assertOutcomes(run, "fx_rates", 5, 0, 1);
    assertThat(rejected(run, ECB)).containsExactly("2 GBP = x: not a number like 1250000.50");
  }

  @Test
  void conflictWithOtherRatesOfTheirDayEachForItself() {
    TestRun run =
        run()
            .file("payments.csv", "payer_id,payee_id,amount,paid_on", "a,b,1,2025-01-03")
            .file(
                "fx_rates/own.csv",
                "date,currency,units_per_usd",
                "2025-01-02,EUR,0.8", // repeats the ECB's
                "2025-01-02,JPY,161",
                "2025-01-02,GBP,0.73")
            .run();

    String conflict = "another record of the same key says something else";
    assertThat(rejected(run, "fx_rates/own.csv"))
        .containsExactly(
            "3 date = 2025-01-02, JPY: " + conflict, "4 date = 2025-01-02, GBP: " + conflict);
    // Both of the same line.
    assertThat(rejected(run, ECB))
        .filteredOn(told -> told.startsWith("3 ") && told.endsWith(conflict))
        .hasSize(2)
        .anyMatch(told -> told.contains("JPY"))
        .anyMatch(told -> told.contains("GBP"));
    assertOutcomes(run, "fx_rates", 3, 1, 5);
  }
}
