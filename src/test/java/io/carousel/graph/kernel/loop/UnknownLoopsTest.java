package io.carousel.graph.kernel.loop;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static io.carousel.graph.kernel.loop.LoopSearchTest.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loops of graphs with open edges: those that may be, if an unknown amount is enough. */
final class UnknownLoopsTest {
  private static List<String> loops(DirectedGraph graph, LoopBounds bounds) {
    LoopSearch.Result result = LoopSearch.of(graph, bounds);
    assertThat(result.loops()).isEqualTo(result.best().size());
    assertThat(result.allSeen()).isTrue();
    return LoopSearchTest.loops(graph, result);
  }

  @Test
  void needAnEdgeOfUnknownAmount() {
    assertThat(loops(graph("a>b=10", "b>a=0?"), atLeast(0))).containsExactly("a>b=0");
    assertThat(loops(graph("a>b=0?", "b>a=0?"), atLeast(0))).containsExactly("a>b=0");
  }

  @Test
  void leaveOutThoseThatAreKnown() {
    // a>b is known; the way from b by c is not.
    assertThat(loops(graph("a>b=10", "b>a=9", "b>c=8", "c>a=0?"), atLeast(0)))
        .containsExactly("a>b>c=0");
    assertThat(loops(graph("a>b=10", "b>a=9", "c>d=0?"), atLeast(0))).isEmpty();
  }

  @Test
  void areKnownWhereTheKnownPartIsEnough() {
    DirectedGraph pair = graph("a>b=10", "b>a=5?");
    assertThat(loops(pair, atLeast(0))).isEmpty();
    assertThat(loops(pair, atLeast(5))).isEmpty();
    // 5 is not enough by itself, but with the unknown amount it may be.
    assertThat(loops(pair, atLeast(6))).containsExactly("a>b=0");
  }

  @Test
  void areNoneWhereAKnownEdgeIsTooSmall() {
    DirectedGraph pair = graph("a>b=10", "b>a=5?");
    assertThat(loops(pair, atLeast(10))).containsExactly("a>b=0");
    assertThat(loops(pair, atLeast(11))).isEmpty();
    assertThat(loops(graph("a>b=0", "b>a=5?"), atLeast(0))).isEmpty();
  }

  @Test
  void takeTheAmountsOfParallelEdgesTogether() {
    // 3 + 4 = 7 and an unknown amount.
    DirectedGraph pair = graph("a>b=3", "a>b=4?", "b>a=9");
    assertThat(loops(pair, atLeast(7))).isEmpty();
    assertThat(loops(pair, atLeast(8))).containsExactly("a>b=0");
  }

  @Test
  void areRankedByLengthAndPath() {
    // All through c>a; d pays large amounts, which does not help.
    DirectedGraph graph = graph("a>b=1", "b>c=1", "a>c=1", "a>d=99", "d>c=99", "c>a=0?");
    assertThat(loops(graph, atLeast(0))).containsExactly("a>c=0", "a>b>c=0", "a>d>c=0");
  }

  @Test
  void areFoundFromPartiesThatPayLittleElse() {
    // The only unknown amount is paid by f, last in name and with the fewest edges.
    DirectedGraph graph =
        graph("a>b=1", "b>a=1", "b>c=1", "c>b=1", "c>a=1", "a>c=1", "c>f=1", "f>a=0?");
    // a>c>f, a>b>c>f.
    assertThat(loops(graph, atLeast(0))).containsExactly("a>c>f=0", "a>b>c>f=0");
  }

  @Test
  void keepTheBoundOfDays() {
    // a>b on day 1, b>a on day 4, in the order of edges.
    DirectedGraph pair = graph("a>b=10", "b>a=0?");
    int[][] days = {{1}, {4}};
    LoopBounds three = new LoopBounds(5, 0, 3, 10, Long.MAX_VALUE);
    assertThat(LoopSearch.of(pair, three, days).loops()).isEqualTo(1);
    LoopBounds two = new LoopBounds(5, 0, 2, 10, Long.MAX_VALUE);
    assertThat(LoopSearch.of(pair, two, days).loops()).isZero();
  }
}
