package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Debts and promises of parties, against their assets and earnings. */
final class MeansSparkTest {

  @Test
  void newDebtIsPrincipalOfTwelveMonths() {
    // 2300 from March 2024 counts until February 2025, when 1 and a loan of unknown amount are
    // added.
    assertThat(
            rows(
                "SELECT concat_ws(' ', month, new_debt_12m, deals_12m, deals_without_amount)"
                    + " FROM reporting.lending WHERE borrower_id = 'young'"
                    + " AND month IN ('2024-03', '2025-01', '2025-02', '2025-03', '2025-12')"))
        .containsExactly(
            "2024-03 2300.00 1 0",
            "2025-01 2300.00 1 0",
            "2025-02 2301.00 3 1",
            "2025-03 1.00 2 1",
            "2025-12 1.00 2 1");
    assertThat(
            rows(
                "SELECT concat_ws(' ', month, lender_kind, new_debt_12m)"
                    + " FROM reporting.lending_by_kind WHERE borrower_id = 'young'"
                    + " AND month IN ('2025-02', '2025-03')"))
        .containsExactly("2025-02 investor 2300.00", "2025-02 lender 1.00", "2025-03 lender 1.00");
  }

  @Test
  void debtIsAsReportedOrElseTheSumOfLoans() {
    // 2300 / 25 = 92 by the twelve months to March 2024, which are newer than the year with 229.
    assertThat(
            rows(
                "SELECT concat_ws(' ', month, debt, debt_source, revenue_period, debt_to_revenue,"
                    + " coalesce(CAST(interest_cover AS STRING), 'unknown'))"
                    + " FROM reporting.lending WHERE borrower_id = 'young'"
                    + " AND month IN ('2024-03', '2025-02', '2025-06')"))
        .containsExactly(
            "2024-03 2300.00 deals TTM 92.0 unknown",
            "2025-02 2301.00 deals TTM 92.04 unknown",
            // 30 / 10 = 3 in one quarter.
            "2025-06 3000.00 fundamentals TTM 120.0 3.0");
  }

  @Test
  void maturedOrRepaidLoansAreNoLongerOwed() {
    // b owes 30 from June 2023, 60 more from June 2024; 30 mature in January 2025; then 100 as
    // reported.
    assertThat(
            rows(
                "SELECT concat_ws(' ', month, debt) FROM reporting.lending WHERE borrower_id = 'b'"
                    + " AND month IN ('2023-06', '2024-06', '2025-01', '2025-06')"))
        .containsExactly("2023-06 30.00", "2024-06 90.00", "2025-01 60.00", "2025-06 100.00");
  }

  @Test
  void valuesAreMultiplesOfRevenueAndGrow() {
    // 19 / 2 = 9.5 times revenue; 2 to 19 is growth of 8.5.
    assertThat(
            rows(
                "SELECT concat_ws(' ', valued_on, market_value, value_source,"
                    + " coalesce(CAST(multiple AS STRING), 'unknown'),"
                    + " coalesce(CAST(growth AS STRING), 'first'))"
                    + " FROM reporting.valuation WHERE party_id IN ('grown', 'listed')"))
        .containsExactly(
            "2023-05-04 2.00 valuation unknown first",
            "2024-11-04 19.00 valuation 9.5 8.5",
            // The last close of the month times 3 shares; then twice as much.
            "2025-03-31 30.00 price unknown first",
            "2025-04-15 60.00 price unknown 1.0");
  }

  @Test
  void commitmentsFallDueByTheirSchedule() {
    // 730 over 730 days: 365 a year. 36.5 is only announced. 50 for 500 MW has no schedule.
    assertThat(
            rows(
                "SELECT concat_ws(' ', coalesce(due_year, 9999), committed, contracted,"
                    + " deals_without_amount, usd_per_gw) FROM reporting.commitment"
                    + " WHERE party_id = 'c'"))
        .containsExactly(
            "2026 401.50 365.00 0 365.0", "2027 365.00 365.00 1 365.0", "9999 50.00 50.00 0 100.0");
    // y is the payee of all of it.
    assertThat(
            rows(
                "SELECT concat_ws(' ', coalesce(due_year, 9999), committed_in)"
                    + " FROM reporting.commitment WHERE party_id = 'y'"))
        .contains("2026 401.50", "2027 365.00");
  }

  @Test
  void commitmentsAreCoveredByRevenueAndCash() {
    // (100 + 20) / 401.5 and 100 / 401.5; 301.5 is not covered by revenue.
    assertThat(
            rows(
                "SELECT concat_ws(' ', revenue, cash, round(coverage, 6),"
                    + " round(revenue_coverage, 6), funding_gap)"
                    + " FROM reporting.commitment WHERE party_id = 'c' AND due_year = 2026"))
        .containsExactly("100.00 20.00 0.298879 0.249066 301.50");
    // Neither is known for late: no figure rather than a wrong one.
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT committed, revenue, cash, coverage, funding_gap"
                        + " FROM reporting.commitment WHERE party_id = 'late'"))
        .containsExactly("{\"committed\":20.00}");
  }

  @Test
  void spendingHasToEarnItsCostAndAMargin() {
    // 300 over 5 years is 60 a year; with a margin of half, revenue of 120 is needed, and 50 is
    // earned. The capex of the other hyperscaler and the lab is unknown.
    assertThat(
            rows(
                "SELECT concat_ws(' ', scenario, spending, spenders, spenders_unknown,"
                    + " revenue_needed, revenue_earned, gap) FROM reporting.revenue_gap"))
        .containsExactly(
            "margin 0.5, life 1 years 300.00 1 2 600.00 50.00 550.00",
            "margin 0.5, life 3 years 300.00 1 2 200.00 50.00 150.00",
            "margin 0.5, life 5 years 300.00 1 2 120.00 50.00 70.00");
  }

  @Test
  void resilienceCombinesDebtCashMarginsAndSuppliers() {
    // 120 - 20 = 100, twice the EBITDA of 50; 60 - 90 = -30; 120 / 60; 30 / 100; 40 due by
    // 2027-12-31; suppliers .75^2 + .25^2.
    assertThat(
            rows(
                "SELECT concat_ws(' ', net_debt, leverage, free_cash_flow, debt_to_equity,"
                    + " gross_margin, debt_due_24m, debt_due_source, supplier_hhi)"
                    + " FROM reporting.resilience WHERE party_id = 'r'"))
        .containsExactly("100.00 2.0 -30.00 2.0 0.3 40.00 deals 6250.0");
    // Of the facilities 7 is drawn until 2026.
    assertThat(
            rows(
                "SELECT concat_ws(' ', debt_due_24m, debt_due_source) FROM reporting.resilience"
                    + " WHERE party_id = 'drawing'"))
        .containsExactly("7.00 facilities");
  }

  @Test
  void missingInputsAreReportedInDataQuality() {
    assertThat(
            rows(
                "SELECT missing['no cash: cash, coverage'] FROM ops.data_quality"
                    + " WHERE dataset = 'reporting.commitment'"))
        .isNotEqualTo(List.of("0"));
    assertThat(
            ExposureExample.run()
                .value(
                    "SELECT missing['no EBITDA and interest of one period by then: interest_cover']"
                        + " FROM ops.data_quality WHERE dataset = 'reporting.lending'"))
        .isEqualTo(
            ExposureExample.run()
                .value("SELECT count(*) FROM reporting.lending WHERE interest_cover IS NULL"));
    // The account of the input is still there.
    assertThat(
            ExposureExample.run()
                .value("SELECT count(*) FROM ops.data_quality WHERE job = 'ingest'"))
        .isEqualTo(8L);
  }

  private static List<String> rows(String sql) {
    return ExposureExample.run().rows(sql).collectAsList().stream()
        .map(row -> String.valueOf(row.get(0)))
        .sorted()
        .toList();
  }
}
