package io.carousel.circularity;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.schema.CircularityTables;
import io.carousel.schema.LoopTables;
import io.carousel.testing.ScopeRows;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Loops with their legs, on hand-worked networks. */
final class LoopsSparkTest {
  private static final String DEAL =
      "deal_id, dated_on, payer_id, payee_id, payer_group_id, payee_group_id, layer, instrument,"
          + " amount";
  private static final String PAYMENT = "payer_id, payee_id, amount, dated_on, layer, instrument";

  private static Measured measured;

  @BeforeAll
  static void measure() {
    measured =
        new Measured(
            chips(new ScopeRows())
                .scope("chips", "in-kind", "party")
                .scope("chips", "trade", "party")
                .scope("chips", "all", "group")
                .payments(
                    "sparse",
                    PAYMENT,
                    "a, b, 5, 2025-01-01, unspecified, ",
                    "b, a, 4, 2025-01-03, unspecified, ",
                    "b, a, 3, , capital, equity",
                    "c, d, 1, 2025-01-01, capital, equity",
                    "d, c, 1, , trade, purchase",
                    "d, c, 0, 2025-01-01, capital, equity", // neither day nor kind of the leg
                    "e>f, g, 2, 2025-01-01, trade, lease",
                    "g, e>f, 2, 2025-01-01, trade, lease")
                .scope("sparse", "all", "party")
                .payments(
                    "repaid",
                    "deal_id, " + PAYMENT,
                    "d1, a, b, 100, 2025-01-01, capital, debt",
                    "d1, b, a, 60, 2025-06-01, capital, repayment",
                    ", b, a, 40, 2025-07-01, unspecified, ",
                    "d1, b, c, 9, 2025-07-01, capital, interest")
                .scope("repaid", "all", "party"),
            "circularity.draws=0",
            "circularity.null-draws=0");
  }

  @AfterAll
  static void release() {
    measured.close();
  }

  /**
   * The chip maker invests 60 and 40 in the lab, the lab buys for 300 from the cloud, the cloud for
   * 30 and an unknown amount from the chip maker. The lab buys for 25 from the chip maker. The
   * rival gives the lab warrants of unknown value, and sells it chips for 90. The cloud and the
   * bank hold shares of each other: 8 and 9. The cloud and the shop, which is the bank's, buy from
   * each other: 5 and 7.
   */
  private static ScopeRows chips(ScopeRows rows) {
    return rows.payments(
        "chips",
        DEAL,
        "d1, 2025-01-10, chip, lab, chip, lab, capital, equity, 60",
        "d2, 2025-04-10, chip, lab, chip, lab, capital, debt, 40",
        "d3, 2025-04-20, lab, cloud, lab, cloud, trade, cloud, 300",
        "d4, 2025-07-01, cloud, chip, cloud, chip, trade, purchase, 30",
        "d5, 2025-07-02, cloud, chip, cloud, chip, trade, purchase, ",
        "d6, 2025-02-01, lab, chip, lab, chip, trade, purchase, 25",
        "d7, 2025-03-01, rival, lab, rival, lab, in-kind, warrant, ",
        "d8, 2025-03-02, lab, rival, lab, rival, trade, purchase, 90",
        "d9, 2025-05-01, bank, cloud, bank, cloud, capital, equity, 8",
        "e1, 2025-05-01, cloud, bank, cloud, bank, capital, equity, 9",
        "e2, 2025-06-02, shop, cloud, bank, cloud, trade, cloud, 5",
        "e3, 2025-06-01, cloud, shop, cloud, bank, trade, purchase, 7",
        "e4, 2025-06-01, lab, lab, lab, lab, trade, purchase, 1000");
  }

  @Test
  void loopsAreRankedWithTheirKindBottleneckAndTimeToClose() {
    // chip>lab is paid on 01-10 and 04-10. After the latter: 04-20, 07-01, so 82 days; or 07-01
    // first, which nothing follows. lab>chip on 02-01 follows 01-10 by 22 days.
    assertThat(loops(measured, "amount", "chips/in-kind/party"))
        .containsExactly(
            "1 3 financing chip>lab>cloud 30.00 82 5",
            "2 2 financing chip>lab 25.00 22 3",
            "3 2 capital bank>cloud 8.00 0 2",
            "4 2 trade cloud>shop 5.00 1 2");
    assertThat(loops(measured, "amount", "chips/trade/party"))
        .containsExactly("1 2 trade cloud>shop 5.00 1 2");
  }

  @Test
  void theShopsDealsAreTheBanksWhereGroupsPay() {
    // Bank to cloud 8 + 5, back 9 + 7; all of the bank's shares are held since 05-01.
    assertThat(loops(measured, "amount", "chips/all/group"))
        .containsExactly(
            "1 3 financing chip>lab>cloud 30.00 82 5",
            "2 2 financing chip>lab 25.00 22 3",
            "3 2 financing bank>cloud 13.00 0 4");
  }

  @Test
  void theStructuralViewListsTheLoopsThatNeedAnUnknownAmount() {
    assertThat(loops(measured, "structural", "chips/in-kind/party"))
        .containsExactly("1 2 financing lab>rival null 1 2");
    assertThat(
            measured.rows(
                CircularityTables.CIRCULARITY,
                "chips",
                "loops",
                "loops_exact AS e",
                "structural_loops AS s",
                "structural_loops_exact AS x"))
        .containsExactly(
            "{\"loops\":1,\"e\":true,\"s\":0,\"x\":true}",
            "{\"loops\":3,\"e\":true,\"s\":0,\"x\":true}",
            "{\"loops\":4,\"e\":true,\"s\":1,\"x\":true}");
  }

  @Test
  void parallelDealsAreOneLegThatNamesThemAll() {
    assertThat(legs("chips/in-kind/party", "payer_id IN ('chip', 'cloud', 'lab')"))
        .contains(
            "1 chip lab 100.00 2 0 [debt,equity] [d1,d2] 2025-01-10 2025-04-10",
            "2 lab cloud 300.00 1 0 [cloud] [d3] 2025-04-20 2025-04-20",
            "3 cloud chip 30.00 2 1 [purchase] [d4,d5] 2025-07-01 2025-07-02");
  }

  @Test
  void aLoopHasOneNameInAllScopes() {
    assertThat(measured.rows(LoopTables.LOOP, "chips", "if(path = 'chip>lab', loop_id, null) AS i"))
        .filteredOn(row -> row.contains("i"))
        .hasSize(2)
        .containsOnly(
            measured
                .rows(LoopTables.LOOP, "chips", "if(path = 'chip>lab', loop_id, null) AS i")
                .get(0));
    assertThat(measured.rows(LoopTables.LOOP, "chips", "loop_id")).hasSize(9);
    assertThat(measured.rows(LoopTables.LOOP, "chips", "loop_id").stream().distinct()).hasSize(5);
  }

  @Test
  void boundsLeaveOutLoopsTooLongTooSmallTooLateOrTooMany() {
    try (Measured bounded =
        new Measured(
            chips(new ScopeRows()).scope("chips", "in-kind", "party"),
            "circularity.loop.max-length=2",
            "circularity.loop.min-amount=8",
            "circularity.loop.max-span-days=22",
            "circularity.loop.max-loops=1",
            "circularity.draws=0",
            "circularity.null-draws=0")) {
      // Too long: chip>lab>cloud. Too small: cloud>shop. Counted but not listed: bank>cloud. Just
      // in time: chip>lab.
      assertThat(loops(bounded, "amount", "chips/in-kind/party"))
          .containsExactly("1 2 financing chip>lab 25.00 22 3");
      assertThat(loops(bounded, "structural", "chips/in-kind/party"))
          .containsExactly("1 2 financing lab>rival null 1 2");
      assertThat(
              bounded.rows(
                  CircularityTables.CIRCULARITY, "chips", "loops AS n", "loops_exact AS e"))
          .containsExactly("{\"n\":2,\"e\":true}");
    }
  }

  @Test
  void paymentsThatSayLittleMakeLoopsOfWhichLittleIsKnown() {
    assertThat(loops(measured, "amount", "sparse/all/party"))
        .containsExactly(
            "1 2 null a>b 5.00 2 0", "2 2 trade e>f>g 2.00 0 0", "3 2 financing c>d 1.00 null 0");
    assertThat(legs("sparse/all/party", "payer_id IN ('d', 'e>f')"))
        .containsExactly(
            "1 e>f g 2.00 1 0 [lease] [] 2025-01-01 2025-01-01",
            "2 d c 1.00 1 0 [purchase] [] null null");
  }

  @Test
  void repaymentsOfADealBelongOnlyToTheOtherLeg() {
    assertThat(loops(measured, "amount", "repaid/all/party"))
        .containsExactly("1 2 capital a>b 100.00 151 1");
    assertThat(legs("repaid/all/party", "true"))
        .containsExactly(
            "1 a b 100.00 1 0 [debt] [d1] 2025-01-01 2025-01-01",
            "2 b a 100.00 2 0 [repayment] [d1] 2025-06-01 2025-07-01");
  }

  private static List<String> loops(Measured from, String view, String scope) {
    return from
        .rows(LoopTables.LOOP)
        .where("view = '" + view + "' AND scope_id = '" + ScopeRows.AS_OF + "/" + scope + "'")
        .orderBy("rank")
        .select("rank", "length", "kind", "path", "bottleneck", "closure_days", "deals")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private static List<String> legs(String scope, String condition) {
    return measured
        .rows(LoopTables.LEG)
        .where("scope_id = '" + ScopeRows.AS_OF + "/" + scope + "' AND " + condition)
        .orderBy("leg", "payer_id")
        .selectExpr(
            "leg",
            "payer_id",
            "payee_id",
            "amount",
            "payments",
            "unknown_amounts",
            "'[' || array_join(instruments, ',') || ']'",
            "'[' || array_join(deal_ids, ',') || ']'",
            "first_on",
            "last_on")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }
}
