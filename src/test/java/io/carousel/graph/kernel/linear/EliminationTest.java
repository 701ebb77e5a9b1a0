package io.carousel.graph.kernel.linear;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.ExactMatrix;
import io.carousel.graph.kernel.KnownNetwork;
import io.carousel.graph.kernel.Part;
import io.carousel.graph.kernel.RandomEdges;
import io.carousel.graph.kernel.RandomNetworks;
import java.util.Iterator;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EliminationTest {
  /** As a share of the value itself, so of the smallest multiplier as well. */
  private static final double TOLERANCE = 1e-12;

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @Test
  void sendsTheSmallestLegAllRoundARing() {
    // 5 of 5, 5 of 10 and 5 of 20.
    assertThat(balance(KnownNetwork.RING_OF_THREE_SIZES.graph())).containsExactly(1, 0.5, 0.25);
  }

  @Test
  void keepsTheProportionsInWhichAPartyPays() {
    // a pays b and c as 3 to 1, and gets from b 2, from c 5: x(b) 2 = 3, x(c) 5 = 1 for x(a) = 1,
    // so 1, 1.5 and 0.2, and the largest is to be 1.
    assertClose(graph("a>b=3", "a>c=1", "b>a=2", "c>a=5"), 1 / 1.5, 1, 0.2 / 1.5);
  }

  @Test
  void countsALeakOfOneCentNextToHugeAmounts() {
    // At c: x(c) 10^15 = x(b) 1. At a: x(a) 10^15 = x(b) 10^15 + x(c) 10^15 = x(b) (10^15 + 1).
    assertClose(
        graph("a>b=1000000000000000", "b>a=1000000000000000", "b>c=1", "c>a=1000000000000000"),
        1,
        1 / (1 + 1e-15),
        1e-15);
  }

  @Test
  void findsMultipliersFarBelowTheSmallestAmountRatio() {
    // Forwards 1, backwards 10^15, so each multiplier is 10^-15 of the one before: down to 10^-150.
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    for (int party = 0; party < 10; party++) {
      builder.add("p" + (10 + party), "p" + (11 + party), 1);
      builder.add("p" + (11 + party), "p" + (10 + party), 1_000_000_000_000_000L);
    }
    double[] expected = new double[11];
    for (int party = 0; party < expected.length; party++) {
      expected[party] = Math.pow(10, -15 * party);
    }
    assertClose(builder.build(), expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void balancesEachParty(long seed) {
    forEachComponent(RandomEdges.of(seed), component -> assertBalanced(seed, component));
    forEachComponent(RandomNetworks.of(seed), component -> assertBalanced(seed, component));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithExactElimination(long seed) {
    forEachComponent(
        RandomNetworks.of(seed, 8),
        component -> {
          BigFraction[] exact = ExactMatrix.balancing(ExactMatrix.weights(component));
          BigFraction largest = exact[0];
          for (BigFraction multiplier : exact) {
            largest = multiplier.compareTo(largest) > 0 ? multiplier : largest;
          }
          double[] expected = new double[exact.length];
          for (int party = 0; party < exact.length; party++) {
            expected[party] = ExactMatrix.toDouble(exact[party].divide(largest));
          }
          assertClose(component, expected);
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void balancesEachPartyOfASparseNetworkOf500(long seed) {
    Random random = new Random(seed);
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    for (int party = 0; party < 500; party++) {
      builder.add("p" + party, "p" + (party + 1) % 500, amount(random));
      builder.add("p" + party, "p" + random.nextInt(500), amount(random));
    }
    assertBalanced(seed, builder.build());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void agreesWithDetailedBalanceOnALineOf500(long seed) {
    // What goes to the next party is what comes back from it: x(i) w(i, i+1) = x(i+1) w(i+1, i).
    Random random = new Random(seed);
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    double[] expected = new double[500];
    expected[0] = 1;
    double largest = 1;
    for (int party = 1; party < 500; party++) {
      int there = 1 + random.nextInt(20);
      int back = 1 + random.nextInt(20);
      builder.add("p" + (999 + party), "p" + (1000 + party), there);
      builder.add("p" + (1000 + party), "p" + (999 + party), back);
      expected[party] = expected[party - 1] * there / back;
      largest = Math.max(largest, expected[party]);
    }
    for (int party = 0; party < 500; party++) {
      expected[party] /= largest;
    }
    assertClose(builder.build(), expected);
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, 10);
  }

  private static long amount(Random random) {
    return Math.round(Math.pow(10, 15 * random.nextDouble()));
  }

  private static void forEachComponent(RandomEdges random, Consumer<DirectedGraph> check) {
    for (Iterator<Part> parts = Components.of(random.positive().graph()); parts.hasNext(); ) {
      check.accept(parts.next().graph());
    }
  }

  private static double[] balance(DirectedGraph graph) {
    return new Elimination(graph, new long[graph.parties()]).balance();
  }

  private static void assertClose(DirectedGraph graph, double... expected) {
    double[] actual = balance(graph);
    assertThat(actual).hasSameSizeAs(expected);
    for (int party = 0; party < expected.length; party++) {
      assertThat(actual[party])
          .as("party %s", graph.id(party))
          .isCloseTo(expected[party], withinPercentage(100 * TOLERANCE));
    }
  }

  private static void assertBalanced(long seed, DirectedGraph graph) {
    double[] multipliers = balance(graph);
    double[] received = new double[graph.parties()];
    double[] paid = new double[graph.parties()];
    double largest = 0;
    for (int payer = 0; payer < graph.parties(); payer++) {
      largest = Math.max(largest, multipliers[payer]);
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        paid[payer] += multipliers[payer] * graph.weight(edge);
        received[graph.target(edge)] += multipliers[payer] * graph.weight(edge);
      }
    }
    assertThat(largest).as("seed %d", seed).isEqualTo(1);
    for (int party = 0; party < paid.length; party++) {
      assertThat(multipliers[party]).as("seed %d, party %d", seed, party).isPositive();
      assertThat(received[party])
          .as("seed %d, party %d", seed, party)
          .isCloseTo(paid[party], withinPercentage(100 * TOLERANCE));
    }
  }
}
