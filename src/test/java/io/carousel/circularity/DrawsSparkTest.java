package io.carousel.circularity;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.flow.FlowsJob;
import io.carousel.ingest.IngestJob;
import io.carousel.job.Job;
import io.carousel.testing.TestRun;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges of uncertain amounts and the null model, from deals to the reporting table. */
final class DrawsSparkTest {
  private static final List<Job> JOBS =
      List.of(new IngestJob(), new FlowsJob(), new CircularityJob());

  private static final String DEALS =
      "deal_id,announced_on,payer_id,payee_id,instrument,amount,amount_kind,firm_amount,status";

  @TempDir static Path shared;
  @TempDir Path folder;

  /** One run that several tests read. */
  private static TestRun run;

  /**
   * A ring of capital of up to 1,000 of which 800 are firm, and of purchases of 900 and 2,000; and
   * payments to others of about 500 that may come to half, and 100 that are cancelled later.
   */
  @BeforeAll
  static void runOnce() {
    run =
        new TestRun(shared)
            .asOf("2025-12-31")
            .jobs(JOBS)
            .set("flows.scopes=announced/all/party,contracted/all/party,contracted/trade/party")
            .set("flows.range.about.signed=0.5,1.5")
            .set("circularity.draws=200")
            .set("circularity.null-draws=20")
            .file(
                "deals.csv",
                DEALS + ",cancelled_on",
                "d1,2025-01-10,a,b,equity,1000,up_to,800,announced,",
                "d2,2025-01-10,b,c,cloud,900,exact,,signed,",
                "d3,2025-01-10,c,a,purchase,2000,exact,,closed,",
                "d4,2025-01-10,c,x,purchase,500,about,,signed,",
                "d5,2025-01-10,c,y,purchase,100,at_least,,cancelled,2026-03-01")
            .run();
  }

  @Test
  void anAmountHasARangeByItsKindItsFirmPartAndItsStatus() {
    assertThat(
            run.query(
                "SELECT deal_id AS d, amount_low AS l, amount AS a, amount_high AS h"
                    + " FROM flow.payment WHERE basis = 'announced'"))
        .containsExactly(
            "{\"d\":\"d1\",\"l\":800.00,\"a\":1000.00,\"h\":1000.00}",
            "{\"d\":\"d2\",\"l\":900.00,\"a\":900.00,\"h\":900.00}",
            "{\"d\":\"d3\",\"l\":2000.00,\"a\":2000.00,\"h\":2000.00}",
            "{\"d\":\"d4\",\"l\":250.00,\"a\":500.00,\"h\":750.00}",
            // As announced, which it still was: 1 to 1.5.
            "{\"d\":\"d5\",\"l\":100.00,\"a\":100.00,\"h\":150.00}");
  }

  @Test
  void measuresLieInTheirRangesWhichAreAsWideAsTheAmounts() {
    Row row = measures("announced/all");
    // Of 4,500, d1 may be 200 less, d4 250 less or more, d5 50 more.
    assertBetween(row, "gross_low", 4050, 4300);
    assertBetween(row, "gross_high", 4600, 4800);
    // 3 times the least of d1 and 900: at least 2,400, and 2,700 in half of the draws.
    assertBetween(row, "circulation_low", 2400, 2460);
    assertBetween(row, "circulation_high", 2700, 2700);
    // Of 1,000 given 900 come back; of 900 or less, all.
    assertThat(row.<Double>getAs("recycled_share")).isEqualTo(0.9);
    assertThat(row.<Double>getAs("recycled_share_low")).isBetween(0.9, 0.92);
    assertThat(row.<Double>getAs("recycled_share_high")).isEqualTo(1);
    assertThat(row.<Double>getAs("circularity_low")).isLessThan(row.<Double>getAs("circularity"));
    assertThat(row.<Double>getAs("circularity_high"))
        .isGreaterThan(row.<Double>getAs("circularity"));
  }

  @Test
  void exactAmountsGiveNoWidth() {
    TestRun exact =
        new TestRun(folder)
            .asOf("2025-12-31")
            .jobs(JOBS)
            .set("flows.scopes=announced/all/party")
            .file(
                "deals.csv",
                DEALS,
                "d1,2025-01-10,a,b,equity,1000,,,announced",
                "d2,2025-01-10,b,a,cloud,900,exact,,")
            .run();

    assertThat(
            exact.query(
                "SELECT gross, gross_low AS gl, gross_high AS gh, circulation AS c,"
                    + " circulation_low AS cl, circulation_high AS ch, recycled_share AS r,"
                    + " recycled_share_low AS rl, recycled_share_high AS rh,"
                    + " circularity_low = circularity AND circularity_high = circularity AS same,"
                    + " null_p_value, null_circularity_mean, unmeasured AS u"
                    + " FROM reporting.circularity"))
        .containsExactly(
            "{\"gross\":1900.00,\"gl\":1900.00,\"gh\":1900.00,\"c\":1800.00,\"cl\":1800.00,"
                + "\"ch\":1800.00,\"r\":0.9,\"rl\":0.9,\"rh\":0.9,\"same\":true,"
                + "\"u\":\"null model: circularity.null-draws = 0\"}");
  }

  @Test
  void aRingAmongRandomPaymentsIsNoAccident() {
    TestRun planted =
        new TestRun(folder)
            .asOf("2025-12-31")
            .jobs(JOBS)
            .set("flows.scopes=paid/all/party")
            .set("circularity.null-draws=200")
            .file("payments.csv", ringAmongRandomPayments())
            .run();

    Row row = planted.rows("SELECT * FROM reporting.circularity").head();
    assertThat(row.<Double>getAs("null_p_value")).isLessThan(0.01);
    assertThat(row.<Double>getAs("null_circularity_mean"))
        .isLessThan(row.<Double>getAs("circularity"));
    assertThat(row.<Double>getAs("null_circularity_sd")).isPositive();
    assertThat(row.<Double>getAs("null_residual")).isBetween(0.0, 1.0);
  }

  @Test
  void moreWorkThanAllowedIsNotDrawnAndSaysSo() {
    TestRun bounded =
        new TestRun(folder)
            .asOf("2025-12-31")
            .jobs(JOBS)
            .set("flows.scopes=announced/all/party,announced/trade/party")
            .set("circularity.draws=200")
            .set("circularity.null-draws=200")
            .set("circularity.simulation-max-work=199")
            .file(
                "deals.csv",
                DEALS,
                "d1,2025-01-10,a,b,equity,1000,about,,announced",
                "d2,2025-01-10,b,a,cloud,900,exact,,")
            .run();

    assertThat(
            bounded.query(
                "SELECT circulation AS c, circulation_low, gross_high, null_p_value,"
                    + " unmeasured AS u FROM reporting.circularity"))
        .containsExactlyInAnyOrder(
            "{\"c\":1800.00,\"u\":\"ranges: 2 edges in 200 draws, above"
                + " circularity.simulation-max-work = 199; null model: 2 edges in 200 draws, above"
                + " circularity.simulation-max-work = 199\"}",
            // Exact or not.
            "{\"c\":0.00,\"u\":\"ranges: 1 edges in 200 draws, above"
                + " circularity.simulation-max-work = 199; null model: 1 edges in 200 draws, above"
                + " circularity.simulation-max-work = 199\"}");
  }

  private static Row measures(String scope) {
    return run.rows("SELECT * FROM reporting.circularity WHERE scope_id LIKE '%" + scope + "%'")
        .head();
  }

  private static void assertBetween(Row row, String column, long low, long high) {
    assertThat(row.<BigDecimal>getAs(column))
        .as(column)
        .isBetween(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
  }

  /** A ring of four that pays 100 each way round, and 150 payments of 1 to 10 among 40 others. */
  private static String[] ringAmongRandomPayments() {
    Random random = new Random(5);
    List<String> lines = new ArrayList<>(List.of("payer_id,payee_id,amount"));
    for (int party = 0; party < 4; party++) {
      lines.add("p" + party + ",p" + (party + 1) % 4 + ",100");
    }
    for (int payment = 0; payment < 150; payment++) {
      lines.add(
          "p" + random.nextInt(40) + ",p" + random.nextInt(40) + "," + (1 + random.nextInt(10)));
    }
    return lines.toArray(new String[0]);
  }
}
