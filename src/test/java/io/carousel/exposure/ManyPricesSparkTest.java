package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.testing.SparkWatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prices are the largest table of this job: queries take what they need of them to the rest. */
@Tag("spread")
final class ManyPricesSparkTest {
  private static final int TICKERS = 30;
  private static final int DAYS = 400;
  private static final LocalDate FIRST = LocalDate.of(2024, 6, 1);

  @Test
  void theyAreNotMovedBetweenTasks() {
    try (QueryExample example = example();
        SparkWatch watch = new SparkWatch()) {
      Map<Query, Dataset<Row>> rows = example.rows(Query.values());

      // Except for the last price of each of 14 months, and days without tickers.
      assertThat(watch.shuffledRows()).isBetween(TICKERS * 14L, TICKERS * DAYS / 2L);

      // The 276th day, against the one before.
      Row grant =
          rows.get(Query.EQUITY_FUNDED_PURCHASE)
              .where("deal_id = 'e1' AND priced_on = DATE'2025-03-03'")
              .selectExpr("CAST(price AS DOUBLE)", "announcement_return")
              .head();
      assertThat(grant.getDouble(0)).isCloseTo(19.75, within(1e-12));
      assertThat(grant.getDouble(1)).isCloseTo(0.01 / 19.74, within(1e-12));
    }
  }

  private static QueryExample example() {
    return new QueryExample()
        .ofMuchData()
        .with(Source.PARTY, "party_id, name, kind, ticker", "giver, Giver, chipmaker, T7")
        .with(
            Source.DEAL,
            "deal_id, dated_on, agreement_id, payer_id, payee_id, instrument, layer, asset, amount,"
                + " currency, status, binding, expires_on, shares, strike",
            "e1, 2025-03-03, ag, giver, taker, warrant, in-kind, shares, , USD, signed, true,"
                + " 2025-03-31, 10, 2",
            "e2, 2025-03-03, ag, taker, giver, purchase, trade, engines, 200, USD, signed, true,"
                + " , , ")
        .with(Source.PRICE, "date, ticker, close, shares_outstanding", prices());
  }

  private static String[] prices() {
    List<String> lines = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      for (int ticker = 0; ticker < TICKERS; ticker++) {
        lines.add(
            FIRST.plusDays(day) + ",T" + ticker + "," + (10 + ticker + day / 100.0) + ",1000");
      }
    }
    return lines.toArray(String[]::new);
  }
}
