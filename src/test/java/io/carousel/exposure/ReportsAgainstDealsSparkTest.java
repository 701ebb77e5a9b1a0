package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports of one day or party against deals and payments of another. */
final class ReportsAgainstDealsSparkTest {
  /** The records of this test, of parties {@code r-…}, for the common run. */
  static TestRun files(TestRun run) {
    return run.file(
            "parties/reports.csv",
            "party_id,name,ticker,parent_id",
            "r-giver,R Giver,RG,",
            "r-labco,R Labco,,r-lab")
        .file("prices/reports.csv", "date,ticker,close", "2025-10-03,RG,200")
        .file(
            "deals/reports.csv",
            "deal_id,announced_on,payer_id,payee_id,instrument,asset,amount,status,"
                + "starts_on,ends_on,matures_on,shares,strike",
            "r-l1,2025-01-01,r-bank,r-repaid,debt,cash,40,closed,,,2027-06-30,,",
            "r-l2,2025-06-01,r-repaid,r-bank,repayment,cash,40,closed,,,,,",
            "r-l3,2024-01-01,r-bank,r-elsewhere,debt,cash,100,closed,,,,,",
            "r-l4,2025-01-01,r-elsewhere,r-fund,repayment,cash,80,closed,,,,,",
            "r-l5,2024-01-01,r-bank,r-matured,debt,cash,100,closed,,,2025-06-30,,",
            "r-l6,2025-03-01,r-matured,r-bank,repayment,cash,30,closed,,,,,",
            "r-o1,2025-01-01,r-client,r-maker,cloud,compute,730,signed,2025-07-01,2026-06-30,,,",
            "r-o2,2025-08-01,r-late,r-maker,cloud,compute,365,signed,2025-08-01,2026-07-31,,,",
            "r-g1,2024-01-01,r-chips,r-labco,equity,shares,100,closed,,,,,",
            "r-g2,2024-01-01,r-labco,r-cloud,cloud,compute,250,closed,,,,,",
            "r-g3,2024-01-01,r-cloud,r-chips,purchase,parts,90,closed,,,,,",
            "r-v1,2025-01-01,r-vendor,r-customer,equity,shares,100,closed,,,,,",
            "r-v2,2025-01-01,r-payer,r-buyer,guarantee,cash,,signed,,,,,",
            "r-v3,2025-01-01,r-buyer,r-payer,purchase,parts,80,closed,,,,,",
            "r-w1,2025-10-04,r-giver,r-taker,warrant,shares,,signed,,,,10,2")
        .file(
            "payments/reports.csv",
            "payment_id,payer_id,payee_id,amount,paid_on,instrument",
            "r-m1,r-customer,r-vendor,50,2025-03-01,purchase",
            "r-m2,r-payer,r-buyer,40,2025-03-01,debt")
        .file(
            "fundamentals/reports.csv",
            "party_id,period_end,period,metric,counterparty_id,value",
            "r-maker,2025-06-30,POINT,backlog,,1000",
            "r-matured,2024-12-31,POINT,debt,,100",
            "r-served,2023-12-31,POINT,backlog,,500",
            "r-served,2024-12-31,POINT,backlog,,0",
            "r-lost,2025-06-30,POINT,backlog,,100",
            "r-lost,2025-03-31,POINT,backlog,r-gone,60",
            "r-lost,2025-06-30,POINT,backlog,r-gone,0",
            "r-cloud,2024-12-31,FY,revenue,,1000",
            "r-cloud,2024-12-31,FY,revenue,r-lab,250",
            "r-tenth,2024-12-31,FY,revenue,,1.10",
            "r-tenth,2024-12-31,FY,revenue,r-one,0.11");
  }

  @Test
  void aBacklogIsAsOfTheReport() {
    // Two a day for 365 days from the day after the report: 730 of 1,000, of which 368 were paid by
    // the as-of date. Later orders do not count.
    assertThat(
            texts(
                "SELECT concat_ws(' ', top1_party_id, top1_share, coverage)"
                    + " FROM reporting.concentration"
                    + " WHERE party_id = 'r-maker' AND side = 'backlog'"))
        .containsExactly("r-client 0.73 0.73");
  }

  @Test
  void aDebtIsAsOfTheReport() {
    // It has matured, and been partly repaid, since.
    assertThat(
            texts(
                "SELECT concat_ws(' ', top1_party_id, top1_share) FROM reporting.concentration"
                    + " WHERE party_id = 'r-matured' AND side = 'lender'"))
        .containsExactly("r-bank 1.0");
  }

  @Test
  void aReportedZeroReplacesAnEarlierReport() {
    assertThat(
            texts(
                "SELECT concat_ws(' ', party_id, counterparties, coverage)"
                    + " FROM reporting.concentration WHERE party_id IN ('r-served', 'r-lost')"))
        .containsExactly("r-lost 0 0.0");
  }

  @Test
  void aRepaidLoanIsNotDue() {
    assertThat(
            texts(
                "SELECT concat_ws(' ', debt_due_24m, debt_due_source)"
                    + " FROM reporting.resilience WHERE party_id = 'r-repaid'"))
        .containsExactly("0.00 deals");
  }

  @Test
  void repayingOneLenderDoesNotReduceTheLoanOfAnother() {
    assertThat(
            texts(
                "SELECT CAST(debt AS STRING) FROM reporting.lending"
                    + " WHERE borrower_id = 'r-elsewhere' AND month = '2025-12'"))
        .containsExactly("100.00");
  }

  @Test
  void aReportedParentStandsForItsSubsidiaryInTheGroup() {
    assertThat(
            texts(
                "SELECT concat_ws(' ', from_group, share_from_group) FROM reporting.dependency"
                    + " WHERE party_id = 'r-cloud'"))
        .containsExactly("250.00 0.25");
  }

  @Test
  void aSideWithPaymentsAloneIsTheAmountPaid() {
    // 50 of 100; and 80 of 40, which could have paid for half of them.
    assertThat(
            texts(
                "SELECT concat_ws(' ', supplier_id, financed, purchased_direct, return_ratio,"
                    + " financed_share)"
                    + " FROM reporting.vendor_financing"
                    + " WHERE supplier_id IN ('r-vendor', 'r-payer') ORDER BY supplier_id DESC"))
        .containsExactly("r-vendor 100.00 50.00 0.5 1.0", "r-payer 40.00 80.00 2.0 0.5");
  }

  @Test
  void aGrantOnADayWithoutACloseIsValuedAtTheLastOne() {
    // 10 * (200 - 2).
    assertThat(
            texts(
                "SELECT concat_ws(' ', priced_on, CAST(price AS INT), value, value_source)"
                    + " FROM reporting.equity_funded_purchase WHERE deal_id = 'r-w1'"))
        .containsExactly("2025-10-04 200 1980.00 price");
  }

  @Test
  void aTenthOfRevenueIsMajor() {
    assertThat(
            texts(
                "SELECT CAST(major_counterparties AS STRING) FROM reporting.concentration"
                    + " WHERE party_id = 'r-tenth' AND side = 'customer'"))
        .containsExactly("1");
  }

  private static List<String> texts(String query) {
    return ExposureExample.run().rows(query).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
