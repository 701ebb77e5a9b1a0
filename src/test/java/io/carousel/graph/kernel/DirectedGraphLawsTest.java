package io.carousel.graph.kernel;

import static io.carousel.graph.kernel.GraphText.edges;
import static io.carousel.graph.kernel.GraphText.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every graph, on seeded random edges. */
final class DirectedGraphLawsTest {
  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void holdsExactlyTheEdgesGiven(long seed) {
    RandomEdges random = RandomEdges.of(seed);
    Map<String, Map<String, List<RandomEdges.Edge>>> expected =
        new TreeMap<>(RandomEdges::compareBytes);
    for (RandomEdges.Edge edge : random.edges()) {
      if (!edge.isSelfEdge()) {
        expected
            .computeIfAbsent(edge.payer(), id -> new TreeMap<>(RandomEdges::compareBytes))
            .computeIfAbsent(edge.payee(), id -> new ArrayList<>())
            .add(edge);
      }
    }
    List<String> edges = new ArrayList<>();
    expected.forEach(
        (payer, payees) ->
            payees.forEach(
                (payee, parallel) ->
                    edges.add(
                        payer
                            + ">"
                            + payee
                            + "="
                            + parallel.stream().mapToLong(RandomEdges.Edge::weight).sum()
                            + (parallel.stream().anyMatch(RandomEdges.Edge::open) ? "?" : ""))));
    assertThat(ids(random.graph())).as("seed %d", seed).isEqualTo(random.parties());
    assertThat(edges(random.graph())).as("seed %d", seed).isEqualTo(edges);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheSameForAnyOrderOfEdges(long seed) {
    RandomEdges random = RandomEdges.of(seed);
    DirectedGraph graph = random.graph();
    assertThat(edges(random.shuffled(seed + 1).graph()))
        .as("seed %d", seed)
        .isEqualTo(edges(graph));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isReversedAsIfBuiltFromReversedEdges(long seed) {
    RandomEdges random = RandomEdges.of(seed);
    DirectedGraph reversed = random.graph().reversed();
    assertThat(edges(reversed)).as("seed %d", seed).isEqualTo(edges(random.reversed().graph()));
    assertThat(edges(reversed.reversed())).as("seed %d", seed).isEqualTo(edges(random.graph()));
  }
}
