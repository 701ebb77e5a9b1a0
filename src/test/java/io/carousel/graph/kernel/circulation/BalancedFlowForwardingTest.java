package io.carousel.graph.kernel.circulation;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.ExactMatrix;
import io.carousel.graph.kernel.KnownNetwork;
import io.carousel.graph.kernel.RandomEdges;
import io.carousel.graph.kernel.RandomNetworks;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.linear.FieldMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class BalancedFlowForwardingTest {
  private static final Offset<Double> EXACT = within(1e-12);

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  static double value(DirectedGraph graph) {
    return Arrays.stream(BalancedFlowForwarding.of(graph).circular()).sum();
  }

  private static double[] circular(String... edges) {
    return BalancedFlowForwarding.of(graph(edges)).circular();
  }

  @ParameterizedTest
  @EnumSource
  void isThePublishedValue(KnownNetwork network) {
    assertThat(value(network.graph())).isCloseTo(network.balancedFlowForwarding, within(0.0005));
  }

  @Test
  void sendsTheSmallestLegAllRoundARing() {
    assertThat(circular("A>B=5", "B>C=10", "C>A=20"))
        .containsExactly(new double[] {5, 5, 5}, EXACT);
  }

  @Test
  void sendsTheRemainderRoundAgain() {
    // a pays b and c 3 each, b and c pay back 1 and 3. Round 1: x(b) = 3 x(a), x(c) = x(a), so all
    // of b is used with a third of a and c: 1 each way. Left: a>c 2, c>a 2, all of it.
    assertThat(circular("a>b=3", "a>c=3", "b>a=1", "c>a=3"))
        .containsExactly(new double[] {1, 3, 1, 3}, EXACT);
  }

  @Test
  void sharesAWayBackInTheProportionsInWhichItIsPaid() {
    // a>b 9 comes back by c 1 or by d 2, as b pays them, and more than that cannot come back.
    assertThat(circular("a>b=9", "b>c=1", "b>d=2", "c>a=5", "d>a=5"))
        .containsExactly(new double[] {3, 1, 2, 1, 2}, EXACT);
  }

  @Test
  void leavesEdgesBetweenComponentsAlone() {
    assertThat(circular("a>b=5", "b>a=7", "b>c=9", "c>d=2", "d>c=1"))
        .containsExactly(new double[] {5, 5, 0, 1, 1}, EXACT);
  }

  @Test
  void sendsComponentsRoundOnTheirOwn() {
    BalancedFlowForwarding.Result result =
        BalancedFlowForwarding.of(graph("a>b=5", "b>a=7", "c>d=2", "d>c=1"));
    assertThat(result.rounds()).isEqualTo(2);
    assertThat(BalancedFlowForwarding.of(KnownNetwork.CHAIN.graph()).rounds()).isZero();
    assertThat(BalancedFlowForwarding.of(graph()).circular()).isEmpty();
  }

  @Test
  void countsACentNextToAHugeAmount() {
    // One cent goes there and back, regardless of b's other payments to a.
    assertThat(circular("a>b=1", "b>a=1000000000000000"))
        .containsExactly(new double[] {1, 1}, within(1e-9));
  }

  @Test
  void countsEachCentOfALineWhoseMultipliersFallBelowTheSmallestDouble() {
    // Forwards 1 cent, backwards 10^15, 40 times: multipliers down to 10^-600. One cent goes there
    // and back on each of the 40 links: 80.
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    for (int party = 10; party < 50; party++) {
      builder.add("p" + party, "p" + (party + 1), 1);
      builder.add("p" + (party + 1), "p" + party, 1_000_000_000_000_000L);
    }
    assertThat(value(builder.build())).isCloseTo(80, within(1e-9));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isBalancedAndWithinTheWeights(long seed) {
    for (RandomEdges random : List.of(RandomEdges.of(seed), RandomNetworks.of(seed))) {
      DirectedGraph graph = random.positive().graph();
      double[] circular = BalancedFlowForwarding.of(graph).circular();
      double[] received = new double[graph.parties()];
      double[] paid = new double[graph.parties()];
      for (int payer = 0; payer < graph.parties(); payer++) {
        for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
          assertThat(circular[edge])
              .as("seed %d, edge %d", seed, edge)
              .isBetween(0.0, (double) graph.weight(edge));
          paid[payer] += circular[edge];
          received[graph.target(edge)] += circular[edge];
        }
      }
      for (int party = 0; party < paid.length; party++) {
        assertThat(received[party])
            .as("seed %d, party %s", seed, graph.id(party))
            .isCloseTo(paid[party], within(1e-9 + 1e-12 * paid[party]));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void takesNoMoreRoundsThanThereAreParties(long seed) {
    for (RandomEdges random : List.of(RandomEdges.of(seed), RandomNetworks.of(seed))) {
      DirectedGraph graph = random.positive().graph();
      assertThat(BalancedFlowForwarding.of(graph).rounds())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(graph.parties());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void attributesTheSameForAllNamesAndOrders(long seed) {
    // Names in the opposite order number the parties backwards.
    RandomEdges random = RandomNetworks.of(seed).positive();
    List<String> parties = random.parties();
    UnaryOperator<String> name = id -> "" + (999 - parties.indexOf(id));
    DirectedGraph graph = random.graph();
    DirectedGraph renamed = random.renamed(name).shuffled(seed).graph();
    double[] circular = BalancedFlowForwarding.of(graph).circular();
    double[] same = BalancedFlowForwarding.of(renamed).circular();
    int last = graph.parties() - 1;
    for (int payer = 0; payer <= last; payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        int there = edge(renamed, last - payer, last - graph.target(edge));
        assertThat(same[there])
            .as("seed %d, edge %d", seed, edge)
            .isCloseTo(circular[edge], within(1e-9 + 1e-12 * circular[edge]));
      }
    }
  }

  private static int edge(DirectedGraph graph, int payer, int payee) {
    return IntStream.range(graph.firstEdge(payer), graph.endEdge(payer))
        .filter(edge -> graph.target(edge) == payee)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithItsDefinitionInExactFractions(long seed) {
    DirectedGraph graph = RandomNetworks.of(seed, 6).positive().graph();
    if (graph.parties() == 0) {
      return;
    }
    FieldMatrix<BigFraction> weights = ExactMatrix.weights(graph);
    FieldMatrix<BigFraction> left = weights.copy();
    for (int[] members = anyComponent(left); members.length > 0; members = anyComponent(left)) {
      sendRound(left, members);
    }
    double[] circular = BalancedFlowForwarding.of(graph).circular();
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        int payee = graph.target(edge);
        double expected =
            ExactMatrix.toDouble(
                weights.getEntry(payer, payee).subtract(left.getEntry(payer, payee)));
        assertThat(circular[edge])
            .as("seed %d, %s>%s", seed, graph.id(payer), graph.id(payee))
            .isCloseTo(expected, within(1e-9 + 1e-12 * expected));
      }
    }
  }

  /**
   * Takes {@code a * pi(i) * P(i, j)} off, with the largest {@code a} that fits: {@code pi(i)} is
   * what balances the row-normalised {@code P}, and {@code a * pi(i)} at most what {@code i} pays.
   */
  private static void sendRound(FieldMatrix<BigFraction> left, int[] members) {
    FieldMatrix<BigFraction> shares = left.getSubMatrix(members, members);
    BigFraction[] outflows = new BigFraction[members.length];
    for (int row = 0; row < members.length; row++) {
      outflows[row] = ExactMatrix.sum(shares.getRow(row));
      for (int column = 0; column < members.length; column++) {
        shares.setEntry(row, column, shares.getEntry(row, column).divide(outflows[row]));
      }
    }
    BigFraction[] stationary = ExactMatrix.balancing(shares);
    BigFraction factor = outflows[0].divide(stationary[0]);
    for (int row = 1; row < members.length; row++) {
      BigFraction fits = outflows[row].divide(stationary[row]);
      factor = fits.compareTo(factor) < 0 ? fits : factor;
    }
    for (int row = 0; row < members.length; row++) {
      for (int column = 0; column < members.length; column++) {
        left.addToEntry(
            members[row],
            members[column],
            factor.multiply(stationary[row]).multiply(shares.getEntry(row, column)).negate());
      }
    }
  }

  /** Parties that reach each other along entries above 0; none if there is no cycle. */
  private static int[] anyComponent(FieldMatrix<BigFraction> weights) {
    int size = weights.getRowDimension();
    boolean[][] reaches = new boolean[size][size];
    for (int from = 0; from < size; from++) {
      for (int to = 0; to < size; to++) {
        reaches[from][to] = weights.getEntry(from, to).compareTo(BigFraction.ZERO) > 0;
      }
    }
    for (int over = 0; over < size; over++) {
      for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
          reaches[from][to] |= reaches[from][over] && reaches[over][to];
        }
      }
    }
    for (int party = 0; party < size; party++) {
      if (reaches[party][party]) {
        int one = party;
        return IntStream.range(0, size)
            .filter(other -> reaches[one][other] && reaches[other][one])
            .toArray();
      }
    }
    return new int[0];
  }
}
