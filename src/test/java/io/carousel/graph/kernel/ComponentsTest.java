package io.carousel.graph.kernel;

import static io.carousel.graph.kernel.GraphText.edges;
import static io.carousel.graph.kernel.GraphText.ids;
import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ComponentsTest {
  /** {a, c, e} pays {b, d}; f only receives, g stands alone. */
  private static final DirectedGraph GRAPH =
      graph("a>c=1", "c>e=2?", "e>a=3", "c>b=4", "b>d=5", "d>b=6", "d>f=7", "g>g=8", "e>d=0?");

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void givesEachComponentAsAGraphWithItsNumbersInTheWhole() {
    // Edges by payer and payee: a>c 0, b>d 1, c>b 2, c>e 3, d>b 4, d>f 5, e>a 6, e>d 7.
    List<Part> parts = list(Components.of(GRAPH));
    assertThat(parts).hasSize(2);
    assertThat(ids(parts.get(0).graph())).containsExactly("a", "c", "e");
    assertThat(edges(parts.get(0).graph())).containsExactly("a>c=1", "c>e=2?", "e>a=3");
    assertThat(parts.get(0).parties()).containsExactly(0, 2, 4);
    assertThat(parts.get(0).edges()).containsExactly(0, 3, 6);
    assertThat(edges(parts.get(1).graph())).containsExactly("b>d=5", "d>b=6");
    assertThat(parts.get(1).parties()).containsExactly(1, 3);
    assertThat(parts.get(1).edges()).containsExactly(1, 4);
  }

  @Test
  void joinsWeaklyConnectedPartiesInEitherDirection() {
    List<Part> parts = list(Components.weak(graph("a>d=1", "b>c=0", "e>d=2", "f>f=3")));
    assertThat(parts).hasSize(2);
    assertThat(edges(parts.get(0).graph())).containsExactly("a>d=1", "e>d=2");
    assertThat(edges(parts.get(1).graph())).containsExactly("b>c=0");
  }

  @Test
  void reportsWhatMembersPayAndReceiveOutsideTheirComponent() {
    // a: in 3, out 1. c: in 1, out 2 + 4. e: in 2, out 3 + 0. b: in 4 + 6, out 5. d: in 5, out 13.
    Iterator<Component> components = Component.of(GRAPH);
    Component first = components.next();
    Component second = components.next();
    assertThat(components).isExhausted();
    assertThat(first.id()).isEqualTo("a");
    assertThat(first.inflows()).containsExactly(3, 1, 2);
    assertThat(first.outflows()).containsExactly(1, 6, 3);
    assertThat(second.id()).isEqualTo("b");
    assertThat(second.inflows()).containsExactly(10, 5);
    assertThat(second.outflows()).containsExactly(5, 13);
  }

  @Test
  void takesThePartOfAnyParties() {
    Part part = Part.of(GRAPH, new int[] {2, 3, 4});
    assertThat(edges(part.graph())).containsExactly("c>e=2?", "e>d=0?");
    assertThat(part.edges()).containsExactly(3, 7);
    assertThat(Part.of(GRAPH, new int[0]).graph().parties()).isZero();
    assertThat(edges(Part.of(GRAPH, IntStream.range(0, 7).toArray()).graph()))
        .isEqualTo(edges(GRAPH));
  }

  @Test
  void findsNoneWithoutPartiesThatReachEachOther() {
    assertThat(Components.of(graph())).isExhausted();
    assertThat(Components.weak(graph())).isExhausted();
    assertThat(Components.weak(graph("a>a=1", "b>b=1"))).isExhausted();
    Components none = Components.of(KnownNetwork.CHAIN.graph());
    assertThat(none).isExhausted();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(none::next);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesTheStronglyConnectedComponentsOfAtLeastTwo(long seed) {
    DirectedGraph graph = RandomEdges.of(seed).graph();
    int[] labels = StronglyConnectedComponents.of(graph);
    TreeMap<Integer, List<String>> expected = new TreeMap<>();
    for (int party = 0; party < labels.length; party++) {
      expected.computeIfAbsent(labels[party], label -> new ArrayList<>()).add(graph.id(party));
    }
    expected.values().removeIf(members -> members.size() < 2);
    List<Part> parts = list(Components.of(graph));
    assertThat(parts.stream().map(part -> ids(part.graph())))
        .as("seed %d", seed)
        .containsExactlyElementsOf(expected.values());
    parts.forEach(part -> assertHoldsTheEdgesBetweenItsParties(seed, graph, part));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesTheWeakComponentsThatJGraphTFinds(long seed) {
    RandomEdges random = RandomEdges.of(seed);
    Graph<String, DefaultEdge> theirs = new DirectedPseudograph<>(DefaultEdge.class);
    random.parties().forEach(theirs::addVertex);
    random.edges().forEach(edge -> theirs.addEdge(edge.payer(), edge.payee()));
    Set<List<String>> expected =
        new TreeSet<>((a, b) -> RandomEdges.compareBytes(a.get(0), b.get(0)));
    for (Set<String> members : new ConnectivityInspector<>(theirs).connectedSets()) {
      if (members.size() > 1) {
        expected.add(members.stream().sorted(RandomEdges::compareBytes).toList());
      }
    }
    DirectedGraph graph = random.graph();
    List<Part> parts = list(Components.weak(graph));
    assertThat(parts.stream().map(part -> ids(part.graph())))
        .as("seed %d", seed)
        .containsExactlyElementsOf(expected);
    assertThat(parts.stream().mapToInt(part -> part.graph().edges()).sum())
        .as("seed %d", seed)
        .isEqualTo(graph.edges());
    parts.forEach(part -> assertHoldsTheEdgesBetweenItsParties(seed, graph, part));
  }

  private static void assertHoldsTheEdgesBetweenItsParties(
      long seed, DirectedGraph whole, Part part) {
    List<String> all = edges(whole);
    List<String> expected = new ArrayList<>();
    int edge = 0;
    for (int payer = 0; payer < whole.parties(); payer++) {
      for (; edge < whole.endEdge(payer); edge++) {
        if (holds(part, payer) && holds(part, whole.target(edge))) {
          expected.add(all.get(edge));
        }
      }
    }
    assertThat(edges(part.graph())).as("seed %d", seed).isEqualTo(expected);
    assertThat(Arrays.stream(part.edges()).mapToObj(all::get))
        .as("seed %d", seed)
        .containsExactlyElementsOf(expected);
    assertThat(Arrays.stream(part.parties()).mapToObj(whole::id))
        .as("seed %d", seed)
        .containsExactlyElementsOf(ids(part.graph()));
  }

  private static boolean holds(Part part, int party) {
    return Arrays.binarySearch(part.parties(), party) >= 0;
  }

  private static List<Part> list(Components components) {
    List<Part> parts = new ArrayList<>();
    components.forEachRemaining(parts::add);
    return parts;
  }

  @Test
  void followsARingAndAChainOf200000Parties() {
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    int parties = 200_000;
    for (int i = 0; i < parties; i++) {
      builder.add("a" + i, "a" + (i + 1) % parties, 1);
      builder.add("b" + i, "b" + (i + 1), 1);
    }
    DirectedGraph graph = builder.build();
    assertThat(list(Components.of(graph)).stream().map(part -> part.parties().length))
        .containsExactly(parties);
    assertThat(list(Components.weak(graph)).stream().map(part -> part.parties().length))
        .containsExactly(parties, parties + 1);
  }
}
