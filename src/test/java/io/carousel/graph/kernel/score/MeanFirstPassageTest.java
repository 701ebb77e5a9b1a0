package io.carousel.graph.kernel.score;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.ExactMatrix;
import io.carousel.graph.kernel.KnownNetwork;
import io.carousel.graph.kernel.Part;
import io.carousel.graph.kernel.RandomEdges;
import io.carousel.graph.kernel.RandomNetworks;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.linear.FieldMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MeanFirstPassageTest {
  private static final Offset<Double> EXACT = within(1e-12);

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @Test
  void takesOnePaymentBetweenTwo() {
    assertThat(MeanFirstPassage.sums(graph("a>b=3", "b>a=7")))
        .containsExactly(new double[] {1, 1}, EXACT);
  }

  @Test
  void countsThePaymentsRoundARing() {
    // 1 from the party before, 2 from the one before that.
    assertThat(MeanFirstPassage.sums(KnownNetwork.RING_OF_THREE_SIZES.graph()))
        .containsExactly(new double[] {3, 3, 3}, EXACT);
  }

  @Test
  void waitsLongerForThoseWhoGetLess() {
    // a pays b and c as 3 to 1, both pay back. To a: 1 + 1 = 2.
    // To b: h(a) = 1 + h(c) / 4, h(c) = 1 + h(a), so h(a) = 5/3, h(c) = 8/3; 13/3.
    // To c: h(a) = 1 + 3/4 h(b), h(b) = 1 + h(a), so h(a) = 7, h(b) = 8; 15.
    assertThat(MeanFirstPassage.sums(graph("a>b=3", "a>c=1", "b>a=3", "c>a=1")))
        .containsExactly(new double[] {2, 13.0 / 3, 15}, EXACT);
  }

  @Test
  void dependsOnWhereMoneyGoesNotOnWhereItCameFrom() {
    // a>b all; b pays a and c as 1 to 1; c>a all.
    // To a: h(c) = 1, h(b) = 1 + 1/2 = 1.5; 2.5. To b: h(a) = 1, h(c) = 2; 3.
    // To c: h(b) = 1 + h(a) / 2, h(a) = 1 + h(b), so h(b) = 3, h(a) = 4; 7.
    assertThat(MeanFirstPassage.sums(graph("a>b=8", "b>a=5", "b>c=5", "c>a=2")))
        .containsExactly(new double[] {2.5, 3, 7}, EXACT);
  }

  @Test
  void averagesOverTheOthersOrOverAll() {
    // 13/3 for b of three: 2 / (13/3) and 3 / (13/3).
    assertThat(MeanFirstPassage.sinkRank(13.0 / 3, 3)).isCloseTo(6.0 / 13, EXACT);
    assertThat(MeanFirstPassage.randomWalkCentrality(13.0 / 3, 3)).isCloseTo(9.0 / 13, EXACT);
    assertThat(MeanFirstPassage.sinkRank(Double.NaN, 3)).isNaN();
  }

  @Test
  void saysNothingWrongWhereHugeAmountsGoRoundOnTheWay() {
    // a and b, and c, d and e send huge amounts round among themselves, and one cent goes from
    // b to c and from e to a. All depends on that cent, which a sum with the others nearly loses.
    assertExactOrNotANumber(
        0,
        graph(
            "a>b=40000000000000",
            "b>a=40000000000000",
            "b>c=1",
            "c>d=19655620921245",
            "d>e=18310324522418",
            "e>c=9961184852947",
            "d>c=9694436068298",
            "e>d=8349139669471",
            "e>a=1"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithFirstPassageTimesSolvedForEachTarget(long seed) {
    RandomEdges random = RandomNetworks.of(seed, 8).positive();
    RandomEdges digits =
        new RandomEdges(
            random.edges().stream()
                .map(e -> new RandomEdges.Edge(e.payer(), e.payee(), 1 + e.weight() % 97, false))
                .toList());
    for (Iterator<Part> parts = Components.of(digits.graph()); parts.hasNext(); ) {
      DirectedGraph component = parts.next().graph();
      double[] sums = MeanFirstPassage.sums(component);
      double[] expected = exact(component);
      for (int target = 0; target < sums.length; target++) {
        assertThat(sums[target])
            .as("seed %d, to %s", seed, component.id(target))
            .isCloseTo(expected[target], withinPercentage(1e-8));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isRightToSixDigitsOrNotANumberForAmountsOfAnySize(long seed) {
    RandomEdges random = RandomNetworks.of(seed, 8).positive();
    for (Iterator<Part> parts = Components.of(random.graph()); parts.hasNext(); ) {
      assertExactOrNotANumber(seed, parts.next().graph());
    }
  }

  private static void assertExactOrNotANumber(long seed, DirectedGraph component) {
    double[] sums = MeanFirstPassage.sums(component);
    double[] expected = exact(component);
    for (int target = 0; target < sums.length; target++) {
      if (!Double.isNaN(sums[target])) {
        assertThat(sums[target])
            .as("seed %d, to %s", seed, component.id(target))
            .isCloseTo(expected[target], withinPercentage(1e-4));
      }
    }
  }

  /** For each target, {@code h(j) = 1 + sum over k of P(j, k) h(k)} with {@code h(target) = 0}. */
  private static double[] exact(DirectedGraph component) {
    FieldMatrix<BigFraction> system = ExactMatrix.system(component.outflows(), component);
    int parties = component.parties();
    double[] sums = new double[parties];
    for (int target = 0; target < parties; target++) {
      int gone = target;
      int[] others = IntStream.range(0, parties).filter(other -> other != gone).toArray();
      BigFraction[] outflows = new BigFraction[others.length];
      for (int row = 0; row < others.length; row++) {
        outflows[row] = system.getEntry(others[row], others[row]);
      }
      sums[target] =
          ExactMatrix.toDouble(
              ExactMatrix.sum(ExactMatrix.solve(system.getSubMatrix(others, others), outflows)));
    }
    return sums;
  }
}
