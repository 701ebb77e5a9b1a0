package io.carousel.circularity;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.schema.CircularityTables;
import io.carousel.testing.ScopeRows;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Published networks with their known figures, measured as scopes of one run. */
final class CheckValuesSparkTest {
  private static final List<String> SMALL = List.of("cone springs", "five", "chain", "unit ring");
  private static final List<String> LARGE = List.of("pair", "chips");

  private record Network(
      List<String> payments,
      String gross,
      String net,
      String bilateral,
      String insideGroups,
      long groups,
      long largest,
      String circulation,
      double bff,
      double fci,
      double incoherence,
      long loops) {}

  private static Network network(String name) {
    return switch (name) {
      // Out - in: 0 = 8881, 1 = 75 + 1600 - 5205 = -3530, 2 = 370 + 200 - 75 - 2309 = -1814,
      // 3 = 167 - 370 = -203, 4 = 5205 + 2309 - 8881 - 1600 - 200 - 167 = -3334; above zero 8881.
      // Both ways: 1-4 min(1600, 5205) and 2-4 min(200, 2309), so 2 * (1600 + 200) = 3600.
      // All but party 0 are in one group; inside it 18807 - 8881 = 9926.
      case "cone springs" ->
          new Network(
              List.of(
                  "0,4,8881",
                  "1,2,75",
                  "1,4,1600",
                  "2,3,370",
                  "2,4,200",
                  "3,4,167",
                  "4,1,5205",
                  "4,2,2309"),
              "18807",
              "8881",
              "3600",
              "9926",
              1,
              4,
              "4176",
              4134.647,
              .103578,
              .349176,
              5);
      // A = 10-5, B = 15+5-10, C = -15: above zero 15; A and B cancel 5 each way.
      // Throughflows 10, 20, 15: 10/10 * 5/20 returns to A and B. Levels 0, 1/3, 4/3: F0 =
      // (10 (2/3)^2 + 15 * 0 + 5 (4/3)^2) / 30.
      case "pair" ->
          new Network(
              List.of("A,B,10", "B,C,15", "B,A,5"),
              "30",
              "15",
              "10",
              "15",
              1,
              2,
              "10",
              10,
              30 * .25 / 45,
              4.0 / 9,
              1);
      // NVDA = 100-40, OAI = 300-100, ORCL = 40-300: above zero 260.
      case "chips" ->
          new Network(
              List.of("NVDA,OAI,100", "OAI,ORCL,300", "ORCL,NVDA,40"),
              "440",
              "260",
              "0",
              "440",
              1,
              3,
              "120",
              120,
              .13333,
              .533597,
              1);
      // B = 70 + 100 - 100 = 70, C = 100 - 70 - 100 = -70, the others 0: above zero 70.
      case "five" ->
          new Network(
              List.of("A,B,100", "B,E,70", "E,A,100", "C,D,100", "D,E,100", "E,C,70", "B,C,100"),
              "640",
              "70",
              "0",
              "640",
              1,
              5,
              "570",
              554.338,
              Double.NaN, // not published
              Double.NaN,
              3); // A>B>E, C>D>E and all five

      // 4, 3-4, 5-3, -5: above zero 6. No way back.
      case "chain" ->
          new Network(
              List.of("a,b,4", "b,c,3", "c,d,5"), "12", "6", "0", "0", 0, 0, "0", 0, 0, 0, 0);
      case "unit ring" ->
          new Network(
              List.of("a,b,1", "b,c,1", "c,a,1"), "3", "0", "0", "3", 1, 3, "3", 3, 1, 1, 1);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Measured measured;

  /** Each network is a scope; the large ones have every amount times 10^10. */
  @BeforeAll
  static void measure() {
    ScopeRows rows = new ScopeRows();
    SMALL.forEach(name -> add(rows, name, name, ""));
    LARGE.forEach(name -> add(rows, "large " + name, name, "0000000000"));
    measured = new Measured(rows, "circularity.draws=0", "circularity.null-draws=5");
  }

  private static void add(ScopeRows rows, String scope, String name, String zeros) {
    rows.payments(
            scope,
            "payer_id, payee_id, amount",
            network(name).payments().stream().map(p -> p + zeros).toArray(String[]::new))
        .scope(scope, "all", "party");
  }

  @AfterAll
  static void release() {
    measured.close();
  }

  @ParameterizedTest
  @FieldSource("SMALL")
  void aScopeHasTheKnownFigures(String name) {
    check(measured, name, network(name), BigDecimal.ONE);
  }

  @ParameterizedTest
  @FieldSource("LARGE")
  void largeAmountsStayExactToTheCent(String name) {
    // The largest is 3 * 10^12.
    check(measured, "large " + name, network(name), new BigDecimal("10000000000"));
  }

  private static void check(Measured measured, String scope, Network network, BigDecimal scale) {
    Row row =
        measured
            .rows(CircularityTables.CIRCULARITY)
            .where(col("scope_id").equalTo(ScopeRows.id(scope, "all", "party")))
            .head();
    BigDecimal gross = money(network.gross(), scale);
    BigDecimal net = money(network.net(), scale);
    assertThat(row.<BigDecimal>getAs("gross")).isEqualByComparingTo(gross);
    assertThat(row.<BigDecimal>getAs("net")).isEqualByComparingTo(net);
    assertThat(row.<BigDecimal>getAs("excess")).isEqualByComparingTo(gross.subtract(net));
    assertThat(row.<BigDecimal>getAs("bilateral"))
        .isEqualByComparingTo(money(network.bilateral(), scale));
    BigDecimal inside = money(network.insideGroups(), scale);
    assertThat(row.<BigDecimal>getAs("intra_group_amount")).isEqualByComparingTo(inside);
    double share = inside.doubleValue() / gross.doubleValue();
    assertThat(row.<Double>getAs("intra_group")).isEqualTo(share, within(1e-12));
    assertThat(row.<Double>getAs("flow_hierarchy")).isEqualTo(1 - share, within(1e-12));
    assertThat(row.<Long>getAs("groups")).isEqualTo(network.groups());
    assertThat(row.<Long>getAs("largest_group")).isEqualTo(network.largest());
    checkCirculation(row, network, scale);
    assertThat(row.<Long>getAs("edges")).isEqualTo(network.payments().size());
  }

  private static void checkCirculation(Row row, Network network, BigDecimal scale) {
    BigDecimal circulation = money(network.circulation(), scale);
    assertThat(row.<BigDecimal>getAs("circulation")).isEqualByComparingTo(circulation);
    assertThat(row.<BigDecimal>getAs("circulation_reach")).isEqualByComparingTo(circulation);
    assertThat(row.<Double>getAs("circularity"))
        .isEqualTo(
            circulation.doubleValue() / money(network.gross(), scale).doubleValue(), within(1e-12));
    assertThat(row.<BigDecimal>getAs("pass_through"))
        .isEqualByComparingTo(row.<BigDecimal>getAs("excess").subtract(circulation));
    assertThat(row.<BigDecimal>getAs("bff").doubleValue() / scale.doubleValue())
        .isEqualTo(network.bff(), within(0.0051));
    assertThat(row.<String>getAs("attribution")).isEqualTo("bff");
    // Payments that say nothing of what for are no capital.
    assertThat(row.<BigDecimal>getAs("recycled_capital")).isZero();
    assertThat(row.<Double>getAs("recycled_share")).isNull();
    assertThat(row.<String>getAs("unmeasured")).isNull();
    assertThat(row.<Long>getAs("loops")).isEqualTo(network.loops());
    assertThat(row.<Boolean>getAs("loops_exact")).isTrue();
    assertThat(row.<BigDecimal>getAs("gross_low")).isEqualTo(row.<BigDecimal>getAs("gross_high"));
    assertThat(row.<Double>getAs("null_p_value")).isBetween(1.0 / 6, 1.0);
    if (!Double.isNaN(network.fci())) {
      assertThat(row.<Double>getAs("fci")).isEqualTo(network.fci(), within(5e-6));
      assertThat(row.<Double>getAs("trophic_incoherence"))
          .isEqualTo(network.incoherence(), within(5e-7));
    }
  }

  private static BigDecimal money(String amount, BigDecimal scale) {
    return new BigDecimal(amount).multiply(scale);
  }
}
