package io.carousel.graph.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StronglyConnectedComponentsTest {
  private final DirectedGraph.Builder builder = new DirectedGraph.Builder();

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  private int[] components() {
    return StronglyConnectedComponents.of(builder.build());
  }

  @Test
  void namesAComponentByItsSmallestParty() {
    // a -> e -> c -> e and b <-> d: numbers a 0, b 1, c 2, d 3, e 4. The search enters {c, e} at e.
    builder.add("a", "e", 1);
    builder.add("e", "c", 1);
    builder.add("c", "e", 1);
    builder.add("b", "d", 1);
    builder.add("d", "b", 1);
    assertThat(components()).containsExactly(0, 1, 2, 1, 2);
  }

  @Test
  void joinsLoopsThatShareAParty() {
    // a -> b -> a and b -> c -> b share b; d only receives.
    builder.add("a", "b", 1);
    builder.add("b", "a", 1);
    builder.add("b", "c", 1);
    builder.add("c", "b", 1);
    builder.add("c", "d", 1);
    assertThat(components()).containsExactly(0, 0, 0, 3);
  }

  @Test
  void keepsAComponentApartFromTheOneThatPaysIt() {
    // {a, b} -> {c, d}: the edge b -> d meets a party whose component is complete by then.
    builder.add("a", "b", 1);
    builder.add("b", "a", 1);
    builder.add("a", "c", 1);
    builder.add("c", "d", 1);
    builder.add("d", "c", 1);
    builder.add("b", "d", 1);
    assertThat(components()).containsExactly(0, 0, 2, 2);
  }

  @Test
  void leavesAPartyWithOnlyASelfEdgeAlone() {
    builder.add("a", "a", 1);
    builder.add("b", "b", 1);
    assertThat(components()).containsExactly(0, 1);
  }

  @Test
  void followsEdgesOfWeightZero() {
    builder.add("a", "b", 0);
    builder.add("b", "a", 0);
    assertThat(components()).containsExactly(0, 0);
  }

  @Test
  void isEmptyForAnEmptyGraph() {
    assertThat(components()).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void ordersPartiesSoThatMoneyOnlyGoesOn(long seed) {
    DirectedGraph graph = RandomEdges.of(seed).graph();
    int[] components = StronglyConnectedComponents.of(graph);
    int[] order = StronglyConnectedComponents.inPaymentOrder(graph);
    int[] lasts = new int[order.length];
    int[] turns = new int[order.length];
    int[] sizes = new int[order.length];
    for (int turn = 0; turn < order.length; turn++) {
      turns[order[turn]] = turn;
      int before = sizes[components[order[turn]]]++;
      assertThat(before == 0 || lasts[components[order[turn]]] == turn - 1)
          .as("seed %d: a component is in one piece", seed)
          .isTrue();
      lasts[components[order[turn]]] = turn;
    }
    assertThat(order).as("seed %d", seed).doesNotHaveDuplicates();
    for (int payer = 0; payer < order.length; payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        int payee = graph.target(edge);
        assertThat(components[payer] == components[payee] || turns[payer] < turns[payee])
            .as("seed %d", seed)
            .isTrue();
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithKosaraju(long seed) {
    RandomEdges random = RandomEdges.of(seed);
    DirectedGraph graph = random.graph();
    int[] components = StronglyConnectedComponents.of(graph);
    Map<String, String> smallest = new HashMap<>();
    for (int party = 0; party < graph.parties(); party++) {
      smallest.put(graph.id(party), graph.id(components[party]));
    }
    assertThat(smallest).as("seed %d", seed).isEqualTo(kosaraju(random));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsTheSameComponentsWhenMoneyRunsBackwards(long seed) {
    DirectedGraph graph = RandomEdges.of(seed).graph();
    assertThat(StronglyConnectedComponents.of(graph.reversed()))
        .as("seed %d", seed)
        .isEqualTo(StronglyConnectedComponents.of(graph));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void areThoseOfTheLinksAlone(long seed) {
    DirectedGraph graph = RandomEdges.of(seed).graph();
    Links links = new Links();
    for (int payer = graph.parties() - 1; payer >= 0; payer--) {
      links.add(payer, payer);
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        links.add(payer, graph.target(edge));
        links.add(payer, graph.target(edge));
      }
    }
    assertThat(links.components(graph.parties()))
        .as("seed %d", seed)
        .isEqualTo(StronglyConnectedComponents.of(graph));
    assertThat(links.components(graph.parties() + 1)).endsWith(graph.parties());
  }

  private static Map<String, String> kosaraju(RandomEdges random) {
    Graph<String, DefaultEdge> graph = new DirectedPseudograph<>(DefaultEdge.class);
    random.parties().forEach(graph::addVertex);
    random.edges().forEach(edge -> graph.addEdge(edge.payer(), edge.payee()));
    Map<String, String> smallest = new HashMap<>();
    for (Set<String> component :
        new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
      String first = component.stream().min(RandomEdges::compareBytes).orElseThrow();
      component.forEach(id -> smallest.put(id, first));
    }
    return smallest;
  }

  @Test
  void findsARingOf200000Parties() {
    int parties = 200_000;
    for (int i = 0; i < parties; i++) {
      builder.add(id(i), id((i + 1) % parties), 1);
    }
    assertThat(components()).hasSize(parties).containsOnly(0);
  }

  @Test
  void walksAChainOfAMillionPartiesWithoutRunningOutOfStack() {
    int parties = 1_000_000;
    for (int i = 0; i + 1 < parties; i++) {
      builder.add(id(i), id(i + 1), 1);
    }
    assertThat(components()).isEqualTo(IntStream.range(0, parties).toArray());
  }

  private static String id(int number) {
    return String.valueOf(10_000_000 + number);
  }
}
