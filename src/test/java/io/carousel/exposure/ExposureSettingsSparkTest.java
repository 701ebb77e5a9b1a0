package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Settings that change what the queries count. */
final class ExposureSettingsSparkTest {

  @Test
  void oneWindowHoldsForCapitalAndPurchases() {
    try (QueryExample example =
        new QueryExample()
            .set("exposure.window-months=12")
            .set("exposure.max-intermediaries=0")
            .with(
                Source.DEAL,
                "deal_id, dated_on, payer_id, payee_id, instrument, layer, asset, amount, status,"
                    + " binding",
                "old-loan, 2024-12-31, s, c, debt, capital, cash, 50, closed, true",
                "loan, 2025-01-01, s, c, debt, capital, cash, 20, closed, true",
                "old-order, 2024-12-31, c, s, purchase, trade, chips, 90, closed, true",
                "order, 2025-06-01, c, s, purchase, trade, chips, 10, closed, true",
                "through, 2025-06-01, c, m, purchase, trade, chips, 10, closed, true",
                "on, 2025-06-01, m, s, purchase, trade, chips, 10, closed, true")) {
      assertThat(
              json(
                  example,
                  Query.VENDOR_FINANCING,
                  "window_from",
                  "financed",
                  "purchased_direct",
                  "purchased_indirect",
                  "financed_share"))
          .containsExactly(
              "{\"window_from\":\"2025-01-01\",\"financed\":20.00,\"purchased_direct\":10.00,"
                  + "\"purchased_indirect\":0.00,\"financed_share\":1.0}");
    }
  }

  @Test
  void theReportingCurrencyNeedsNoRate() {
    try (QueryExample example =
        new QueryExample()
            .set("ingest.reporting-currency=EUR")
            .with(
                Source.FACILITY,
                "facility_id, borrower_id, lender_id, currency, signed_on, limit, drawn,"
                    + " matures_on",
                "f1, drawing, bank, EUR, 2025-01-01, 50, 10, 2026-06-30")) {
      assertThat(json(example, Query.RESILIENCE, "party_id", "debt_due_24m"))
          .containsExactly("{\"party_id\":\"drawing\",\"debt_due_24m\":10.00}");
    }
  }

  private static List<String> json(QueryExample example, Query query, String... columns) {
    Dataset<Row> rows = example.rows(query).get(query);
    return rows.selectExpr(columns).toJSON().collectAsList();
  }
}
