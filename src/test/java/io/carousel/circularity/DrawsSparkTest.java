package io.carousel.circularity;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.schema.CircularityTables;
import io.carousel.testing.ScopeRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ranges of uncertain amounts, and the null model. */
final class DrawsSparkTest {
  private static final String EXACT = "payment_id, payer_id, payee_id, layer, amount";
  private static final String RANGED = EXACT + ", amount_low, amount_high";
  private static final String LARGEST = "92233720368547758.07";

  private static Measured measured;

  @BeforeAll
  static void measure() {
    measured =
        new Measured(
            new ScopeRows()
                // A ring of capital of up to 1,000 of which 800 are firm, and of purchases of 900
                // and 2,000; payments to others of about 500 and of at least 100; and one of a
                // party to itself, which counts nowhere.
                .payments(
                    "ring",
                    RANGED,
                    "d1, a, b, capital, 1000, 800, 1000",
                    "d2, b, c, trade, 900, 900, 900",
                    "d3, c, a, trade, 2000, 2000, 2000",
                    "d4, c, x, trade, 500, 250, 750",
                    "d5, c, y, trade, 100, 100, 150",
                    "d6, a, a, trade, 5000, 5000, 9000")
                .scope("ring", "all", "party")
                .payments("exact", EXACT, "d1, a, b, capital, 1000", "d2, b, a, trade, 900")
                .scope("exact", "all", "party")
                .payments("planted", "payer_id, payee_id, amount", ringAmongRandomPayments())
                .scope("planted", "all", "party")
                .payments("work", RANGED, manyPayments())
                .scope("work", "all", "party")
                .scope("work", "trade", "party")
                .payments("beyond", RANGED, "d1, a, b, capital, 1, 1, " + LARGEST)
                .payments("beyond", RANGED, "d2, b, a, capital, 1, 1, 1")
                .scope("beyond", "all", "party"),
            "circularity.draws=200",
            "circularity.null-draws=200",
            "circularity.simulation-max-work=40000");
  }

  @AfterAll
  static void release() {
    measured.close();
  }

  @Test
  void measuresLieInTheirRangesWhichAreAsWideAsTheAmounts() {
    Row row = measures("ring");
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
    assertThat(
            measured.rows(
                CircularityTables.CIRCULARITY,
                "exact",
                "gross",
                "gross_low AS gl",
                "gross_high AS gh",
                "circulation AS c",
                "circulation_low AS cl",
                "circulation_high AS ch",
                "recycled_share AS r",
                "recycled_share_low AS rl",
                "recycled_share_high AS rh",
                "circularity_low = circularity AND circularity_high = circularity AS same",
                "unmeasured AS u"))
        .containsExactly(
            "{\"gross\":1900.00,\"gl\":1900.00,\"gh\":1900.00,\"c\":1800.00,\"cl\":1800.00,"
                + "\"ch\":1800.00,\"r\":0.9,\"rl\":0.9,\"rh\":0.9,\"same\":true}");
  }

  @Test
  void aRingAmongRandomPaymentsIsNoAccident() {
    Row row = measures("planted");
    assertThat(row.<Double>getAs("null_p_value")).isLessThan(0.01);
    assertThat(row.<Double>getAs("null_circularity_mean"))
        .isLessThan(row.<Double>getAs("circularity"));
    assertThat(row.<Double>getAs("null_circularity_sd")).isPositive();
    assertThat(row.<Double>getAs("null_residual")).isBetween(0.0, 1.0);
  }

  @Test
  void moreWorkThanAllowedIsNotDrawnAndSaysSo() {
    String above = " edges in 200 draws, above circularity.simulation-max-work = 40000";
    assertThat(
            measured.rows(
                CircularityTables.CIRCULARITY,
                "work",
                "circulation AS c",
                "circulation_low",
                "gross_high",
                "null_p_value",
                "unmeasured AS u"))
        .containsExactlyInAnyOrder(
            "{\"c\":1800.00,\"u\":\"ranges: 202" + above + "; null model: 202" + above + "\"}",
            // Exact or not.
            "{\"c\":0.00,\"u\":\"ranges: 201" + above + "; null model: 201" + above + "\"}");
  }

  @Test
  void highestAmountsThatCannotBeNettedAreNotDrawn() {
    // They add up to one more than the largest.
    assertThat(
            measured.rows(
                CircularityTables.CIRCULARITY,
                "beyond",
                "circulation AS c",
                "circulation_high AS h",
                "unmeasured AS u"))
        .containsExactly("{\"c\":2.00,\"u\":\"ranges: the highest amounts are too large\"}");
  }

  private static Row measures(String network) {
    return measured
        .rows(CircularityTables.CIRCULARITY)
        .where(col("scope_id").equalTo(ScopeRows.id(network, "all", "party")))
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
    List<String> lines = new ArrayList<>();
    for (int party = 0; party < 4; party++) {
      lines.add("p" + party + ",p" + (party + 1) % 4 + ",100");
    }
    for (int payment = 0; payment < 150; payment++) {
      lines.add(
          "p" + random.nextInt(40) + ",p" + random.nextInt(40) + "," + (1 + random.nextInt(10)));
    }
    return lines.toArray(new String[0]);
  }

  /** Capital of about 1,000 from a to b, 900 back for purchases, and a chain of 200 purchases. */
  private static String[] manyPayments() {
    List<String> lines = new ArrayList<>();
    lines.add("d1, a, b, capital, 1000, 500, 1500");
    lines.add("d2, b, a, trade, 900, 900, 900");
    for (int party = 0; party < 200; party++) {
      lines.add(String.format("c%d, p%d, p%d, trade, 1, 1, 1", party, party, party + 1));
    }
    return lines.toArray(new String[0]);
  }
}
