package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other currencies, dated vesting, cancelled loans, payments without deals, unnamed customers. */
final class SpecialDealsSparkTest {
  /** The records of this test, of parties {@code sp-…}, for the common run. */
  static TestRun files(TestRun run) {
    return run.file("parties/special.csv", "party_id,name,ticker", "sp-giver,SP Giver,SG")
        // A euro is 2 USD, later 4.
        .file(
            "fx_rates/special.csv",
            "date,currency,units_per_usd",
            "2025-03-03,EUR,0.5",
            "2025-06-30,EUR,0.25")
        .file(
            "prices/special.csv",
            "date,ticker,close,shares_outstanding",
            "2025-03-03,SG,12,",
            "2025-04-01,SG,13,",
            "2025-07-01,SG,20,")
        .file(
            "facilities/special.csv",
            "facility_id,borrower_id,lender_id,currency,signed_on,limit,drawn,matures_on",
            "sp-f1,sp-drawing,sp-bank,EUR,2025-01-01,50,10,2026-06-30")
        .file(
            "deals/special.csv",
            "deal_id,announced_on,agreement_id,payer_id,payee_id,instrument,asset,amount,"
                + "currency,status,starts_on,cancelled_on,shares,strike,vesting",
            "sp-e1,2025-03-03,sp-ag,sp-giver,sp-taker,warrant,shares,,EUR,signed,,,10,4,2025-04-01",
            "sp-l1,2024-01-10,,sp-bank,sp-young,debt,cash,100,USD,cancelled,,2024-06-05,,,",
            "sp-l2,2024-03-10,,sp-bank,sp-hasty,debt,cash,100,USD,cancelled,,2024-03-20,,,",
            "sp-z1,2025-02-01,,sp-taker,sp-s,purchase,air,0,USD,closed,,,,,",
            "sp-p1,2025-02-01,,sp-acme,sp-s,purchase,tools,20,USD,closed,2025-02-01,,,,")
        .file(
            "payments/special.csv",
            "payment_id,payer_id,payee_id,amount,paid_on,instrument",
            "sp-m1,sp-vendor,sp-client,50,2025-02-01,debt",
            "sp-m2,sp-client,sp-vendor,20,2025-03-01,purchase")
        .file(
            "fundamentals/special.csv",
            "party_id,period_end,period,metric,counterparty_id,value,currency",
            "sp-s,2025-09-30,TTM,revenue,,100,USD",
            "sp-s,2025-09-30,TTM,revenue,Customer A,40,USD",
            "sp-s,2025-09-30,TTM,revenue,Customer B,10,USD",
            "sp-steady,2024-06-30,POINT,debt,,70,XXX",
            "sp-steady,2024-12-31,POINT,debt,,80,USD",
            "sp-steady,2024-12-31,FY,ebitda,,60,USD",
            "sp-steady,2024-12-31,FY,interest,,20,USD",
            "sp-steady,2024-12-31,Q,ebitda,,5,USD",
            "sp-steady,2024-12-31,Q,interest,,5,USD",
            "sp-steady,2025-06-30,TTM,revenue,,40,USD",
            "sp-other,2025-09-30,TTM,revenue,,50,USD",
            "sp-other,2025-09-30,TTM,revenue,Customer A,5,USD");
  }

  @Test
  void aStrikeIsInTheDealsCurrencyAndAPriceInDollars() {
    // A strike of 4 euros is 8 USD, then 16: 10 * (12 - 8), 10 * (13 - 8), 10 * (20 - 16).
    // It vests on 2025-04-01.
    assertThat(
            texts(
                "SELECT concat_ws(' ', priced_on, value, vested)"
                    + " FROM reporting.equity_funded_purchase WHERE deal_id = 'sp-e1'"
                    + " ORDER BY priced_on"))
        .containsExactly(
            "2025-03-03 40.00 false", "2025-04-01 50.00 true", "2025-07-01 40.00 true");
  }

  @Test
  void aDrawnAmountIsConvertedAtTheRateOfTheAsOfDate() {
    // 10 euros are 40 USD at the last rate.
    assertThat(
            texts(
                "SELECT concat_ws(' ', debt_due_24m, debt_due_source)"
                    + " FROM reporting.resilience WHERE party_id = 'sp-drawing'"))
        .containsExactly("40.00 facilities");
  }

  @Test
  void aCancelledLoanIsOwedAndNewUntilThen() {
    assertThat(
            texts(
                "SELECT concat_ws(' ', month, new_debt_12m, deals_12m, debt, debt_source)"
                    + " FROM reporting.lending WHERE borrower_id = 'sp-young'"
                    + " AND month BETWEEN '2024-01' AND '2024-07' ORDER BY month"))
        .containsExactly(
            "2024-01 100.00 1 100.00 deals",
            "2024-02 100.00 1 100.00 deals",
            "2024-03 100.00 1 100.00 deals",
            "2024-04 100.00 1 100.00 deals",
            "2024-05 100.00 1 100.00 deals",
            "2024-06 0.00 0 0.00 deals",
            "2024-07 0.00 0 0.00 deals");
    assertThat(
            texts(
                "SELECT DISTINCT concat_ws(' ', new_debt_12m, deals_12m, debt)"
                    + " FROM reporting.lending WHERE borrower_id = 'sp-hasty'"))
        .containsExactly("0.00 0 0.00");
  }

  @Test
  void aBorrowerWithoutLoansHasTheMonthsOfReportsAndTheLast() {
    // The first debt is in a currency without a rate. Of the year and its last quarter, the year
    // gives the interest cover: 60 / 20. 80 / 40 = 2 times the revenue.
    assertThat(
            texts(
                "SELECT concat_ws(' ', month, coalesce(CAST(debt AS STRING), 'unknown'), debt_on,"
                    + " debt_to_revenue, interest_cover, interest_period)"
                    + " FROM reporting.lending WHERE borrower_id = 'sp-steady' ORDER BY month"))
        .containsExactly(
            "2024-06 unknown",
            "2024-12 80.00 2024-12-31 3.0 FY",
            "2025-06 80.00 2024-12-31 2.0 3.0 FY",
            "2025-12 80.00 2024-12-31 2.0 3.0 FY");
  }

  @Test
  void aMarketWhoseDealsAmountToNothingHasNoShares() {
    assertThat(texts("SELECT market FROM reporting.market_concentration WHERE market = 'air'"))
        .isEmpty();
  }

  @Test
  void paymentsWithoutDealsAreVendorFinancingToo() {
    // 20 of 50 have come back.
    assertThat(
            texts(
                "SELECT concat_ws(' ', basis, financed, purchased_direct, return_ratio,"
                    + " financed_paid, purchased_paid)"
                    + " FROM reporting.vendor_financing WHERE supplier_id = 'sp-vendor'"))
        .containsExactly("paid 50.00 20.00 0.4 50.00 20.00");
  }

  @Test
  void customersWithoutANameCountOneEachInTheReportsOfTheirSupplier() {
    // 40 and 10 as reported, and 20 paid by acme, of 100: 0.4^2 + 0.1^2 + 0.2^2 = 0.21.
    assertThat(
            texts(
                "SELECT concat_ws(' ', coverage, counterparties, major_counterparties, top1_share,"
                    + " round(hhi_low, 6)) FROM reporting.concentration"
                    + " WHERE party_id = 'sp-s' AND side = 'customer'"))
        .containsExactly("0.7 3 3 0.4 2100.0");
    // The 5 of another party's Customer A do not count.
    assertThat(
            texts(
                "SELECT concat_ws(' ', party_id, share) FROM reporting.counterparty"
                    + " WHERE side = 'customer' AND amount IN (40, 5)"
                    + " AND party_id LIKE 'sp-%' ORDER BY party_id"))
        .containsExactly("sp-other 0.1", "sp-s 0.4");
  }

  private static List<String> texts(String query) {
    return ExposureExample.run().rows(query).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
