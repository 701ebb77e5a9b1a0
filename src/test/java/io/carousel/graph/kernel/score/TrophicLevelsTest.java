package io.carousel.graph.kernel.score;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.ExactMatrix;
import io.carousel.graph.kernel.KnownNetwork;
import io.carousel.graph.kernel.Part;
import io.carousel.graph.kernel.RandomEdges;
import io.carousel.graph.kernel.RandomNetworks;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.linear.FieldMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TrophicLevelsTest {
  private static final Offset<Double> EXACT = within(1e-10);

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  private static TrophicLevels.Result levels(String... edges) {
    TrophicLevels.Result result = TrophicLevels.of(graph(edges));
    assertThat(result.converged()).isTrue();
    return result;
  }

  @ParameterizedTest
  @EnumSource(names = {"CONE_SPRINGS", "CHIPS", "CHAIN", "FEED_FORWARD_TRIANGLE", "UNIT_RING"})
  void givesThePublishedIncoherence(KnownNetwork network) {
    TrophicLevels.Result result = TrophicLevels.of(network.graph());
    assertThat(result.incoherence()).isCloseTo(network.incoherence, within(5e-7));
    assertThat(result.converged()).isTrue();
    assertThat(result.residual()).isLessThan(1e-10);
  }

  @Test
  void standsEachPartyOfAChainALevelFurtherDown() {
    TrophicLevels.Result result = levels("a>b=4", "b>c=3", "c>d=5");
    assertThat(result.levels()).containsExactly(new double[] {0, 1, 2, 3}, EXACT);
    assertThat(result.incoherence()).isCloseTo(0, EXACT);
  }

  @Test
  void standsEachPartWithItsLowestAtZero() {
    // c>b>d next to e>a: 0, 1, 2 and 0, 1, under the numbers of the whole graph.
    TrophicLevels.Result result = levels("c>b=1000000", "b>d=1", "e>a=7");
    assertThat(result.levels()).containsExactly(new double[] {1, 1, 0, 2, 0}, EXACT);
  }

  @Test
  void standsAllPartiesOfAClosedNetworkAtTheSameLevel() {
    TrophicLevels.Result result = levels("a>b=3", "b>c=2", "b>a=1", "c>a=2");
    assertThat(result.levels()).containsExactly(new double[] {0, 0, 0}, EXACT);
    assertThat(result.incoherence()).isEqualTo(1);
    assertThat(result.residual()).isZero();
  }

  @Test
  void aHubOfThousandsOfEdgesTakesFewIterations() {
    // A third of the payees pays a third of the payers: triangles, all of whose parties stand on
    // the hub's level, each edge off by 1. The others stand one level off, as their edges want.
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    for (int i = 0; i < 6000; i++) {
      builder.add("hub", "a" + i, 1);
      builder.add("b" + i, "hub", 1);
      if (i < 2000) {
        builder.add("a" + i, "b" + i, 1);
      }
    }
    TrophicLevels.Result result = TrophicLevels.of(builder.build());
    assertThat(result.converged()).isTrue();
    assertThat(result.iterations()).isLessThan(100);
    // Of 14,000 edges 6,000 are in triangles.
    assertThat(result.incoherence()).isCloseTo(6.0 / 14, EXACT);
  }

  @Test
  void aChainTakesAsManyIterationsAsHalfItsParties() {
    TrophicLevels.Result result = TrophicLevels.of(chain(2_000));
    assertThat(result.converged()).isTrue();
    assertThat(result.iterations()).isBetween(900, 1_100);
    assertThat(result.incoherence()).isCloseTo(0, EXACT);
    assertThat(result.levels()).contains(new double[] {2_000}, within(1e-7));
  }

  @Test
  void aChainThatIsTooLongForTheIterationsHasNoLevels() {
    TrophicLevels.Result result = TrophicLevels.of(chain(11_000));
    assertThat(result.converged()).isFalse();
    assertThat(result.incoherence()).isNaN();
    assertThat(result.iterations()).isEqualTo(5_000);
    assertThat(result.reason())
        .startsWith("not converged, a residual of ")
        .endsWith(" 5000 iterations");
  }

  private static DirectedGraph chain(int edges) {
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    for (int i = 0; i < edges; i++) {
      builder.add("p" + i, "p" + (i + 1), 1);
    }
    return builder.build();
  }

  @Test
  void aLargeNetworkOfAmountsThatLieFarApartConverges() {
    // Evenly over nine orders of magnitude, which takes 17 times the iterations of three.
    Random random = new Random(1);
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    for (int i = 0; i < 40_000; i++) {
      long cents = Math.round(Math.pow(10, 9 * random.nextDouble()));
      builder.add("p" + random.nextInt(10_000), "p" + random.nextInt(10_000), cents);
    }
    DirectedGraph graph = builder.build();
    TrophicLevels.Result result = TrophicLevels.of(graph);
    assertThat(result.converged()).as("%s", result.reason()).isTrue();
    assertThat(result.iterations()).isLessThan(2_500);
    assertThat(TrophicLevels.of(graph).levels()).isEqualTo(result.levels());
  }

  @Test
  void weighsTheStepsOfATriangle() {
    // Steps s = a>b and t = b>c of weight 1, a>c of weight 2 wants s + t = 1:
    // (s - 1)^2 + (t - 1)^2 + 2 (s + t - 1)^2 is least at s = t = 3/5; F0 = (4 + 4 + 2) / 25 / 4.
    TrophicLevels.Result result = levels("a>b=1", "b>c=1", "a>c=2");
    assertThat(result.levels()).containsExactly(new double[] {0, 0.6, 1.2}, EXACT);
    assertThat(result.incoherence()).isCloseTo(0.1, EXACT);
  }

  @Test
  void hasNoIncoherenceWithoutWeights() {
    TrophicLevels.Result result = TrophicLevels.of(graph("a>a=1"));
    assertThat(result.levels()).containsExactly(0);
    assertThat(result.incoherence()).isNaN();
    assertThat(result.converged()).isTrue();
    assertThat(TrophicLevels.of(graph()).levels()).isEmpty();
  }

  @Test
  void tiesPartsByASingleCent() {
    // Two chains of huge amounts and a cent between them: all steps can still be of one level.
    TrophicLevels.Result result = levels("a>b=1000000000000000", "b>c=1", "c>d=1000000000000000");
    assertThat(result.incoherence()).isCloseTo(0, EXACT);
  }

  @Test
  void aRingOfLargeAmountsWithSmallAdditionalOnesConverges() {
    // The ring is almost balanced: 1e5 are left of 1e13; levels in doubles resolve that to 1e-3.
    DirectedGraph graph =
        graph(
            "p0>p1=10000000000000",
            "p1>p2=10000000000000",
            "p2>p0=10000000000000",
            "p1>q0=100000",
            "q0>p2=100000",
            "q0>p0=300000");
    TrophicLevels.Result result = TrophicLevels.of(graph);
    assertThat(result.converged()).isTrue();
    assertThat(result.levels()).containsExactly(exactLevels(graph), EXACT);
    assertThat(result.incoherence()).isCloseTo(0.999999994, within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void ringsConvergeWithAdditionalPaymentsOfAnySize(long seed) {
    Random random = new Random(seed);
    int parties = 3 + random.nextInt(6);
    int orders = random.nextInt(12);
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    for (int party = 0; party < parties; party++) {
      builder.add("p" + party, "p" + (party + 1) % parties, 10_000_000_000_000L);
    }
    for (int payment = 0; payment < 4; payment++) {
      String inRing = "p" + random.nextInt(parties);
      String beside = "q" + random.nextInt(3);
      long amount = Math.round(1e12 / Math.pow(10, orders)) * (1 + random.nextInt(5));
      boolean pays = random.nextBoolean();
      builder.add(pays ? inRing : beside, pays ? beside : inRing, amount);
    }
    DirectedGraph graph = builder.build();
    TrophicLevels.Result result = TrophicLevels.of(graph);
    assertThat(result.converged()).as("%s", result).isTrue();
    double[] expected = exactLevels(graph);
    assertThat(result.incoherence()).isCloseTo(incoherence(graph, expected), within(1e-12));
    // The effect of one rounding of the ring's levels, as additional payments.
    Offset<Double> rounding = within(1e-15 * Math.pow(10, orders + 1));
    assertThat(result.levels()).containsExactly(expected, rounding);
  }

  @Test
  void reportsTheResidualIfItDidNotConverge() {
    var result = new TrophicLevels.Result(new double[] {0, 1}, Double.NaN, 7, 2.04e-9, false);
    assertThat(result.reason())
        .isEqualTo("not converged, a residual of 2.0e-09 after 7 iterations");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithAnExactSolutionForLikeAmounts(long seed) {
    RandomEdges random = withDigits(seed);
    TrophicLevels.Result result = TrophicLevels.of(random.graph());
    double[] expected = exactLevels(random.graph());
    assertThat(result.levels())
        .as("seed %d", seed)
        .hasSameSizeAs(expected)
        .containsExactly(expected, within(1e-9));
    assertThat(result.converged()).as("seed %d", seed).isTrue();
    if (random.graph().edges() > 0) {
      assertThat(result.incoherence())
          .as("seed %d", seed)
          .isCloseTo(incoherence(random.graph(), expected), EXACT);
    }
  }

  /** Amounts from 1 to 1,000, so that levels are as certain as F0. */
  private static RandomEdges withDigits(long seed) {
    Random random = new Random(seed);
    return new RandomEdges(
        RandomNetworks.of(seed, 9).edges().stream()
            .map(e -> new RandomEdges.Edge(e.payer(), e.payee(), 1L + random.nextInt(1_000), false))
            .toList());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsTheExactIncoherenceHoweverFarAmountsLieApart(long seed) {
    DirectedGraph graph = RandomNetworks.of(seed, 9).positive().graph();
    if (graph.edges() > 0) {
      TrophicLevels.Result result = TrophicLevels.of(graph);
      assertThat(result.incoherence())
          .as("seed %d", seed)
          .isCloseTo(incoherence(graph, exactLevels(graph)), within(1e-9));
      assertThat(result.converged()).as("seed %d", seed).isTrue();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void convergesToAShareWithLevelsFromZero(long seed) {
    for (RandomEdges random : List.of(RandomEdges.of(seed), RandomNetworks.of(seed))) {
      TrophicLevels.Result result = TrophicLevels.of(random.positive().graph());
      assertThat(result.converged()).as("seed %d: %s", seed, result).isTrue();
      assertThat(Arrays.stream(result.levels())).as("seed %d", seed).allMatch(level -> level >= 0);
      if (!random.positive().edges().stream().allMatch(RandomEdges.Edge::isSelfEdge)) {
        assertThat(result.incoherence()).as("seed %d", seed).isBetween(0.0, 1 + 1e-9);
      }
    }
  }

  private static double[] exactLevels(DirectedGraph graph) {
    double[] levels = new double[graph.parties()];
    for (Components parts = Components.weak(graph); parts.hasNext(); ) {
      Part part = parts.next();
      double[] own = exactLevelsOfPart(part.graph());
      for (int party = 0; party < own.length; party++) {
        levels[part.parties()[party]] = own[party];
      }
    }
    return levels;
  }

  /** {@code (diag u - W - W') h = v} with the level of the first party 0, then of the lowest. */
  private static double[] exactLevelsOfPart(DirectedGraph part) {
    FieldMatrix<BigFraction> weights = ExactMatrix.weights(part);
    FieldMatrix<BigFraction> system =
        weights.add(weights.transpose()).scalarMultiply(BigFraction.MINUS_ONE);
    int last = part.parties() - 1;
    BigFraction[] rightHandSide = new BigFraction[last];
    for (int party = 1; party <= last; party++) {
      BigFraction inflow = ExactMatrix.sum(weights.getColumn(party));
      BigFraction outflow = ExactMatrix.sum(weights.getRow(party));
      system.setEntry(party, party, inflow.add(outflow));
      rightHandSide[party - 1] = inflow.subtract(outflow);
    }
    BigFraction[] others = ExactMatrix.solve(system.getSubMatrix(1, last, 1, last), rightHandSide);
    BigFraction lowest = BigFraction.ZERO;
    for (BigFraction level : others) {
      lowest = level.compareTo(lowest) < 0 ? level : lowest;
    }
    double[] levels = new double[last + 1];
    levels[0] = ExactMatrix.toDouble(lowest.negate());
    for (int party = 1; party <= last; party++) {
      levels[party] = ExactMatrix.toDouble(others[party - 1].subtract(lowest));
    }
    return levels;
  }

  private static double incoherence(DirectedGraph graph, double[] levels) {
    double[] offs = new double[graph.edges()];
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        offs[edge] = Math.pow(levels[graph.target(edge)] - levels[payer] - 1, 2);
      }
    }
    return IntStream.range(0, offs.length).mapToDouble(e -> graph.weight(e) * offs[e]).sum()
        / Arrays.stream(graph.outflows()).sum();
  }
}
