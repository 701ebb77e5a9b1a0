package io.carousel.graph.kernel.loop;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.loop.LoopsByDefinition.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results of searches that ran out of steps. */
final class LoopBudgetTest {
  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  /** Each of 8 parties pays every other 1, and there are some other edges. */
  private static DirectedGraph complete(String... others) {
    List<String> edges = new ArrayList<>(List.of(others));
    for (char payer = 'a'; payer < 'i'; payer++) {
      for (char payee = 'a'; payee < 'i'; payee++) {
        edges.add(payer + ">" + payee + "=1");
      }
    }
    return graph(edges.toArray(String[]::new));
  }

  private static LoopBounds listing(int loops, long steps) {
    return new LoopBounds(7, 0, LoopBounds.ANY_SPAN, loops, steps);
  }

  @Test
  void countsAllWithEnoughSteps() {
    // Of 8 parties 28 pairs, and loops of k: 8! / (8 - k)! / k: 112, 420, 1344, 3360, 5760.
    LoopSearch.Result result = LoopSearch.of(complete(), listing(1, 1_000_000));
    assertThat(result.loops()).isEqualTo(28 + 112 + 420 + 1344 + 3360 + 5760);
    assertThat(result.allSeen()).isTrue();
    assertThat(result.bestSeen()).isTrue();
  }

  @Test
  void provesTheBestAmongLargerWeights() {
    // 100 + 1 on each leg of a>b>c, so no other edge has to be looked at.
    DirectedGraph graph = complete("a>b=100", "b>c=100", "c>a=100");
    LoopSearch.Result result = LoopSearch.of(graph, listing(1, 20));
    assertThat(result.allSeen()).isFalse();
    assertThat(result.bestSeen()).isTrue();
    assertThat(LoopSearchTest.loops(graph, result)).containsExactly("a>b>c=101");
  }

  @Test
  void provesTheBestAmongShorterLoops() {
    // No weight is larger, and of the shortest a>b is first.
    DirectedGraph graph = complete();
    LoopSearch.Result result = LoopSearch.of(graph, listing(1, 20));
    assertThat(result.allSeen()).isFalse();
    assertThat(result.bestSeen()).isTrue();
    assertThat(LoopSearchTest.loops(graph, result)).containsExactly("a>b=1");
  }

  @Test
  void provesTheBestOfUnknownLoopsAmongShorterOnes() {
    // z pays back to a, or through any of the others; what a pays h beside makes no loop better.
    DirectedGraph graph = complete("a>z=1", "z>a=0?", "z>b=0?", "a>h=100");
    LoopSearch.Result result = LoopSearch.of(graph, listing(1, 20));
    assertThat(result.allSeen()).isFalse();
    assertThat(result.bestSeen()).isTrue();
    assertThat(LoopSearchTest.loops(graph, result)).containsExactly("a>z=0");
  }

  @Test
  void goesOnFromTheNextStartWhereOneIsGivenUp() {
    // The last three starts need no 20 steps, whoever was on the way when an earlier one ended.
    DirectedGraph graph = complete();
    LoopSearch.Result result = LoopSearch.of(graph, listing(1_000_000, 20));
    assertThat(LoopSearchTest.loops(graph, result))
        .contains("f>g=1", "f>h=1", "g>h=1", "f>g>h=1", "f>h>g=1");
  }

  @Test
  void doesNotKnowTheBestWhereNothingNarrowsTheSearch() {
    // z keeps its 100, but for all that is known a better loop may lead through such an edge.
    DirectedGraph graph = complete("a>z=100");
    LoopSearch.Result result = LoopSearch.of(graph, listing(1, 20));
    assertThat(result.allSeen()).isFalse();
    assertThat(result.bestSeen()).isFalse();
    assertThat(LoopSearchTest.loops(graph, result)).containsExactly("a>b=1");
  }

  @Test
  void doesNotKnowTheBestBeforeTheListIsFull() {
    LoopSearch.Result result = LoopSearch.of(complete(), listing(1_000_000, 20));
    assertThat(result.loops()).isPositive().isEqualTo(result.best().size());
    assertThat(result.allSeen()).isFalse();
    assertThat(result.bestSeen()).isFalse();
  }

  @Test
  void countsWhatItSawWhereNoneIsListed() {
    LoopSearch.Result result = LoopSearch.of(complete(), listing(0, 20));
    assertThat(result.loops()).isPositive().isLessThan(11024);
    assertThat(result.allSeen()).isFalse();
    assertThat(result.best()).isEmpty();
    // Nothing is missing from a list that was not asked for.
    assertThat(result.bestSeen()).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void listedLoopsAreRealAndProvenOnesAreBest(long seed) {
    RandomLoops all = RandomLoops.of(seed);
    DirectedGraph graph = all.edges().graph();
    List<Named> exact = LoopsByDefinition.ofAllWays(all);
    Random random = new Random(seed);
    for (int steps = 1; steps < 200; steps *= 2) {
      int most = random.nextInt(exact.size() + 2);
      LoopSearch.Result result = all.listing(most).inSteps(steps).search();
      List<Named> best = Named.of(graph, result.best());
      String run = "seed " + seed + ", " + steps + " steps, the best " + most;
      // In the order of all loops, each once: those that are not listed are left out.
      assertThat(exact.stream().filter(best::contains).toList()).as(run).isEqualTo(best);
      assertThat(result.loops()).as(run).isBetween((long) best.size(), (long) exact.size());
      if (result.allSeen()) {
        assertThat(result.loops()).as(run).isEqualTo(exact.size());
        assertThat(result.bestSeen()).as(run).isTrue();
      }
      if (result.bestSeen()) {
        assertThat(best).as(run).isEqualTo(exact.subList(0, Math.min(most, exact.size())));
      }
    }
  }

  @Test
  void keepsTheBestItSawWhereTheNextSearchEndsEarlier() {
    // In one step a start. All: a begins, of 2 * 2 ways, and finds 0, which pays it; c comes next.
    // At least 5: 0 and b have 2 ways, a has 1; 0 begins, and its step leads to b, not to a.
    DirectedGraph graph = graph("0>a=5", "a>0=5", "a>c=1", "c>a=1", "0>b=9", "b>d=9", "b>e=9");
    LoopSearch.Result result = LoopSearch.of(graph, listing(1, 1));
    assertThat(result.loops()).isEqualTo(1);
    assertThat(LoopSearchTest.loops(graph, result)).containsExactly("0>a=5");
    assertThat(result.bestSeen()).isFalse();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void losesNoLoopThatWasSeen(long seed) {
    RandomLoops all = RandomLoops.of(seed);
    for (int steps = 1; steps < 30; steps += 3) {
      for (int most = 0; most < 10; most++) {
        LoopSearch.Result result = all.listing(most).inSteps(steps).search();
        assertThat(result.best())
            .as("seed %d, %d steps, the best %d", seed, steps, most)
            .hasSize((int) Math.min(most, result.loops()));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheSameEveryTime(long seed) {
    RandomLoops network = RandomLoops.of(seed).listing(5).inSteps(1 + seed % 20);
    DirectedGraph graph = network.edges().graph();
    LoopSearch.Result one = network.search();
    LoopSearch.Result other = network.shuffled(seed).search();
    assertThat(Named.of(graph, one.best()))
        .as("seed %d", seed)
        .isEqualTo(Named.of(graph, other.best()));
    assertThat(one.loops()).as("seed %d", seed).isEqualTo(other.loops());
    assertThat(one.allSeen()).as("seed %d", seed).isEqualTo(other.allSeen());
    assertThat(one.bestSeen()).as("seed %d", seed).isEqualTo(other.bestSeen());
  }
}
