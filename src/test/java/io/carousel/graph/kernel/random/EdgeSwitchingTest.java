package io.carousel.graph.kernel.random;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.RandomEdges;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EdgeSwitchingTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsDegreesWithoutParallelEdgesOrSelfLoops(long seed) {
    DirectedGraph graph = RandomEdges.of(seed).graph();
    int[] payees = EdgeSwitching.payees(graph, new SplittableRandom(seed));
    assertThat(sorted(payees)).as("seed %d", seed).isEqualTo(sorted(targets(graph)));
    for (int payer = 0; payer < graph.parties(); payer++) {
      Set<Integer> paid = new HashSet<>();
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        assertThat(payees[edge]).as("seed %d", seed).isNotEqualTo(payer);
        assertThat(paid.add(payees[edge])).as("seed %d, payer %d", seed, payer).isTrue();
      }
    }
  }

  /**
   * Graphs of four or five parties. The first has two, and only turning its triangle leads from one
   * to the other; so in the second, where a and each of the others pay each other.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a>b b>c c>a",
        "b>c c>d d>b a>b a>c a>d b>a c>a d>a",
        "a>b b>c c>a c>d",
        "a>b b>c c>d d>a",
        "a>b a>c b>c b>d c>d d>a",
        "a>b b>c c>a d>e e>d",
        "a>b a>c a>d b>a b>e c>e d>c e>d"
      })
  void drawsAllGraphsOfTheDegreesEquallyOften(String edges) {
    DirectedGraph graph = graph(edges.replaceAll("\\w>\\w", "$0=1").split(" ", -1));
    Set<Set<Integer>> expected = graphsOfTheDegrees(graph);
    Map<Set<Integer>, Long> counts = new HashMap<>();
    expected.forEach(pairs -> counts.put(pairs, 0L));
    long draws = 200L * Math.max(10, expected.size());
    for (long seed = 0; seed < draws; seed++) {
      int[] payees = EdgeSwitching.payees(graph, new SplittableRandom(seed));
      counts.merge(pairs(graph, payees), 1L, Long::sum);
    }
    assertThat(counts.keySet()).isEqualTo(expected);
    double[] alike = new double[expected.size()];
    Arrays.fill(alike, (double) draws / expected.size());
    long[] observed = counts.values().stream().mapToLong(count -> count).toArray();
    assertThat(new ChiSquareTest().chiSquareTest(alike, observed))
        .as("%d graphs, drawn %s times", expected.size(), Arrays.toString(observed))
        .isGreaterThan(0.001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a>b", "a>b a>c a>d", "a>b b>a", "a>b a>c b>a b>c c>a c>b"})
  void givesAGraphThatNothingElseHasTheDegreesOf(String edges) {
    DirectedGraph graph = graph(edges.replaceAll("\\w>\\w", "$0=1").split(" ", -1));
    for (long seed = 0; seed < 20; seed++) {
      assertThat(EdgeSwitching.payees(graph, new SplittableRandom(seed)))
          .as("seed %d", seed)
          .isEqualTo(targets(graph));
    }
  }

  @Test
  void drawsNothingFromNothing() {
    assertThat(EdgeSwitching.payees(graph(), new SplittableRandom(1))).isEmpty();
  }

  /** Every set of pairs of parties in which all pay and are paid as often, by trying them all. */
  private static Set<Set<Integer>> graphsOfTheDegrees(DirectedGraph graph) {
    int parties = graph.parties();
    List<Integer> degrees = degrees(parties, pairs(graph, targets(graph)));
    Set<Set<Integer>> all = Set.of(Set.of());
    for (int pair = 0; pair < parties * parties; pair++) {
      Set<Set<Integer>> grown = new HashSet<>(all);
      for (Set<Integer> pairs : all) {
        Set<Integer> more = new TreeSet<>(pairs);
        more.add(pair);
        List<Integer> reached = degrees(parties, more);
        boolean fits = pair / parties != pair % parties;
        for (int place = 0; place < degrees.size(); place++) {
          fits &= reached.get(place) <= degrees.get(place);
        }
        if (fits) {
          grown.add(more);
        }
      }
      all = grown;
    }
    Set<Set<Integer>> result = new HashSet<>(all);
    result.removeIf(pairs -> !degrees(parties, pairs).equals(degrees));
    return result;
  }

  private static List<Integer> degrees(int parties, Set<Integer> pairs) {
    Integer[] degrees = new Integer[2 * parties];
    Arrays.fill(degrees, 0);
    for (int pair : pairs) {
      degrees[pair / parties]++;
      degrees[parties + pair % parties]++;
    }
    return List.of(degrees);
  }

  private static Set<Integer> pairs(DirectedGraph graph, int[] payees) {
    Set<Integer> pairs = new TreeSet<>();
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        pairs.add(payer * graph.parties() + payees[edge]);
      }
    }
    return pairs;
  }

  private static int[] targets(DirectedGraph graph) {
    int[] targets = new int[graph.edges()];
    Arrays.setAll(targets, graph::target);
    return targets;
  }

  private static int[] sorted(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
