package io.carousel.circularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.schema.AttributionTables;
import io.carousel.schema.CircularityTables;
import io.carousel.schema.LoopTables;
import io.carousel.testing.ScopeRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The circulation on edges, in deals and through parties, on hand-worked networks. */
final class CircularitySparkTest {
  private static final String DEAL = "deal_id, payer_id, payee_id, layer, amount";

  /** Several networks, measured in one go. */
  private static Measured measured;

  @BeforeAll
  static void measure() {
    measured =
        new Measured(
            chips(new ScopeRows())
                .scope("chips", "all", "party")
                // Payments of 0.01 for a deal, twice, and of 0.01 for none.
                .payments(
                    "cents",
                    DEAL,
                    "d1, a, b, trade, 0.01",
                    "d1, a, b, trade, 0.01",
                    ", a, b, capital, 0.01",
                    ", b, a, unspecified, 0.02")
                .scope("cents", "all", "party")
                // The chips, of which the lab owns the cloud.
                .payments(
                    "owned",
                    DEAL + ", payer_group_id, payee_group_id",
                    "d1, chip, lab, capital, 60, chip, lab",
                    "d2, chip, lab, capital, 40, chip, lab",
                    "d3, lab, cloud, trade, 300, lab, lab",
                    "d4, cloud, chip, trade, 40, lab, chip",
                    "d5, cloud, chip, trade, , lab, chip",
                    "d6, bank, lab, capital, 10, bank, lab")
                .scope("owned", "all", "group")
                .payments("unscheduled", DEAL + ", scheduled", "d1, a, b, trade, 5, false")
                .scope("unscheduled", "all", "party")
                .scope("nothing", "all", "party"),
            "circularity.draws=0",
            "circularity.null-draws=0");
  }

  @AfterAll
  static void release() {
    measured.close();
  }

  /**
   * The chip maker invests 60 and 40, the lab buys for 300 from the cloud, the cloud for 40 from
   * the chip maker, and once more without an amount. The bank lends the lab 10.
   */
  private static ScopeRows chips(ScopeRows rows) {
    return rows.payments(
        "chips",
        DEAL,
        "d1, chip, lab, capital, 60",
        "d2, chip, lab, capital, 40",
        "d3, lab, cloud, trade, 300",
        "d4, cloud, chip, trade, 40",
        "d5, cloud, chip, trade, ",
        "d6, bank, lab, capital, 10",
        "d7, chip, chip, capital, 5");
  }

  @Test
  void circularAmountsAreSharedAmongDealsAndPartiesInCents() {
    // 40 can go round: of the edge of 60 and 40 that is 24 and 16.
    assertThat(
            measured.rows(
                AttributionTables.DEAL,
                "chips",
                "deal_id",
                "payer_id",
                "payee_id",
                "amount",
                "circular",
                "circular_share AS share"))
        .containsExactly(
            deal("d1", "chip", "lab", "60.00", "24.00", "0.4"),
            deal("d2", "chip", "lab", "40.00", "16.00", "0.4"),
            deal("d3", "lab", "cloud", "300.00", "40.00", "0.13333333333333333"),
            deal("d4", "cloud", "chip", "40.00", "40.00", "1.0"),
            deal("d6", "bank", "lab", "10.00", "0.00", "0.0"));
    assertThat(
            measured.rows(
                AttributionTables.EDGE,
                "chips",
                "payer_id",
                "group_id",
                "amount",
                "cancelled",
                "netted",
                "circular"))
        .containsExactly(
            "{\"payer_id\":\"bank\",\"amount\":10.00,\"cancelled\":0.00,\"netted\":10.00,"
                + "\"circular\":0.00}",
            "{\"payer_id\":\"chip\",\"group_id\":\"chip\",\"amount\":100.00,\"cancelled\":40.00,"
                + "\"netted\":60.00,\"circular\":40.00}",
            "{\"payer_id\":\"cloud\",\"group_id\":\"chip\",\"amount\":40.00,\"cancelled\":40.00,"
                + "\"netted\":0.00,\"circular\":40.00}",
            "{\"payer_id\":\"lab\",\"group_id\":\"chip\",\"amount\":300.00,\"cancelled\":40.00,"
                + "\"netted\":260.00,\"circular\":40.00}");
  }

  @Test
  void whatReturnsToAPartyIsInItsRow() {
    // Throughflows: chip 100, lab 300, cloud 300, bank 10: 1 * 1 * 40/300 returns. Backwards all of
    // chip's inflow comes from the cloud, all of the cloud's from the lab, of the lab's 100 of 110.
    assertThat(
            measured.rows(
                AttributionTables.PARTY,
                "chips",
                "party_id AS p",
                "inflow",
                "outflow",
                "net",
                "circular",
                "circular_share AS share",
                "round(return_probability, 9) AS r",
                "round(return_probability_upper, 9) AS upper",
                "group_id AS g"))
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
    assertThat(
            measured.rows(
                CircularityTables.MEMBER, "chips", "concat_ws(' ', view, group_id, party_id) AS m"))
        .containsExactly(
            "{\"m\":\"amount chip chip\"}",
            "{\"m\":\"amount chip cloud\"}",
            "{\"m\":\"amount chip lab\"}",
            "{\"m\":\"structural chip chip\"}",
            "{\"m\":\"structural chip cloud\"}",
            "{\"m\":\"structural chip lab\"}");
  }

  @Test
  void returningCapitalHasAnUpperBoundForLargeUnknownAmounts() {
    // Of 110 of capital 40 can be matched. With the deal of unknown amount unlimited, all of the
    // investment comes back, 100, through 100 of the 300, and the 40 are in that: 100 + 100 + 40.
    // Throughflow 100 + 300 + 300 + 10, of which 700 * 40/300 returns.
    assertThat(
            measured.rows(
                CircularityTables.CIRCULARITY,
                "chips",
                "gross",
                "net",
                "excess",
                "circulation",
                "pass_through",
                "bff",
                "recycled_capital AS c",
                "round(recycled_share, 6) AS share",
                "circulation_reach AS reach",
                "round(fci, 6) AS fci",
                "attribution AS by",
                "self_amount AS self"))
        .containsExactly(
            "{\"gross\":450.00,\"net\":260.00,\"excess\":190.00,\"circulation\":120.00,"
                + "\"pass_through\":70.00,\"bff\":120.00,\"c\":40.00,\"share\":0.363636,"
                + "\"reach\":240.00,\"fci\":0.131455,\"by\":\"bff\",\"self\":5.00}");
    assertThat(
            measured.rows(
                CircularityTables.GROUP,
                "chips",
                "view",
                "members AS m",
                "edges AS e",
                "gross",
                "net",
                "circulation",
                "circular",
                "round(circularity, 4) AS share",
                "attribution AS by",
                "largest_members AS l"))
        .containsExactly(
            "{\"view\":\"amount\",\"m\":3,\"e\":3,\"gross\":440.00,\"net\":260.00,"
                + "\"circulation\":120.00,\"circular\":120.00,\"share\":0.2727,\"by\":\"bff\","
                + "\"l\":\"lab, cloud, chip\"}",
            "{\"view\":\"structural\",\"m\":3,\"e\":3,\"gross\":440.00,\"net\":260.00,"
                + "\"circulation\":120.00,\"circular\":120.00,\"share\":0.2727,"
                + "\"l\":\"lab, cloud, chip\"}");
  }

  @Test
  void paymentsOfADealShareTheirEdgeWithPaymentsThatNameNone() {
    // 0.02 of the 0.03 come back: 2/3 of 0.02 is 0.0133, and 2/3 of 0.01 is 0.0067, the larger
    // remainder.
    assertThat(measured.rows(AttributionTables.DEAL, "cents", "deal_id", "amount", "circular"))
        .containsExactly("{\"deal_id\":\"d1\",\"amount\":0.02,\"circular\":0.01}");
    assertThat(
            measured.rows(CircularityTables.CIRCULARITY, "cents", "bff", "recycled_capital AS c"))
        .containsExactly("{\"bff\":0.04,\"c\":0.01}");
  }

  @Test
  void ofGroupsTheGroupPays() {
    // Lab and cloud are one: 100 there, 40 back.
    assertThat(measured.rows(AttributionTables.EDGE, "owned", "payer_id", "payee_id", "circular"))
        .containsExactly(
            "{\"payer_id\":\"bank\",\"payee_id\":\"lab\",\"circular\":0.00}",
            "{\"payer_id\":\"chip\",\"payee_id\":\"lab\",\"circular\":40.00}",
            "{\"payer_id\":\"lab\",\"payee_id\":\"chip\",\"circular\":40.00}");
    assertThat(
            measured.rows(
                AttributionTables.DEAL,
                "owned",
                "deal_id AS d",
                "payer_id",
                "payee_id",
                "circular"))
        .contains("{\"d\":\"d4\",\"payer_id\":\"lab\",\"payee_id\":\"chip\",\"circular\":40.00}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "unscheduled"})
  void aScopeWithoutEdgesIsMeasuredAsNothing(String network) {
    assertThat(
            measured.rows(
                CircularityTables.CIRCULARITY,
                network,
                "gross",
                "circulation",
                "circularity",
                "circulation_reach AS reach",
                "bff",
                "fci",
                "trophic_incoherence AS f0",
                "recycled_capital AS c",
                "recycled_share AS s"))
        .containsExactly(
            "{\"gross\":0.00,\"circulation\":0.00,\"reach\":0.00,\"bff\":0.00,\"c\":0.00}");
  }

  @ParameterizedTest
  @CsvSource({"chips,6 6 1 0 1", "cents,4 1 0 0 0", "unscheduled,1 1 0 1 0"})
  void dealsAreCountedWithTheirGapsAndPaymentsToOneselfApart(String network, String counts) {
    assertThat(
            measured.rows(
                CircularityTables.CIRCULARITY,
                network,
                "concat_ws(' ', payments, deals, deals_without_amount, deals_without_schedule,"
                    + " self_payments) AS c"))
        .containsExactly("{\"c\":\"" + counts + "\"}");
  }

  @Test
  void groupsTooLargeForAttributionAreAttributedByCirculationAndSaySo() {
    try (Measured limited =
        new Measured(
            chips(new ScopeRows()).scope("chips", "all", "party"),
            "circularity.attribution-max-edges=2",
            "graph.exact-max-parties=2",
            "circularity.draws=0",
            "circularity.null-draws=0")) {
      assertThat(
              limited.rows(
                  CircularityTables.CIRCULARITY,
                  "chips",
                  "circulation",
                  "bff",
                  "attribution AS by",
                  "recycled_capital AS c",
                  "fci",
                  "unmeasured AS u"))
          .containsExactly(
              "{\"circulation\":120.00,\"by\":\"circulation\",\"c\":40.00,"
                  + "\"u\":\"bff: more edges in a group than 2; fci, return_probability: more parties"
                  + " in a group than 2; null model: circularity.null-draws = 0\"}");
      assertThat(
              limited.rows(
                  AttributionTables.PARTY,
                  "chips",
                  "party_id AS p",
                  "circular",
                  "return_probability AS r",
                  "return_probability_upper AS upper"))
          .contains("{\"p\":\"lab\",\"circular\":40.00}");
    }
  }

  @Test
  void aGroupTooLargeForATaskIsMeasuredByWhatNeedsNoTask() {
    try (Measured large =
        new Measured(
            chips(new ScopeRows()).scope("chips", "all", "party"),
            "graph.engine=graphframes",
            "graph.kernel-max-edges=2",
            "circularity.draws=0",
            "circularity.null-draws=0")) {
      assertThat(
              large.rows(
                  CircularityTables.CIRCULARITY,
                  "chips",
                  "gross",
                  "net",
                  "excess",
                  "bilateral",
                  "intra_group_amount AS inside",
                  "groups AS g",
                  "circulation",
                  "bff",
                  "fci",
                  "attribution"))
          .containsExactly(
              "{\"gross\":450.00,\"net\":260.00,\"excess\":190.00,\"bilateral\":0.00,"
                  + "\"inside\":440.00,\"g\":1}");
      assertThat(
              large.rows(
                  CircularityTables.CIRCULARITY,
                  "chips",
                  "loops",
                  "loops_exact",
                  "structural_loops"))
          .containsExactly("{}");
      assertThat(large.rows(LoopTables.LOOP, "chips", "rank")).isEmpty();
      assertThat(large.rows(CircularityTables.CIRCULARITY, "chips", "unmeasured"))
          .singleElement()
          .asString()
          .contains(
              "what circulates, loops: more edges in a group than the 2 that fit a task",
              "trophic_incoherence: the graph is too large for a task");
      assertThat(large.rows(AttributionTables.DEAL, "chips", "deal_id", "circular"))
          .contains("{\"deal_id\":\"d1\"}", "{\"deal_id\":\"d6\",\"circular\":0.00}");
    }
  }

  @Test
  void amountsBeyondWhatCanBeNettedAreRefusedAndNameTheScope() {
    ScopeRows rows =
        new ScopeRows()
            .payments(
                "paid", "payer_id, payee_id, amount", "a, b, 92233720368547758.00", "b, a, 0.08")
            .scope("paid", "all", "party");

    assertThatThrownBy(() -> ScopeGraphs.of(rows.edges()))
        .isInstanceOf(CarouselException.class)
        .hasMessageContainingAll(
            "92233720368547758.08",
            "scope 2025-12-31/paid/all/party",
            "at most 92233720368547758.07");
  }

  private static String deal(
      String id, String payer, String payee, String amount, String circular, String share) {
    return String.format(
        "{\"deal_id\":\"%s\",\"payer_id\":\"%s\",\"payee_id\":\"%s\",\"amount\":%s,"
            + "\"circular\":%s,\"share\":%s}",
        id, payer, payee, amount, circular, share);
  }
}
