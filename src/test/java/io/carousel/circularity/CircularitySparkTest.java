package io.carousel.circularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From deals to what circulates on edges, in deals and through parties, on hand-worked networks.
 */
final class CircularitySparkTest {
  private static final String DEALS =
      "deal_id,announced_on,payer_id,payee_id,instrument,asset,amount,status";

  @TempDir static Path shared;
  @TempDir Path folder;

  /** One run that several tests read. */
  private static TestRun chips;

  @BeforeAll
  static void runOnce() {
    chips = chips(new TestRun(shared), "announced/all/party").run();
  }

  /**
   * The chip maker invests 60 and 40, the lab buys for 300 from the cloud, the cloud for 40 from
   * the chip maker, and once more without an amount. The bank lends the lab 10.
   */
  private static TestRun chips(TestRun run, String scopes) {
    return run.asOf("2025-12-31")
        .set("flows.scopes=" + scopes)
        .file(
            "deals.csv",
            DEALS,
            "d1,2025-01-10,chip,lab,equity,,60,announced",
            "d2,2025-04-10,chip,lab,debt,,40,signed",
            "d3,2025-04-20,lab,cloud,cloud,,300,signed",
            "d4,2025-07-01,cloud,chip,purchase,,40,signed",
            "d5,2025-07-02,cloud,chip,purchase,,,signed",
            "d6,2025-08-01,bank,lab,debt,,10,closed",
            "d7,2025-08-01,chip,chip,debt,,5,closed");
  }

  @Test
  void whatIsCircularIsSharedAmongDealsAndPartiesInCents() {
    TestRun run = chips;

    // 40 can go round: of the edge of 60 and 40 that is 24 and 16.
    assertThat(
            run.query(
                "SELECT deal_id, payer_id, payee_id, amount, circular, circular_share AS share"
                    + " FROM reporting.deal_circularity"))
        .containsExactly(
            deal("d1", "chip", "lab", "60.00", "24.00", "0.4"),
            deal("d2", "chip", "lab", "40.00", "16.00", "0.4"),
            deal("d3", "lab", "cloud", "300.00", "40.00", "0.13333333333333333"),
            deal("d4", "cloud", "chip", "40.00", "40.00", "1.0"),
            deal("d6", "bank", "lab", "10.00", "0.00", "0.0"));
    assertThat(
            run.query(
                "SELECT payer_id, group_id, amount, cancelled, netted, circular"
                    + " FROM reporting.edge_circularity"))
        .containsExactly(
            "{\"payer_id\":\"bank\",\"amount\":10.00,\"cancelled\":0.00,\"netted\":10.00,"
                + "\"circular\":0.00}",
            "{\"payer_id\":\"chip\",\"group_id\":\"chip\",\"amount\":100.00,\"cancelled\":40.00,"
                + "\"netted\":60.00,\"circular\":40.00}",
            "{\"payer_id\":\"cloud\",\"group_id\":\"chip\",\"amount\":40.00,\"cancelled\":40.00,"
                + "\"netted\":0.00,\"circular\":40.00}",
            "{\"payer_id\":\"lab\",\"group_id\":\"chip\",\"amount\":300.00,\"cancelled\":40.00,"
                + "\"netted\":260.00,\"circular\":40.00}");
    // Throughflows: chip 100, lab 300, cloud 300, bank 10: 1 * 1 * 40/300 returns. Backwards all of
    // chip's inflow comes from the cloud, all of the cloud's from the lab, of the lab's 100 of 110.
    assertThat(
            run.query(
                "SELECT party_id AS p, inflow, outflow, net, circular, circular_share AS share,"
                    + " round(return_probability, 9) AS r,"
                    + " round(return_probability_upper, 9) AS upper, group_id AS g"
                    + " FROM reporting.party_flow"))
        .containsExactly(
            "{\"p\":\"bank\",\"inflow\":0.00,\"outflow\":10.00,\"net\":-10.00,\"circular\":0.00,"
                + "\"r\":0.0,\"upper\":0.0}",
            "{\"p\":\"chip\",\"inflow\":40.00,\"outflow\":100.00,\"net\":-60.00,\"circular\":40.00,"
                + "\"share\":1.0,\"r\":0.133333333,\"upper\":0.909090909,\"g\":\"chip\"}",
            "{\"p\":\"cloud\",\"inflow\":300.00,\"outflow\":40.00,\"net\":260.00,"
                + "\"circular\":40.00,\"share\":0.13333333333333333,\"r\":0.133333333,"
                + "\"upper\":0.909090909,\"g\":\"chip\"}",
            "{\"p\":\"lab\",\"inflow\":110.00,\"outflow\":300.00,\"net\":-190.00,"
                + "\"circular\":40.00,\"share\":0.36363636363636365,\"r\":0.133333333,"
                + "\"upper\":0.909090909,\"g\":\"chip\"}");
  }

  @Test
  void capitalThatComesBackIsToldBesideWhatCouldIfUnknownAmountsWereLarge() {
    TestRun run = chips;

    // Of 110 of capital 40 can be matched. With the deal of unknown amount unlimited, all of the
    // investment comes back, 100, through 100 of the 300, and the 40 are in that: 100 + 100 + 40.
    // Throughflow 100 + 300 + 300 + 10, of which 700 * 40/300 returns.
    assertThat(
            run.query(
                "SELECT gross, net, excess, circulation, pass_through, bff, recycled_capital AS c,"
                    + " round(recycled_share, 6) AS share, circulation_reach AS reach,"
                    + " round(fci, 6) AS fci, attribution AS by, self_amount AS self"
                    + " FROM reporting.circularity"))
        .containsExactly(
            "{\"gross\":450.00,\"net\":260.00,\"excess\":190.00,\"circulation\":120.00,"
                + "\"pass_through\":70.00,\"bff\":120.00,\"c\":40.00,\"share\":0.363636,"
                + "\"reach\":240.00,\"fci\":0.131455,\"by\":\"bff\",\"self\":5.00}");
    assertThat(
            run.query(
                "SELECT view, members AS m, edges AS e, gross, net, circulation, circular,"
                    + " round(circularity, 4) AS share, attribution AS by, largest_members AS l"
                    + " FROM reporting.circular_group"))
        .containsExactly(
            "{\"view\":\"amount\",\"m\":3,\"e\":3,\"gross\":440.00,\"net\":260.00,"
                + "\"circulation\":120.00,\"circular\":120.00,\"share\":0.2727,\"by\":\"bff\","
                + "\"l\":\"lab, cloud, chip\"}",
            "{\"view\":\"structural\",\"m\":3,\"e\":3,\"gross\":440.00,\"net\":260.00,"
                + "\"circulation\":120.00,\"circular\":120.00,\"share\":0.2727,"
                + "\"l\":\"lab, cloud, chip\"}");
  }

  @Test
  void scoresInsideTheGroupAreInThePartysRow() {
    TestRun run = chips;

    // Without any of the three nothing goes round. On a ring the others are 1 and 2 payments away:
    // SinkRank 2/3, random walk 3/3. Levels: bank pays lab, chip pays lab, lab pays cloud.
    assertThat(
            run.query(
                "SELECT party_id AS p, removal_impact AS i, round(sinkrank, 9) AS s,"
                    + " round(random_walk, 9) AS w, trophic_level IS NOT NULL AS l,"
                    + " unmeasured AS u FROM reporting.party_centrality"))
        .containsExactly(
            "{\"p\":\"bank\",\"i\":0.00,\"l\":true}",
            "{\"p\":\"chip\",\"i\":120.00,\"s\":0.666666667,\"w\":1.0,\"l\":true}",
            "{\"p\":\"cloud\",\"i\":120.00,\"s\":0.666666667,\"w\":1.0,\"l\":true}",
            "{\"p\":\"lab\",\"i\":120.00,\"s\":0.666666667,\"w\":1.0,\"l\":true}");
  }

  @Test
  void aDealWhosePaymentsAreGivenSharesWithPaymentsThatNameNone() {
    TestRun run =
        new TestRun(folder)
            .asOf("2025-12-31")
            .set("flows.scopes=paid/all/party")
            .file("deals.csv", DEALS, "d1,2025-01-10,a,b,cloud,,900,signed")
            .file(
                "payments.csv",
                "payment_id,payer_id,payee_id,amount,paid_on,deal_id,instrument",
                "p1,a,b,0.01,2025-02-01,d1,",
                "p2,a,b,0.01,2025-03-01,d1,",
                "p3,a,b,0.01,2025-04-01,,equity",
                "p4,b,a,0.02,2025-04-01,,")
            .run();

    // 0.02 of the 0.03 come back: 2/3 of 0.02 is 0.0133, and 2/3 of 0.01 is 0.0067, the larger
    // remainder.
    assertThat(run.query("SELECT deal_id, amount, circular FROM reporting.deal_circularity"))
        .containsExactly("{\"deal_id\":\"d1\",\"amount\":0.02,\"circular\":0.01}");
    assertThat(run.query("SELECT bff, recycled_capital AS c FROM reporting.circularity"))
        .containsExactly("{\"bff\":0.04,\"c\":0.01}");
  }

  @Test
  void groupsTooLargeForAttributionAreAttributedByCirculationAndSaySo() {
    TestRun run =
        chips(new TestRun(folder), "announced/all/party")
            .set("circularity.attribution-max-edges=2")
            .set("graph.exact-max-parties=2")
            .set("centrality.removal-max-work=8")
            .run();

    assertThat(
            run.query(
                "SELECT circulation, bff, attribution AS by, recycled_capital AS c, fci, unmeasured"
                    + " AS u FROM reporting.circularity"))
        .containsExactly(
            "{\"circulation\":120.00,\"by\":\"circulation\",\"c\":40.00,"
                + "\"u\":\"bff: more edges in a group than 2; fci, return_probability: more parties"
                + " in a group than 2; null model: circularity.null-draws = 0\"}");
    assertThat(
            run.query(
                "SELECT circular, return_probability AS r, return_probability_upper AS upper"
                    + " FROM reporting.party_flow WHERE party_id = 'lab'"))
        .containsExactly("{\"circular\":40.00}");
    assertThat(
            run.query(
                "SELECT removal_impact, sinkrank, random_walk, unmeasured AS u"
                    + " FROM reporting.party_centrality WHERE party_id = 'lab'"))
        .containsExactly(
            "{\"u\":\"removal_impact: parties times edges above 8; sinkrank, random_walk: more"
                + " parties than 2\"}");
  }

  @Test
  void aGroupTooLargeForATaskIsMeasuredByWhatNeedsNoTask() {
    TestRun run =
        chips(new TestRun(folder), "announced/all/party")
            .set("graph.engine=graphframes")
            .set("graph.kernel-max-edges=2")
            .set("centrality.tolerance=0.01") // few iterations: scores are not looked at
            .run();

    assertThat(
            run.query(
                "SELECT gross, net, excess, bilateral, intra_group_amount AS inside, groups AS g,"
                    + " circulation, bff, fci, attribution FROM reporting.circularity"))
        .containsExactly(
            "{\"gross\":450.00,\"net\":260.00,\"excess\":190.00,\"bilateral\":0.00,"
                + "\"inside\":440.00,\"g\":1}");
    assertThat(
            run.query(
                "SELECT loops, loops_exact, structural_loops FROM reporting.circularity"
                    + " UNION ALL SELECT rank, true, rank FROM reporting.loop"))
        .containsExactly("{}");
    assertThat((String) run.value("SELECT unmeasured FROM reporting.circularity"))
        .contains(
            "what circulates, loops: more edges in a group than the 2 that fit a task",
            "trophic_incoherence: the graph is too large for a task");
    assertThat(run.query("SELECT deal_id, circular FROM reporting.deal_circularity"))
        .contains("{\"deal_id\":\"d1\"}", "{\"deal_id\":\"d6\",\"circular\":0.00}");
    assertThat(
            run.query(
                "SELECT removal_impact AS i, unmeasured AS u FROM reporting.party_centrality"
                    + " WHERE party_id IN ('bank', 'lab')"))
        .containsExactly(
            "{\"i\":0.00,\"u\":\"trophic_level: the graph is too large for a task\"}",
            "{\"u\":\"trophic_level: the graph is too large for a task; removal_impact, sinkrank,"
                + " random_walk: more edges in a group than the 2 that fit a task\"}");
  }

  @Test
  void ofGroupsTheGroupPays() {
    TestRun run =
        chips(new TestRun(folder), "announced/all/group")
            .file(
                "parties.csv",
                "party_id,name,parent_id",
                "chip,Chip,",
                "lab,Lab,",
                "bank,Bank,",
                "cloud,Cloud,lab")
            .run();

    // Lab and cloud are one: 100 there, 40 back.
    assertThat(run.query("SELECT payer_id, payee_id, circular FROM reporting.edge_circularity"))
        .containsExactly(
            "{\"payer_id\":\"bank\",\"payee_id\":\"lab\",\"circular\":0.00}",
            "{\"payer_id\":\"chip\",\"payee_id\":\"lab\",\"circular\":40.00}",
            "{\"payer_id\":\"lab\",\"payee_id\":\"chip\",\"circular\":40.00}");
    assertThat(
            run.query(
                "SELECT payer_id, payee_id, circular FROM reporting.deal_circularity"
                    + " WHERE deal_id = 'd4'"))
        .containsExactly("{\"payer_id\":\"lab\",\"payee_id\":\"chip\",\"circular\":40.00}");
  }

  @Test
  void amountsBeyondWhatCanBeNettedStopTheRunAndNameTheScope() {
    TestRun run =
        new TestRun(folder)
            .asOf("2025-12-31")
            .set("flows.scopes=paid/all/party")
            .file(
                "payments.csv", "payer_id,payee_id,amount", "a,b,92233720368547758.00", "b,a,0.08");

    assertThatThrownBy(run::run)
        .isInstanceOf(CarouselException.class)
        .hasMessageContainingAll(
            "92233720368547758.08",
            "scope 2025-12-31/paid/all/party",
            "at most 92233720368547758.07");
  }

  @Test
  void aScopeWithoutEdgesIsMeasuredAsNothing() {
    TestRun run = chips(new TestRun(folder), "due-60m/all/party,announced/all/party").run();

    assertThat(
            run.query(
                "SELECT gross, circulation, circularity, circulation_reach AS reach, bff, fci,"
                    + " trophic_incoherence AS f0, recycled_capital AS c, recycled_share AS s"
                    + " FROM reporting.circularity WHERE scope_id LIKE '%due-60m%'"))
        .isEqualTo(
            List.of(
                "{\"gross\":0.00,\"circulation\":0.00,\"reach\":0.00,\"bff\":0.00,\"c\":0.00}"));
  }

  private static String deal(
      String id, String payer, String payee, String amount, String circular, String share) {
    return String.format(
        "{\"deal_id\":\"%s\",\"payer_id\":\"%s\",\"payee_id\":\"%s\",\"amount\":%s,"
            + "\"circular\":%s,\"share\":%s}",
        id, payer, payee, amount, circular, share);
  }
}
