package io.carousel.graph.kernel.random;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.GraphText;
import io.carousel.graph.kernel.KnownNetwork;
import io.carousel.graph.kernel.RandomEdges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class NullModelTest {
  /** Kolmogorov's bound for a sample that chance exceeds once in a thousand times. */
  private static final double BOUND = 1.95;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @Test
  void findsARingThatIsAllThereCanBeNoSurprise() {
    // Turned round, a ring of three is a ring of three.
    assertThat(draws(KnownNetwork.UNIT_RING.graph(), 20)).containsOnly(1);
    assertThat(p(KnownNetwork.UNIT_RING.graph(), 99)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = KnownNetwork.class,
      names = {"CHAIN", "FEED_FORWARD_TRIANGLE", "RECIPROCITY"})
  void givesTheGraphItselfWhereNothingCanBeRewired(KnownNetwork network) {
    DirectedGraph graph = network == KnownNetwork.CHAIN ? graph("a>b=4", "a>c=3") : network.graph();
    for (long seed = 0; seed < 20; seed++) {
      assertThat(NullModel.draw(graph, seed))
          .as("seed %d", seed)
          .isEqualTo(new NullModel.Draw(NullModel.circularity(graph), 0));
    }
    assertThat(p(graph, 99)).isEqualTo(1);
  }

  @Test
  void forgetsAmountsButForWhatPartiesPayAndGet() {
    // One more one way round, one less the other: everyone pays and gets 20 still.
    DirectedGraph graph = graph("a>b=11", "b>c=11", "c>a=11", "a>c=9", "c>b=9", "b>a=9");
    assertThat(GraphText.edges(NullModel.drawn(graph, 1)))
        .containsExactly("a>b=10", "a>c=10", "b>a=10", "b>c=10", "c>a=10", "c>b=10");
  }

  @Test
  void findsNothingIfNoPartyPays() {
    assertThat(NullModel.draw(graph(), 1)).isEqualTo(new NullModel.Draw(0, 0));
    assertThat(NullModel.draw(graph("a>a=1"), 1)).isEqualTo(new NullModel.Draw(0, 0));
    assertThat(NullModel.draw(graph("a>b=0", "b>a=0?"), 1)).isEqualTo(new NullModel.Draw(0, 0));
  }

  @Test
  void countsDrawsThatReachTheObserved() {
    assertThat(NullModel.pValue(0.5, new double[] {0.4, 0.5, 0.6})).isEqualTo(3.0 / 4);
    assertThat(NullModel.pValue(0.5, new double[] {0.5 - 1e-14, 0.5 - 1e-6})).isEqualTo(2.0 / 3);
    assertThat(NullModel.pValue(1, new double[99])).isEqualTo(0.01);
    assertThat(NullModel.pValue(0, new double[99])).isEqualTo(1);
    assertThat(NullModel.pValue(0.5, new double[0])).isEqualTo(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsDegreesAndGrossAndReportsTheDeviationOfAmounts(long seed) {
    DirectedGraph graph = RandomEdges.of(seed).positive().graph();
    DirectedGraph drawn = NullModel.drawn(graph, seed);
    NullModel.Draw draw = NullModel.draw(graph, seed);
    long[] out = graph.outflows();
    long[] in = graph.inflows();
    long gross = Arrays.stream(out).sum();
    double off = 0;
    for (int party = 0; party < graph.parties(); party++) {
      off += Math.abs((double) (out[party] - drawn.outflows()[party]));
      off += Math.abs((double) (in[party] - drawn.inflows()[party]));
      assertThat(drawn.endEdge(party)).as("seed %d", seed).isEqualTo(graph.endEdge(party));
    }
    assertThat(Arrays.stream(drawn.outflows()).sum()).as("seed %d", seed).isEqualTo(gross);
    assertThat(draw.residual())
        .as("seed %d", seed)
        .isCloseTo(gross == 0 ? 0 : off / gross / 2, within(1e-12))
        .isBetween(0.0, 2.0);
    assertThat(draw.circularity()).as("seed %d", seed).isBetween(0.0, 1.0);
    assertThat(draw).as("seed %d", seed).isEqualTo(NullModel.draw(graph, seed));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void ignoresTheOrderOfEdgesAndThoseOfWeightZero(long seed) {
    RandomEdges edges = RandomEdges.of(seed);
    assertThat(NullModel.draw(edges.shuffled(seed).graph(), seed))
        .as("seed %d", seed)
        .isEqualTo(NullModel.draw(edges.graph(), seed));
    DirectedGraph.Builder more = new DirectedGraph.Builder();
    edges.edges().forEach(edge -> more.add(edge.payer(), edge.payee(), edge.weight()));
    edges.parties().forEach(party -> more.add(party, edges.parties().get(0), 0));
    assertThat(NullModel.draw(more.build(), seed))
        .as("seed %d", seed)
        .isEqualTo(NullModel.draw(edges.graph(), seed));
  }

  @Test
  void fitsDenseGraphs() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      DirectedGraph graph = random(random, 12, 90, () -> 1_000_000 + random.nextInt(1_000_000));
      assertThat(NullModel.draw(graph, seed).residual()).as("seed %d", seed).isLessThan(1e-6);
    }
  }

  @Test
  void drawsHugeAmountsWithoutOverflow() {
    // 40 edges below 2^62 / 40 each, all together just under 2^62.
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      DirectedGraph graph = random(random, 8, 40, () -> (1L << 62) / 40 - random.nextInt(1000));
      NullModel.Draw draw = NullModel.draw(graph, seed);
      assertThat(draw.residual()).as("seed %d", seed).isBetween(0.0, 1e-6);
      assertThat(draw.circularity()).as("seed %d", seed).isBetween(0.5, 1.0);
      assertThat(Arrays.stream(NullModel.drawn(graph, seed).outflows()).sum())
          .as("seed %d", seed)
          .isEqualTo(Arrays.stream(graph.outflows()).sum());
    }
  }

  @Test
  void findsAPlantedRing() {
    for (long seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      DirectedGraph chance = random(random, 30, 54, () -> 1 + random.nextInt(100));
      List<String> edges = new ArrayList<>(GraphText.edges(chance));
      // Six parties that pass on ten times what others pay at most.
      for (int place = 0; place < 6; place++) {
        edges.add(place + ">" + (place + 1) % 6 + "=1000");
      }
      assertThat(p(graph(edges.toArray(String[]::new)), 199)).as("seed %d", seed).isLessThan(0.01);
    }
  }

  @Test
  void isExactWhereAllEdgesCarryAsMuch() {
    double[] ranks = new double[240];
    for (int seed = 0; seed < ranks.length; seed++) {
      Random random = new Random(seed);
      DirectedGraph graph = random(random, 10, 25, () -> 1000);
      double observed = NullModel.circularity(graph);
      double[] drawn = draws(graph, 99);
      // Equal ones come in any order.
      long above = Arrays.stream(drawn).filter(one -> one > observed + 1e-9).count();
      double reached = 100 * NullModel.pValue(observed, drawn);
      ranks[seed] = (above + random.nextDouble() * (reached - above)) / 100;
    }
    assertThat(distanceFromUniform(ranks)).isLessThan(BOUND / Math.sqrt(ranks.length));
  }

  @Test
  void isNearlyExactForUniformAmounts() {
    double[] values = new double[240];
    for (int seed = 0; seed < values.length; seed++) {
      Random random = new Random(seed);
      values[seed] = p(random(random, 12, 40, () -> 1 + random.nextInt(1_000_000)), 99);
    }
    assertThat(distanceFromUniform(values)).isLessThan(BOUND / Math.sqrt(values.length));
    // Of 240, 12 are expected.
    assertThat(Arrays.stream(values).filter(p -> p <= 0.05)).hasSizeBetween(4, 24);
  }

  /** Kolmogorov and Smirnov's: the largest difference of the shares up to any value. */
  private static double distanceFromUniform(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double distance = 0;
    for (int place = 0; place < sorted.length; place++) {
      double below = (double) place / sorted.length;
      double upTo = (place + 1.0) / sorted.length;
      distance = Math.max(distance, Math.max(sorted[place] - below, upTo - sorted[place]));
    }
    return distance;
  }

  private static double p(DirectedGraph graph, int draws) {
    return NullModel.pValue(NullModel.circularity(graph), draws(graph, draws));
  }

  private static double[] draws(DirectedGraph graph, int draws) {
    return LongStream.range(0, draws)
        .mapToDouble(seed -> NullModel.draw(graph, seed).circularity())
        .toArray();
  }

  /** A graph picked uniformly from all with this many parties and edges. */
  private static DirectedGraph random(Random random, int parties, int edges, LongSupplier amounts) {
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    Set<Integer> pairs = new HashSet<>();
    while (pairs.size() < edges) {
      int payer = random.nextInt(parties);
      int payee = random.nextInt(parties);
      if (payer != payee && pairs.add(payer * parties + payee)) {
        builder.add("" + payer, "" + payee, amounts.getAsLong());
      }
    }
    return builder.build();
  }
}
