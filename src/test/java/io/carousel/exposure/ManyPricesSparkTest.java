package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.testing.SparkWatch;
import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices are the largest table that exposure reads: it takes what it needs of them to the rest. */
final class ManyPricesSparkTest {
  private static final int TICKERS = 30;
  private static final int DAYS = 400;
  private static final LocalDate FIRST = LocalDate.of(2024, 6, 1);

  @Test
  void theyAreNotMovedBetweenTasks(@TempDir Path folder) {
    TestRun run =
        new TestRun(folder)
            .asOf("2025-12-31")
            .set("flows.scopes=announced/all/party")
            .file("parties.csv", "party_id,name,kind,ticker", "giver,Giver,chipmaker,T7")
            .file(
                "deals.csv",
                "deal_id,announced_on,agreement_id,payer_id,payee_id,instrument,asset,amount,status,"
                    + "expires_on,shares,strike",
                "e1,2025-03-03,ag,giver,taker,warrant,shares,,signed,2025-03-31,10,2",
                "e2,2025-03-03,ag,taker,giver,purchase,engines,200,signed,,,")
            .file("prices.csv", prices());
    run.jobs(ExposureExample.JOBS.subList(0, ExposureExample.JOBS.size() - 1)).run();

    try (SparkWatch watch = new SparkWatch()) {
      run.jobs(List.of(new ExposureJob(true))).runId("exposure").run();

      // But for the last of each of 14 months, and days without tickers.
      assertThat(watch.shuffledRows()).isBetween(TICKERS * 14L, TICKERS * DAYS / 2L);
    }
    // The 276th day, against the one before.
    Row gift =
        run.rows(
                "SELECT CAST(price AS DOUBLE), announcement_return"
                    + " FROM reporting.equity_funded_purchase"
                    + " WHERE deal_id = 'e1' AND priced_on = DATE'2025-03-03'")
            .head();
    assertThat(gift.getDouble(0)).isCloseTo(19.75, within(1e-12));
    assertThat(gift.getDouble(1)).isCloseTo(0.01 / 19.74, within(1e-12));
  }

  private static String[] prices() {
    List<String> lines = new ArrayList<>(List.of("date,ticker,close,shares_outstanding"));
    for (int day = 0; day < DAYS; day++) {
      for (int ticker = 0; ticker < TICKERS; ticker++) {
        lines.add(
            FIRST.plusDays(day) + ",T" + ticker + "," + (10 + ticker + day / 100.0) + ",1000");
      }
    }
    return lines.toArray(String[]::new);
  }
}
