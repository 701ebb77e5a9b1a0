package io.carousel.circularity;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stood at each quarter's end, and what would have stood without its deals. */
final class PaceSparkTest {
  private static final String DEALS =
      "deal_id,announced_on,payer_id,payee_id,instrument,amount,status,starts_on,ends_on,"
          + "cancelled_on,replaces";

  @TempDir Path folder;

  @Test
  void dealsComeAreReplacedAndCancelledByQuarter() {
    TestRun run =
        new TestRun(folder)
            .withPace()
            .asOf("2025-08-15")
            .set("flows.scopes=announced/all/party,contracted/all/party")
            .file(
                "deals.csv",
                DEALS,
                "d1,2024-12-31,a,b,equity,100,closed,,,,",
                "d2,2025-01-01,b,a,cloud,70,announced,,,,",
                "d3,2025-04-01,b,a,cloud,50,signed,,,,d2", // in its place
                "d4,2025-05-01,a,b,cloud,30,cancelled,,,2025-07-01,",
                "d5,2025-05-01,a,b,warrant,999,closed,,,,", // in kind
                "d6,2025-08-16,a,b,cloud,5,closed,,,,") // after the as-of date
            .run();

    assertThat(rows(run, "announced"))
        .containsExactly(
            // quarter, deals, new ones, gross, circulation, new gross, the three without new deals
            "2024Q4 1 1 100.00 0.00 100.00 0.00 0.00 null",
            "2025Q1 2 1 170.00 140.00 70.00 100.00 0.00 0.0",
            // Had no deal been made, d2 would stand.
            "2025Q2 3 2 180.00 100.00 80.00 170.00 140.00 0.8235294117647058",
            "2025Q3 2 0 150.00 100.00 0.00 150.00 100.00 0.6666666666666666");
    assertThat(rows(run, "contracted"))
        .containsExactly(
            "2024Q4 1 1 100.00 0.00 100.00 0.00 0.00 null",
            "2025Q1 1 0 100.00 0.00 0.00 100.00 0.00 0.0",
            "2025Q2 2 1 150.00 100.00 50.00 100.00 0.00 0.0",
            "2025Q3 2 0 150.00 100.00 0.00 150.00 100.00 0.6666666666666666");
  }

  @Test
  void whatIsPaidGoesOnWhenDealsStop() {
    TestRun run =
        new TestRun(folder)
            .withPace()
            .asOf("2025-06-30")
            .set("flows.scopes=paid/all/party,due-12m/all/party")
            .file(
                "deals.csv",
                DEALS,
                // 365 a year from January: 90 by March, 181 by June.
                "d1,2025-01-01,a,b,cloud,730,signed,2025-01-01,2026-12-31,,",
                "d2,2025-04-01,b,a,debt,50,closed,,,,",
                "d3,2025-01-01,a,b,cloud,999,signed,2025-01-01,2025-12-31,,", // paid as given
                "d4,2025-01-01,a,b,cloud,999,signed,,,,") // nobody knows when
            .file(
                "payments.csv",
                "payer_id,payee_id,amount,paid_on,deal_id",
                "a,b,7,2025-05-01,d3",
                "b,a,3,,",
                "b,a,4,2025-06-01,")
            .run();

    // First: 90 of d1, 246.33 of d3 (999 * 90 / 365; payments take over in May), 3 without a day.
    // Second: 181 + 50 + 7 + 3 + 4; without d2 and the payment of June 191.
    assertThat(rows(run, "paid"))
        .containsExactly(
            "2025Q1 3 3 339.33 6.00 336.33 3.00 0.00 0.0",
            "2025Q2 4 1 245.00 114.00 54.00 191.00 6.00 0.031413612565445025");
    // In the 12 months from March: 365 of d1, 275 days of d3; from June 365 of d1, d3's are given.
    assertThat(rows(run, "due-12m"))
        .containsExactly(
            "2025Q1 3 3 1117.67 0.00 1117.67 0.00 0.00 null",
            "2025Q2 2 0 365.00 0.00 0.00 365.00 0.00 0.0");
  }

  @Test
  void aPaymentWithoutADayCountsFromItsDealsDay() {
    TestRun run =
        new TestRun(folder)
            .withPace()
            .asOf("2025-06-30")
            .knownAsOf("2025-12-31")
            .set("flows.scopes=paid/all/party")
            .file(
                "deals.csv",
                DEALS,
                "d0,2024-12-05,a,b,equity,10,closed,,,,",
                "d1,2025-04-01,b,a,cloud,9,closed,,,,",
                "d2,2025-09-01,b,a,cloud,9,closed,,,,") // after the as-of date, but paid
            .file("payments.csv", "payer_id,payee_id,amount,deal_id", "b,a,3,d1", "b,a,1,d2")
            .run();

    assertThat(rows(run, "paid"))
        .containsExactly(
            "2024Q4 1 1 10.00 0.00 10.00 0.00 0.00 null",
            "2025Q1 1 0 10.00 0.00 0.00 10.00 0.00 0.0",
            "2025Q2 3 2 14.00 8.00 4.00 10.00 0.00 0.0");
    assertThat(run.value("SELECT gross FROM reporting.circularity")).hasToString("14.00");
  }

  @Test
  void theLastQuarterIsTheScopeItself() {
    TestRun run =
        new TestRun(folder)
            .withPace()
            .bundled()
            .set(
                "flows.scopes=announced/all/party,contracted/all/party,paid/all/party,"
                    + "due-12m/all/party,due-60m/all/party")
            .run();

    List<String> last =
        run.query(
            "SELECT basis, deals, gross, circulation, circularity FROM reporting.pace"
                + " WHERE quarter = (SELECT max(quarter) FROM reporting.pace)");
    assertThat(last)
        .hasSize(5)
        .isEqualTo(
            run.query(
                "SELECT basis, deals, gross, circulation, circularity"
                    + " FROM reporting.circularity JOIN reporting.scope USING (scope_id)"));
    // The quarters before are those of runs as of their last days, but for what is known today.
    TestRun before =
        new TestRun(folder.resolve("before"))
            .withPace()
            .bundled()
            .asOf("2025-12-31")
            .knownAsOf("2026-05-26")
            .set("flows.scopes=announced/all/party,contracted/all/party,paid/all/party")
            .run();
    assertThat(
            run.query(
                "SELECT basis, deals, gross, circulation FROM reporting.pace"
                    + " WHERE quarter = '2025Q4' AND basis NOT LIKE 'due%'"))
        .isEqualTo(
            before.query(
                "SELECT basis, deals, gross, circulation"
                    + " FROM reporting.circularity JOIN reporting.scope USING (scope_id)"));
  }

  @Test
  void moreThanIsAllowedIsNotNettedAndSaidSo() {
    TestRun run =
        new TestRun(folder)
            .asOf("2025-03-31")
            .set("flows.scopes=paid/all/party")
            .set("circularity.pace-max-work=1")
            .file(
                "payments.csv",
                "payer_id,payee_id,amount,paid_on",
                "a,b,7,2025-01-01",
                "b,a,3,2025-01-01")
            .run();

    assertThat(rows(run, "paid")).containsExactly("2025Q1 0 0 10.00 null 10.00 0.00 0.00 null");
    assertThat(run.warnings())
        .contains(
            "reporting.pace has no circulations: 2 deals and payments of all quarters and bases,"
                + " above circularity.pace-max-work = 1");
  }

  private static List<String> rows(TestRun run, String basis) {
    return run
        .rows(
            "SELECT quarter, deals, new_deals, gross, circulation, new_gross, stopped_gross,"
                + " stopped_circulation, stopped_circularity FROM reporting.pace WHERE basis = '"
                + basis
                + "' ORDER BY quarter")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }
}
