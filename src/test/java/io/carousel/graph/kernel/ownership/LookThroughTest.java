package io.carousel.graph.kernel.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.ExactMatrix;
import io.carousel.graph.kernel.ownership.LookThrough.Holding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.linear.FieldMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LookThroughTest {
  private static final double TOLERANCE = 1e-12;
  private static final Offset<Double> EXACT = within(1e-11);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /** A holding written as {@code A>B=0.5}. */
  private static Holding holding(String text) {
    String[] parts = text.split("[>=]", -1);
    return new Holding(parts[0], parts[1], Double.parseDouble(parts[2]));
  }

  private static List<Holding> holdings(String... texts) {
    return List.of(texts).stream().map(LookThroughTest::holding).toList();
  }

  private static Map<String, Double> stakes(List<Holding> holdings, double tolerance) {
    Map<String, Double> stakes = new LinkedHashMap<>();
    Iterator<LookThrough.Stakes> holders = LookThrough.of(holdings, tolerance);
    while (holders.hasNext()) {
      LookThrough.Stakes of = holders.next();
      for (int place = 0; place < of.issuers().length; place++) {
        stakes.put(of.holder() + ">" + of.issuers()[place], of.shares()[place]);
      }
    }
    return stakes;
  }

  private static Map<String, Double> stakes(String... texts) {
    return stakes(holdings(texts), TOLERANCE);
  }

  @Test
  void multipliesStakesAlongPathsAndAddsUpPaths() {
    // 0.25 of D itself, 0.5 * 0.5 by way of B, 1 * 0.125 by way of C.
    assertThat(stakes("A>B=0.5", "B>D=0.5", "A>C=1", "C>D=0.125", "A>D=0.25"))
        .containsExactly(
            entry("A>B", 0.5),
            entry("A>C", 1.0),
            entry("A>D", 0.625),
            entry("B>D", 0.5),
            entry("C>D", 0.125));
  }

  @Test
  void goesRoundCrossHoldings() {
    // Each time round is worth 0.5 * 0.2 = 0.1: all of it 1 / 0.9 times the first.
    Map<String, Double> stakes = stakes("A>B=0.5", "B>A=0.2", "B>C=0.4");
    assertThat(stakes).containsOnlyKeys("A>A", "A>B", "A>C", "B>A", "B>B", "B>C");
    assertThat(stakes.get("A>B")).isCloseTo(0.5 / 0.9, EXACT);
    assertThat(stakes.get("A>C")).isCloseTo(0.2 / 0.9, EXACT);
    assertThat(stakes.get("A>A")).isCloseTo(0.1 / 0.9, EXACT);
    assertThat(stakes.get("B>A")).isCloseTo(0.2 / 0.9, EXACT);
    assertThat(stakes.get("B>B")).isCloseTo(0.1 / 0.9, EXACT);
    assertThat(stakes.get("B>C")).isCloseTo(0.4 / 0.9, EXACT);
  }

  @Test
  void ownsAllOfWhatItHoldsWithItsOwnSubsidiary() {
    // A holds 60% of B and all of C, who holds the other 40%.
    assertThat(stakes("A>B=0.6", "A>C=1", "C>B=0.4").get("A>B")).isCloseTo(1, EXACT);
  }

  @Test
  void leavesOutZeroHoldingsAndHoldingsInOneself() {
    assertThat(stakes("A>A=0.5", "A>B=0.5", "B>C=0", "C>B=0.25"))
        .containsExactly(entry("A>B", 0.5), entry("C>B", 0.25));
    assertThat(stakes()).isEmpty();
    assertThat(stakes("A>A=1")).isEmpty();
  }

  @Test
  void doesNotKnowWhatGoesRoundUndiminished() {
    // A and B hold all of each other. What they hold is unknown, and what X holds by way of them;
    // what X holds beside that, and what D holds, is known.
    assertThat(stakes("A>B=1", "B>A=1", "B>C=0.5", "X>A=0.1", "X>D=0.5", "D>C=0.5", "D>E=0.5"))
        .containsExactly(
            entry("A>A", Double.NaN),
            entry("A>B", Double.NaN),
            entry("A>C", Double.NaN),
            entry("B>A", Double.NaN),
            entry("B>B", Double.NaN),
            entry("B>C", Double.NaN),
            entry("D>C", 0.5),
            entry("D>E", 0.5),
            entry("X>A", Double.NaN),
            entry("X>B", Double.NaN),
            entry("X>C", Double.NaN),
            entry("X>D", 0.5),
            entry("X>E", 0.25));
  }

  @Test
  void doesNotKnowWhatGrowsOnItsWayRound() {
    // 2 * 0.75 * 1 of itself each time round, though B's own part is below 1.
    assertThat(stakes("A>B=2", "B>C=0.75", "C>A=1")).hasSize(9).containsValue(Double.NaN);
    assertThat(stakes("A>B=2", "B>C=0.75", "C>A=1").values()).allMatch(share -> share.isNaN());
  }

  @Test
  void knowsWhatContradictsItselfWithoutGrowing() {
    // 150% of B are held, but only 1.5 * 0.5 = 0.75 come back each time: 4 times the first.
    assertThat(stakes("A>B=1.5", "B>A=0.5").get("A>B")).isCloseTo(6, EXACT);
  }

  @Test
  void followsAChainOfAnyLength() {
    List<Holding> chain = new ArrayList<>();
    for (int link = 0; link < 100_000; link++) {
      chain.add(new Holding("p" + link, "p" + (link + 1), 1));
    }
    LookThrough.Stakes first = LookThrough.of(chain, TOLERANCE).next();
    assertThat(first.holder()).isEqualTo("p0");
    assertThat(first.issuers()).hasSize(100_000);
    assertThat(first.shares()).containsOnly(1);
  }

  @Test
  void doesNotFollowStakesBelowTheTolerance() {
    // 1/8 is not below 1/8 and is followed to D; 1/16 is not.
    assertThat(stakes(holdings("A>B=0.5", "B>C=0.25", "C>D=0.5", "D>E=1"), 0.125))
        .containsEntry("A>D", 0.0625)
        .doesNotContainKey("A>E");
  }

  @Test
  void followsStakesThatAreAboveTheToleranceOnlyInSum() {
    // Two ways of 1/16 each: 1/8 of D.
    assertThat(stakes(holdings("A>B=0.25", "A>C=0.25", "B>D=0.25", "C>D=0.25", "D>E=1"), 0.125))
        .containsEntry("A>E", 0.125);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithAnExactInverse(long seed) {
    Map<List<Integer>, Integer> parts = random(seed);
    FieldMatrix<BigFraction> direct = ExactMatrix.zero(8);
    parts.forEach(
        (pair, part) -> direct.setEntry(pair.get(0), pair.get(1), new BigFraction(part, 64)));
    FieldMatrix<BigFraction> exact =
        direct.multiply(ExactMatrix.inverse(ExactMatrix.identity(8).subtract(direct)));
    Map<String, Double> stakes = stakes(holdings(parts), 1e-14);
    for (int holder = 0; holder < 8; holder++) {
      for (int issuer = 0; issuer < 8; issuer++) {
        assertThat(stakes.getOrDefault("p" + holder + ">p" + issuer, 0.0))
            .as("seed %d, p%d of p%d", seed, holder, issuer)
            .isEqualTo(ExactMatrix.toDouble(exact.getEntry(holder, issuer)), within(1e-11));
      }
    }
    assertThat(stakes.values()).as("seed %d", seed).allMatch(share -> share > 0);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void dependsOnTheHoldingsAloneToTheLastBit(long seed) {
    List<Holding> holdings = holdings(random(seed));
    List<Holding> shuffled = new ArrayList<>(holdings);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(stakes(shuffled, TOLERANCE))
        .as("seed %d", seed)
        .containsExactlyEntriesOf(stakes(holdings, TOLERANCE));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheStakeItselfAndWhatItsIssuersOwn(long seed) {
    // Y = A + A Y
    List<Holding> holdings = holdings(random(seed));
    Map<String, Double> stakes = stakes(holdings, 1e-14);
    Map<String, Double> sums = new LinkedHashMap<>();
    for (Holding held : holdings) {
      sums.merge(held.holder() + ">" + held.issuer(), held.fraction(), Double::sum);
      for (int issuer = 0; issuer < 8; issuer++) {
        double further = stakes.getOrDefault(held.issuer() + ">p" + issuer, 0.0);
        if (further > 0) {
          sums.merge(held.holder() + ">p" + issuer, held.fraction() * further, Double::sum);
        }
      }
    }
    assertThat(stakes.keySet()).as("seed %d", seed).isEqualTo(sums.keySet());
    sums.forEach(
        (pair, sum) ->
            assertThat(stakes.get(pair)).as("seed %d, %s", seed, pair).isCloseTo(sum, EXACT));
  }

  /** Holdings among 8 parties in 64ths, of which at most 63 of a party are held. */
  private static Map<List<Integer>, Integer> random(long seed) {
    Random random = new Random(seed);
    Map<List<Integer>, Integer> parts = new LinkedHashMap<>();
    for (int issuer = 0; issuer < 8; issuer++) {
      int left = 63;
      for (int holders = random.nextInt(4); holders > 0; holders--) {
        int holder = random.nextInt(8);
        int part = 1 + random.nextInt(left);
        if (holder != issuer && part < left && !parts.containsKey(List.of(holder, issuer))) {
          parts.put(List.of(holder, issuer), part);
          left -= part;
        }
      }
    }
    return parts;
  }

  private static List<Holding> holdings(Map<List<Integer>, Integer> parts) {
    List<Holding> holdings = new ArrayList<>();
    parts.forEach(
        (pair, part) ->
            holdings.add(new Holding("p" + pair.get(0), "p" + pair.get(1), part / 64.0)));
    return holdings;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAStakeThatIsNoFraction(double fraction) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Holding("A", "B", fraction))
        .withMessageContainingAll("'A'", "'B'", String.valueOf(fraction), "at least 0");
  }

  @Test
  void refusesTwoStakesOfAPair() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stakes("A>B=0.25", "A>B=0.5"))
        .withMessageContainingAll("'A'", "'B'", "0.25", "0.5", "one stake per pair");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1e-9, Double.NaN})
  void refusesAToleranceOutsideZeroToOne(double tolerance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stakes(List.of(), tolerance))
        .withMessageContainingAll(String.valueOf(tolerance), "above 0 and below 1");
  }
}
