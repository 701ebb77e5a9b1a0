package io.carousel.graph.kernel.circulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.Part;
import io.carousel.graph.kernel.RandomEdges;
import io.carousel.graph.kernel.RandomNetworks;
import io.carousel.graph.kernel.score.TrophicLevels;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws between the measures of circularity that hold on every network with any amounts. */
final class CircularityLawsTest {
  /** Of a ratio, or of an amount as a share of itself. */
  private static final double TOLERANCE = 1e-9;

  /** Amounts of one network, in cents; all but the last are exact. */
  private record Amounts(
      long gross,
      long excess,
      long bilateral,
      long circulation,
      long insideComponents,
      long reach,
      double balancedFlowForwarding) {
    static Amounts of(RandomEdges edges) {
      DirectedGraph graph = edges.positive().graph();
      return new Amounts(
          Arrays.stream(graph.outflows()).sum(),
          CircularityLawsTest.excess(graph),
          CircularityLawsTest.bilateral(graph),
          MaximumCirculationTest.value(graph),
          CircularityLawsTest.insideComponents(graph),
          MaximumCirculation.reach(edges.graph()),
          BalancedFlowForwardingTest.value(graph));
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 600);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eachAmountIsPartOfTheNext(long seed) {
    Amounts amounts = Amounts.of(RandomNetworks.of(seed));
    assertThat(amounts.bilateral()).as("seed %d", seed).isLessThanOrEqualTo(amounts.circulation());
    assertThat(amounts.circulation())
        .as("seed %d", seed)
        .isLessThanOrEqualTo(amounts.insideComponents())
        .isLessThanOrEqualTo(amounts.excess())
        .isLessThanOrEqualTo(amounts.reach());
    assertThat(amounts.insideComponents()).as("seed %d", seed).isLessThanOrEqualTo(amounts.gross());
    assertThat(amounts.reach()).as("seed %d", seed).isLessThanOrEqualTo(amounts.gross());
    assertThat(amounts.balancedFlowForwarding())
        .as("seed %d", seed)
        .isLessThanOrEqualTo(amounts.circulation() * (1 + TOLERANCE));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsCircularExactlyWhereThereIsNoCycle(long seed) {
    RandomEdges random = RandomNetworks.of(seed);
    boolean cycle = Components.of(random.positive().graph()).hasNext();
    Amounts amounts = Amounts.of(random);
    assertThat(amounts.circulation() > 0).as("seed %d", seed).isEqualTo(cycle);
    assertThat(amounts.balancedFlowForwarding() > 0).as("seed %d", seed).isEqualTo(cycle);
    assertThat(amounts.insideComponents() > 0).as("seed %d", seed).isEqualTo(cycle);
    assertThat(ReturnProbabilityTest.cyclingIndex(random.positive().graph()) > 0)
        .as("seed %d", seed)
        .isEqualTo(cycle);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everythingIsCircularExactlyIfNoPartyHasANetPosition(long seed) {
    DirectedGraph graph = RandomNetworks.of(seed).positive().graph();
    boolean closed = Arrays.equals(graph.inflows(), graph.outflows());
    Amounts amounts = Amounts.of(RandomNetworks.of(seed));
    assertThat(amounts.circulation() == amounts.gross()).as("seed %d", seed).isEqualTo(closed);
    assertThat(amounts.excess() == amounts.gross()).as("seed %d", seed).isEqualTo(closed);
    if (closed && graph.edges() > 0) {
      assertThat(amounts.balancedFlowForwarding())
          .as("seed %d", seed)
          .isCloseTo((double) amounts.gross(), within(TOLERANCE * amounts.gross()));
      assertThat(ReturnProbabilityTest.cyclingIndex(graph))
          .as("seed %d", seed)
          .isCloseTo(1, within(TOLERANCE));
      assertThat(TrophicLevels.of(graph).incoherence())
          .as("seed %d", seed)
          .isCloseTo(1, within(TOLERANCE));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void amountsScaleAndRatiosStay(long seed) {
    RandomEdges random = RandomNetworks.of(seed);
    for (long factor : new long[] {2, 7, 10}) {
      Amounts once = Amounts.of(random);
      Amounts scaled = Amounts.of(random.scaled(factor));
      assertThat(scaled.circulation()).as("seed %d", seed).isEqualTo(factor * once.circulation());
      assertThat(scaled.reach()).as("seed %d", seed).isEqualTo(factor * once.reach());
      assertThat(scaled.balancedFlowForwarding())
          .as("seed %d, factor %d", seed, factor)
          .isCloseTo(
              factor * once.balancedFlowForwarding(),
              within(TOLERANCE * factor * once.balancedFlowForwarding()));
      assertRatiosAreTheSame(seed, random, random.scaled(factor));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void namesAndOrderChangeNothing(long seed) {
    RandomEdges random = RandomNetworks.of(seed);
    List<String> parties = random.parties();
    UnaryOperator<String> backwards = id -> "" + (999 - parties.indexOf(id));
    Amounts amounts = Amounts.of(random);
    for (RandomEdges same : List.of(random.shuffled(seed), random.renamed(backwards))) {
      Amounts other = Amounts.of(same);
      assertThat(other.circulation()).as("seed %d", seed).isEqualTo(amounts.circulation());
      assertThat(other.reach()).as("seed %d", seed).isEqualTo(amounts.reach());
      assertThat(other.balancedFlowForwarding())
          .as("seed %d", seed)
          .isCloseTo(
              amounts.balancedFlowForwarding(),
              within(TOLERANCE * amounts.balancedFlowForwarding()));
      assertRatiosAreTheSame(seed, random, same);
    }
  }

  private static void assertRatiosAreTheSame(long seed, RandomEdges one, RandomEdges other) {
    DirectedGraph graph = one.positive().graph();
    DirectedGraph same = other.positive().graph();
    if (graph.edges() > 0) {
      assertThat(ReturnProbabilityTest.cyclingIndex(same))
          .as("seed %d", seed)
          .isCloseTo(ReturnProbabilityTest.cyclingIndex(graph), within(TOLERANCE));
      assertThat(TrophicLevels.of(same).incoherence())
          .as("seed %d", seed)
          .isCloseTo(TrophicLevels.of(graph).incoherence(), within(TOLERANCE));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moneyCirculatesTheSameBackwards(long seed) {
    DirectedGraph graph = RandomNetworks.of(seed).graph();
    assertThat(MaximumCirculationTest.value(graph.reversed()))
        .as("seed %d", seed)
        .isEqualTo(MaximumCirculationTest.value(graph));
    assertThat(MaximumCirculation.reach(graph.reversed()))
        .as("seed %d", seed)
        .isEqualTo(MaximumCirculation.reach(graph));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void takingTheCirculationAwayLeavesNetPositionsAndNoCycle(long seed) {
    DirectedGraph graph = RandomNetworks.of(seed).graph();
    DirectedGraph residual = MaximumCirculationTest.residual(graph);
    assertThat(nets(residual)).as("seed %d", seed).isEqualTo(nets(graph));
    assertThat(Components.of(residual)).as("seed %d", seed).isExhausted();
    assertThat(MaximumCirculationTest.value(residual)).as("seed %d", seed).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void edgesOfWeightZeroChangeNothingThatIsCounted(long seed) {
    RandomEdges random = RandomNetworks.of(seed);
    assertThat(MaximumCirculationTest.value(random.graph()))
        .as("seed %d", seed)
        .isEqualTo(MaximumCirculationTest.value(random.positive().graph()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void reachIsTheCirculationWhereEveryAmountIsKnown(long seed) {
    RandomEdges random = RandomNetworks.of(seed);
    DirectedGraph.Builder known = new DirectedGraph.Builder();
    random.edges().forEach(edge -> known.add(edge.payer(), edge.payee(), edge.weight()));
    assertThat(MaximumCirculation.reach(known.build()))
        .as("seed %d", seed)
        .isEqualTo(MaximumCirculationTest.value(random.graph()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void wholeCentsOfEdgesAddUpToThoseOfTheNetwork(long seed) {
    DirectedGraph graph = RandomNetworks.of(seed).positive().graph();
    long circulation = MaximumCirculationTest.value(graph);
    BalancedFlowForwarding.Result result = BalancedFlowForwarding.of(graph);
    long[] cents = result.wholeUnits(graph, circulation);
    long sum = Math.round(Arrays.stream(result.circular()).sum());
    assertThat(Arrays.stream(cents).sum())
        .as("seed %d", seed)
        .isEqualTo(Math.min(circulation, sum));
    for (int edge = 0; edge < cents.length; edge++) {
      assertThat(cents[edge]).as("seed %d", seed).isBetween(0L, graph.weight(edge));
    }
  }

  private static long[] nets(DirectedGraph graph) {
    long[] nets = graph.outflows();
    long[] inflows = graph.inflows();
    Arrays.setAll(nets, party -> nets[party] - inflows[party]);
    return nets;
  }

  private static long excess(DirectedGraph graph) {
    return Arrays.stream(graph.outflows()).sum()
        - Arrays.stream(nets(graph)).filter(net -> net > 0).sum();
  }

  /** The smaller leg of each pair, counted for both legs. */
  private static long bilateral(DirectedGraph graph) {
    long bilateral = 0;
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        int payee = graph.target(edge);
        for (int back = graph.firstEdge(payee); back < graph.endEdge(payee); back++) {
          if (graph.target(back) == payer) {
            bilateral += Math.min(graph.weight(edge), graph.weight(back));
          }
        }
      }
    }
    return bilateral;
  }

  private static long insideComponents(DirectedGraph graph) {
    long inside = 0;
    for (Iterator<Part> parts = Components.of(graph); parts.hasNext(); ) {
      inside += Arrays.stream(parts.next().graph().outflows()).sum();
    }
    return inside;
  }
}
