package io.carousel.graph.kernel.circulation;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.KnownNetwork;
import io.carousel.graph.kernel.RandomEdges;
import io.carousel.graph.kernel.RandomNetworks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MaximumCirculationTest {
  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  static long value(DirectedGraph graph) {
    return Arrays.stream(MaximumCirculation.of(graph)).sum();
  }

  @ParameterizedTest
  @EnumSource
  void isThePublishedValue(KnownNetwork network) {
    assertThat(value(network.graph())).isEqualTo(network.circulation);
    assertThat(MaximumCirculation.reach(network.graph())).isEqualTo(network.circulation);
  }

  @Test
  void cancelsTheSmallestLegAllRoundARing() {
    assertThat(MaximumCirculation.of(KnownNetwork.RING_OF_THREE_SIZES.graph()))
        .containsExactly(5, 5, 5);
  }

  @Test
  void leavesWhatGoesOnToAThirdParty() {
    // A>B 10, B>A 5, B>C 15 in the order of edges.
    assertThat(MaximumCirculation.of(KnownNetwork.RECIPROCITY.graph())).containsExactly(5, 5, 0);
  }

  @Test
  void leavesTheShortestWayBetweenNetPositions() {
    // B pays 70 more than it gets, C gets 70 more: of B>C 100 only 30 can go. A>B 100, B>C 30,
    // B>E 70, C>D 100, D>E 100, E>A 100, E>C 70 make 570.
    assertThat(MaximumCirculation.of(KnownNetwork.FIVE_PARTIES.graph()))
        .containsExactly(100, 30, 70, 100, 100, 100, 70);
  }

  @Test
  void isExactBeyondWhatADoubleHolds() {
    // 3 * (2^60 + 1) = 3458764513820540931
    String large = "1152921504606846977";
    assertThat(value(graph("a>b=" + large, "b>c=" + large, "c>a=1152921504606846978")))
        .isEqualTo(3458764513820540931L);
  }

  @Test
  void takesTheLargestAmountsAGraphCanHold() {
    // 2^62 and 2^62 - 1, together 2^63 - 1: both ways 2^62 - 1.
    long least = (1L << 62) - 1;
    assertThat(MaximumCirculation.of(graph("a>b=4611686018427387904", "b>a=4611686018427387903")))
        .containsExactly(least, least);
  }

  @Test
  void ignoresTheUnknownAmountsOfOpenEdges() {
    assertThat(MaximumCirculation.of(graph("a>b=10", "b>a=3?"))).containsExactly(3, 3);
    assertThat(value(graph("a>b=10", "b>a=0?"))).isZero();
  }

  @Test
  void isEmptyWithoutEdges() {
    assertThat(MaximumCirculation.of(graph())).isEmpty();
    assertThat(MaximumCirculation.of(graph("a>a=1"))).isEmpty();
    assertThat(MaximumCirculation.reach(graph())).isZero();
  }

  @Test
  void reachesAllThatAnOpenEdgeCouldSendBack() {
    // The open way back carries any amount, so all of the known 10 can circulate.
    assertThat(MaximumCirculation.reach(graph("a>b=10", "b>a=0?"))).isEqualTo(10);
    // Of an open edge its known 3 counts as well: 10 + 3, where 3 + 3 are known to circulate.
    assertThat(MaximumCirculation.reach(graph("a>b=10", "b>a=3?"))).isEqualTo(13);
    // No known amount lies on the loop of open edges.
    assertThat(MaximumCirculation.reach(graph("a>b=0?", "b>a=0?", "b>c=5"))).isZero();
    // An open edge that leads nowhere changes nothing.
    assertThat(MaximumCirculation.reach(graph("a>b=10", "b>a=4", "b>c=0?"))).isEqualTo(8);
  }

  @Test
  void reachesNoMoreThanKnownLegsLetPass() {
    // a>b 10 and b>c 4 on the way to the open c>a: 4 + 4, and nothing else is known.
    assertThat(MaximumCirculation.reach(graph("a>b=10", "b>c=4", "c>a=0?"))).isEqualTo(8);
    // Open b>c in addition to its 4: all 10 get through. 10 + 4 are known.
    assertThat(MaximumCirculation.reach(graph("a>b=10", "b>c=4?", "c>a=0?"))).isEqualTo(14);
  }

  @Test
  void refusesToReachBeyondWhatALongCounts() {
    // 2^62 and 2 open edges out of b, each of which could carry as much: 3 * 2^62 at b.
    DirectedGraph graph = graph("a>b=4611686018427387904", "b>a=0?", "b>c=0?", "c>a=0?");
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> MaximumCirculation.reach(graph));
    DirectedGraph backwards = graph.reversed();
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> MaximumCirculation.reach(backwards));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isBalancedAndWithinTheWeights(long seed) {
    DirectedGraph graph = RandomEdges.of(seed).graph();
    long[] cancelled = MaximumCirculation.of(graph);
    long[] nets = new long[graph.parties()];
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        assertThat(cancelled[edge])
            .as("seed %d, edge %d", seed, edge)
            .isBetween(0L, graph.weight(edge));
        nets[payer] += cancelled[edge];
        nets[graph.target(edge)] -= cancelled[edge];
      }
    }
    assertThat(nets).as("seed %d", seed).containsOnly(new long[nets.length]);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void leavesNoCycle(long seed) {
    // With no cycle left, and none of what is cancelled to be had by another route, nothing more
    // could be cancelled; that it is the maximum shows against the linear programme.
    DirectedGraph graph = RandomEdges.of(seed).graph();
    assertThat(Components.of(residual(graph))).as("seed %d", seed).isExhausted();
  }

  /** What is left of the weights, without edges of which nothing is. */
  static DirectedGraph residual(DirectedGraph graph) {
    long[] cancelled = MaximumCirculation.of(graph);
    DirectedGraph.Builder residual = new DirectedGraph.Builder();
    for (int payer = 0; payer < graph.parties(); payer++) {
      residual.add(graph.id(payer), graph.id(payer), 0);
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        if (graph.weight(edge) > cancelled[edge]) {
          residual.add(
              graph.id(payer), graph.id(graph.target(edge)), graph.weight(edge) - cancelled[edge]);
        }
      }
    }
    return residual.build();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithALinearProgramme(long seed) {
    DirectedGraph graph = withDigits(RandomNetworks.of(seed, 6));
    assertThat((double) value(graph))
        .as("seed %d", seed)
        .isCloseTo(maximum(graph, false), within(1e-6));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void reachesAsFarAsALinearProgrammeWithoutLimits(long seed) {
    DirectedGraph graph = withDigits(RandomNetworks.of(seed, 6));
    assertThat((double) MaximumCirculation.reach(graph))
        .as("seed %d", seed)
        .isCloseTo(maximum(graph, true), within(1e-6));
  }

  /** The same with amounts of few digits, which a programme in doubles solves exactly enough. */
  private static DirectedGraph withDigits(RandomEdges random) {
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    for (RandomEdges.Edge edge : random.edges()) {
      builder.add(edge.payer(), edge.payee(), edge.weight() % 997, edge.open());
    }
    return builder.build();
  }

  /** By the simplex method, one variable an edge, and one without limit for each open edge. */
  private static double maximum(DirectedGraph graph, boolean unlimited) {
    int variables = graph.edges() * (unlimited ? 2 : 1);
    if (variables == 0) {
      return 0;
    }
    double[] objective = new double[variables];
    Arrays.fill(objective, 0, graph.edges(), 1);
    double[][] balances = new double[graph.parties()][variables];
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        for (int variable = edge; variable < variables; variable += graph.edges()) {
          balances[payer][variable] = 1;
          balances[graph.target(edge)][variable] = -1;
          boolean limitless = variable >= graph.edges() && graph.open(edge);
          if (!limitless) {
            double[] alone = new double[variables];
            alone[variable] = 1;
            double most = variable == edge ? graph.weight(edge) : 0;
            constraints.add(new LinearConstraint(alone, Relationship.LEQ, most));
          }
        }
      }
    }
    for (double[] balance : balances) {
      constraints.add(new LinearConstraint(balance, Relationship.EQ, 0));
    }
    return new SimplexSolver()
        .optimize(
            new LinearObjectiveFunction(objective, 0),
            new LinearConstraintSet(constraints),
            GoalType.MAXIMIZE,
            new NonNegativeConstraint(true))
        .getValue();
  }
}
