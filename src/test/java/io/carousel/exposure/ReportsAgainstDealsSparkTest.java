package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reports say of one day or party, against deals and payments that say it of another. */
final class ReportsAgainstDealsSparkTest {
  private static TestRun run;

  @BeforeAll
  static void run(@TempDir Path folder) {
    run =
        new TestRun(folder)
            .asOf("2025-12-31")
            .jobs(ExposureExample.JOBS)
            .set("flows.scopes=announced/all/party")
            .file(
                "parties.csv",
                "party_id,name,ticker,parent_id",
                "giver,Giver,GG,",
                "labco,Labco,,lab")
            .file("prices.csv", "date,ticker,close", "2025-10-03,GG,200")
            .file(
                "deals.csv",
                "deal_id,announced_on,payer_id,payee_id,instrument,asset,amount,status,"
                    + "starts_on,ends_on,matures_on,shares,strike",
                "l1,2025-01-01,bank,repaid,debt,cash,40,closed,,,2027-06-30,,",
                "l2,2025-06-01,repaid,bank,repayment,cash,40,closed,,,,,",
                "l3,2024-01-01,bank,elsewhere,debt,cash,100,closed,,,,,",
                "l4,2025-01-01,elsewhere,fund,repayment,cash,80,closed,,,,,",
                "l5,2024-01-01,bank,matured,debt,cash,100,closed,,,2025-06-30,,",
                "l6,2025-03-01,matured,bank,repayment,cash,30,closed,,,,,",
                "o1,2025-01-01,client,maker,cloud,compute,730,signed,2025-07-01,2026-06-30,,,",
                "o2,2025-08-01,late,maker,cloud,compute,365,signed,2025-08-01,2026-07-31,,,",
                "g1,2024-01-01,chips,labco,equity,shares,100,closed,,,,,",
                "g2,2024-01-01,labco,cloud,cloud,compute,250,closed,,,,,",
                "g3,2024-01-01,cloud,chips,purchase,chips,90,closed,,,,,",
                "v1,2025-01-01,vendor,customer,equity,shares,100,closed,,,,,",
                "v2,2025-01-01,payer,buyer,guarantee,cash,,signed,,,,,",
                "v3,2025-01-01,buyer,payer,purchase,chips,80,closed,,,,,",
                "w1,2025-10-04,giver,taker,warrant,shares,,signed,,,,10,2")
            .file(
                "payments.csv",
                "payment_id,payer_id,payee_id,amount,paid_on,instrument",
                "m1,customer,vendor,50,2025-03-01,purchase",
                "m2,payer,buyer,40,2025-03-01,debt")
            .file(
                "fundamentals.csv",
                "party_id,period_end,period,metric,counterparty_id,value",
                "maker,2025-06-30,POINT,backlog,,1000",
                "matured,2024-12-31,POINT,debt,,100",
                "served,2023-12-31,POINT,backlog,,500",
                "served,2024-12-31,POINT,backlog,,0",
                "lost,2025-06-30,POINT,backlog,,100",
                "lost,2025-03-31,POINT,backlog,gone,60",
                "lost,2025-06-30,POINT,backlog,gone,0",
                "cloud,2024-12-31,FY,revenue,,1000",
                "cloud,2024-12-31,FY,revenue,lab,250",
                "tenth,2024-12-31,FY,revenue,,1.10",
                "tenth,2024-12-31,FY,revenue,one,0.11")
            .run();
  }

  @Test
  void aBacklogIsThatOfTheDayOfTheReport() {
    // Two a day for 365 days from the day after the report: 730 of 1,000, of which 368 were paid by
    // the date. What was ordered later is not in it.
    assertThat(
            texts(
                "SELECT concat_ws(' ', top1_party_id, top1_share, coverage)"
                    + " FROM reporting.concentration"
                    + " WHERE party_id = 'maker' AND side = 'backlog'"))
        .containsExactly("client 0.73 0.73");
  }

  @Test
  void aDebtIsThatOfTheDayOfTheReport() {
    // It has matured, and been repaid in part, since.
    assertThat(
            texts(
                "SELECT concat_ws(' ', top1_party_id, top1_share) FROM reporting.concentration"
                    + " WHERE party_id = 'matured' AND side = 'lender'"))
        .containsExactly("bank 1.0");
  }

  @Test
  void whatIsReportedAsNothingIsNotWhatWasReportedBefore() {
    assertThat(
            texts(
                "SELECT concat_ws(' ', party_id, counterparties, coverage)"
                    + " FROM reporting.concentration WHERE party_id IN ('served', 'lost')"))
        .containsExactly("lost 0 0.0");
  }

  @Test
  void aRepaidLoanIsNotDue() {
    assertThat(
            texts(
                "SELECT concat_ws(' ', debt_due_24m, debt_due_source)"
                    + " FROM reporting.resilience WHERE party_id = 'repaid'"))
        .containsExactly("0.00 deals");
  }

  @Test
  void whatOneLenderIsRepaidLeavesTheLoanOfAnother() {
    assertThat(
            texts(
                "SELECT CAST(debt AS STRING) FROM reporting.lending"
                    + " WHERE borrower_id = 'elsewhere' AND month = '2025-12'"))
        .containsExactly("100.00");
  }

  @Test
  void whoReportsTheHeadOfAGroupMeansItsSubsidiaryInTheCircle() {
    assertThat(
            texts(
                "SELECT concat_ws(' ', from_group, share_from_group) FROM reporting.dependency"
                    + " WHERE party_id = 'cloud'"))
        .containsExactly("250.00 0.25");
  }

  @Test
  void oneSideWithPaymentsAloneIsWhatWasPaid() {
    // 50 of 100; and 80 of 40.
    assertThat(
            texts(
                "SELECT concat_ws(' ', supplier_id, financed, purchased_direct, return_ratio)"
                    + " FROM reporting.vendor_financing"
                    + " WHERE supplier_id IN ('vendor', 'payer') ORDER BY supplier_id DESC"))
        .containsExactly("vendor 100.00 50.00 0.5", "payer 40.00 80.00 2.0");
  }

  @Test
  void aGiftOnADayWithoutACloseIsWorthTheLastOne() {
    // 10 * (200 - 2).
    assertThat(
            texts(
                "SELECT concat_ws(' ', priced_on, CAST(price AS INT), value, value_source)"
                    + " FROM reporting.equity_funded_purchase WHERE deal_id = 'w1'"))
        .containsExactly("2025-10-04 200 1980.00 price");
  }

  @Test
  void aTenthIsMajor() {
    assertThat(
            texts(
                "SELECT CAST(major_counterparties AS STRING) FROM reporting.concentration"
                    + " WHERE party_id = 'tenth' AND side = 'customer'"))
        .containsExactly("1");
  }

  @Test
  void theReportingCurrencyNeedsNoRate(@TempDir Path folder) {
    TestRun euros =
        new TestRun(folder)
            .asOf("2025-12-31")
            .jobs(ExposureExample.JOBS)
            .set("ingest.reporting-currency=EUR")
            .file(
                "facilities.csv",
                "facility_id,borrower_id,lender_id,currency,signed_on,limit,drawn,matures_on",
                "f1,drawing,bank,EUR,2025-01-01,50,10,2026-06-30")
            .file(
                "deals.csv",
                "deal_id,announced_on,payer_id,payee_id,instrument,amount,currency,status",
                "d1,2025-01-01,a,b,purchase,5,EUR,closed")
            .run();
    assertThat(
            euros.value("SELECT debt_due_24m FROM reporting.resilience WHERE party_id = 'drawing'"))
        .hasToString("10.00");
  }

  private static List<String> texts(String query) {
    return run.rows(query).collectAsList().stream().map(row -> row.getString(0)).toList();
  }
}
