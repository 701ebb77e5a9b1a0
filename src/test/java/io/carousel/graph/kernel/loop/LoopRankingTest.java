package io.carousel.graph.kernel.loop;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static io.carousel.graph.kernel.loop.LoopSearchTest.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The best first: by bottleneck, by length, by the bytes of the path. */
final class LoopRankingTest {
  private static List<String> loops(DirectedGraph graph) {
    return LoopSearchTest.loops(graph, LoopSearch.of(graph, atLeast(0)));
  }

  /** The paths of the best loops, each also listed if no more are requested. */
  private static List<String> paths(DirectedGraph graph) {
    List<Loop> best = LoopSearch.of(graph, atLeast(0)).best();
    List<String> paths = best.stream().map(loop -> loop.path(graph)).toList();
    for (int most = 1; most <= paths.size(); most++) {
      LoopBounds bounds = new LoopBounds(20, 0, LoopBounds.ANY_SPAN, most, Long.MAX_VALUE);
      assertThat(LoopSearch.of(graph, bounds).best())
          .as("the best %d", most)
          .extracting(loop -> loop.path(graph))
          .isEqualTo(paths.subList(0, most));
    }
    return paths;
  }

  /** A graph in which a hub pays each of several parties 1 and is paid as much. */
  private static DirectedGraph star(String hub, String... others) {
    List<String> edges = new ArrayList<>();
    for (String other : others) {
      edges.add(hub + ">" + other + "=1");
      edges.add(other + ">" + hub + "=1");
    }
    return graph(edges.toArray(String[]::new));
  }

  @Test
  void theLargestBottleneckIsFirstForAnyLength() {
    // d>e>f has 3 legs of at least 5; a>b 9 and 4.
    assertThat(loops(graph("a>b=9", "b>a=4", "d>e=5", "e>f=6", "f>d=7")))
        .containsExactly("d>e>f=5", "a>b=4");
  }

  @Test
  void theShortestIsFirstOfEqualBottlenecks() {
    assertThat(loops(graph("a>b=4", "b>c=4", "c>a=4", "d>e=9", "e>d=4")))
        .containsExactly("d>e=4", "a>b>c=4");
  }

  @Test
  void thePathDecidesBetweenEqualLengths() {
    assertThat(paths(star("b", "d", "a", "c"))).containsExactly("a>b", "b>c", "b>d");
    // The same parties in two directions.
    assertThat(paths(graph("a>c=1", "c>b=1", "b>a=1", "a>b=2", "b>c=2", "c>a=2")))
        .containsExactly("a>b>c", "a>b", "a>c", "b>c", "a>c>b");
  }

  @Test
  void pathsAreComparedAsTextWhereAnIdBeginsAnother() {
    // '-' is 2D and '>' 3E: a-b>z comes before a>z although a comes before a-b.
    assertThat(paths(star("z", "a", "a-b"))).containsExactly("a-b>z", "a>z");
    // At the end of a path nothing follows: 0>a begins 0>a-b.
    assertThat(paths(star("0", "a", "a-b"))).containsExactly("0>a", "0>a-b");
    // 'b' is 62, after '>'.
    assertThat(paths(star("z", "a", "ab"))).containsExactly("a>z", "ab>z");
    // In the middle of a path.
    assertThat(paths(graph("0>a=1", "0>a-b=1", "a>z=1", "a-b>z=1", "z>0=1")))
        .containsExactly("0>a-b>z", "0>a>z");
  }

  @Test
  void pathsAreComparedByTheirBytes() {
    // z 7A, é C3A9, U+FFFD EFBFBD, U+1F600 F09F9880; in UTF-16 the last is D83D, before FFFD.
    assertThat(paths(star("0", "\uD83D\uDE00", "\uFFFD", "é", "z")))
        .containsExactly("0>z", "0>é", "0>\uFFFD", "0>\uD83D\uDE00");
    // All that may follow an a but a space, 20, comes after '>'.
    assertThat(paths(star("\uDBFF\uDFFF", "a", "a\uD83D\uDE00", "a\uFFFD", "a ")))
        .containsExactly(
            "a >\uDBFF\uDFFF",
            "a>\uDBFF\uDFFF",
            "a\uFFFD>\uDBFF\uDFFF",
            "a\uD83D\uDE00>\uDBFF\uDFFF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "c"})
  void theFirstPartyDecidesBetweenEqualPaths(String first) {
    // Both paths are a>b>c: of a and b>c, and of a>b and c. The search begins where most is paid.
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    builder.add("a", "b>c", 1);
    builder.add("b>c", "a", 1);
    builder.add("a>b", "c", 1);
    builder.add("c", "a>b", 1);
    builder.add(first, "d", 1);
    DirectedGraph graph = builder.build();
    LoopBounds one = new LoopBounds(5, 0, LoopBounds.ANY_SPAN, 1, Long.MAX_VALUE);
    assertThat(LoopSearch.of(graph, one).best())
        .singleElement()
        .extracting(loop -> loop.ids(graph))
        .isEqualTo(List.of("a", "b>c"));
  }
}
