package io.carousel.graph.kernel.loop;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.RandomEdges;
import io.carousel.graph.kernel.RandomNetworks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Seeded random payments and bounds on their loops: half of the networks without open edges, every
 * fifth sparse and of up to 30 parties, the others of up to 12. Some ids begin others.
 *
 * @param days by payer and payee; none on every eighth edge
 */
record RandomLoops(RandomEdges edges, Map<List<String>, int[]> days, LoopBounds bounds) {
  private static final List<String> NAMES =
      List.of("a", "a-b", "a b", "a-b>c", "aa", "b", "b>c", "Z", "é", "é\u0301", "\uFFFD", "😀");

  static RandomLoops of(long seed) {
    Random random = new Random(seed);
    RandomEdges drawn = seed % 5 == 4 ? sparse(random) : RandomNetworks.of(seed);
    RandomEdges named = seed % 3 == 0 ? drawn.renamed(RandomLoops::name) : drawn;
    RandomEdges edges = random.nextBoolean() ? known(named) : named;
    Map<List<String>, int[]> days = new HashMap<>();
    for (RandomEdges.Edge edge : edges.edges()) {
      int count = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3);
      days.put(
          List.of(edge.payer(), edge.payee()),
          PaymentDays.ascending(random.ints(count, 0, 40).toArray()));
    }
    return new RandomLoops(edges, days, bounds(edges, random));
  }

  private static LoopBounds bounds(RandomEdges edges, Random random) {
    RandomEdges.Edge any = edges.edges().get(random.nextInt(edges.edges().size()));
    long weight =
        switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> any.weight() + 1;
          default -> any.weight();
        };
    int span = random.nextInt(3) == 0 ? random.nextInt(30) : LoopBounds.ANY_SPAN;
    return new LoopBounds(2 + random.nextInt(6), weight, span, Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Up to 30 parties, of which each pays one or two. */
  private static RandomEdges sparse(Random random) {
    int parties = 13 + random.nextInt(18);
    List<RandomEdges.Edge> edges = new ArrayList<>();
    for (int edge = 0; edge < 1.7 * parties; edge++) {
      String payer = String.valueOf((char) ('a' + random.nextInt(parties)));
      String payee = String.valueOf((char) ('a' + random.nextInt(parties)));
      edges.add(new RandomEdges.Edge(payer, payee, random.nextInt(9), random.nextInt(8) == 0));
    }
    return new RandomEdges(edges);
  }

  /** The first parties get the names that are hard to order. */
  private static String name(String letter) {
    int party = letter.charAt(0) - 'a';
    return party < NAMES.size() ? NAMES.get(party) : letter;
  }

  private static RandomEdges known(RandomEdges edges) {
    return new RandomEdges(
        edges.edges().stream()
            .map(edge -> new RandomEdges.Edge(edge.payer(), edge.payee(), edge.weight(), false))
            .toList());
  }

  RandomLoops listing(int loops) {
    return within(
        new LoopBounds(
            bounds.maxLength(),
            bounds.minWeight(),
            bounds.maxSpanDays(),
            loops,
            bounds.maxSteps()));
  }

  RandomLoops inSteps(long steps) {
    return within(
        new LoopBounds(
            bounds.maxLength(),
            bounds.minWeight(),
            bounds.maxSpanDays(),
            bounds.maxLoops(),
            steps));
  }

  private RandomLoops within(LoopBounds other) {
    return new RandomLoops(edges, days, other);
  }

  RandomLoops shuffled(long seed) {
    return new RandomLoops(edges.shuffled(seed), days, bounds);
  }

  RandomLoops renamed(UnaryOperator<String> name) {
    Map<List<String>, int[]> renamed = new HashMap<>();
    days.forEach((ids, on) -> renamed.put(ids.stream().map(name).toList(), on));
    return new RandomLoops(edges.renamed(name), renamed, bounds);
  }

  LoopSearch.Result search() {
    DirectedGraph graph = edges.graph();
    return bounds.maxSpanDays() == LoopBounds.ANY_SPAN
        ? LoopSearch.of(graph, bounds)
        : LoopSearch.of(graph, bounds, days(graph));
  }

  /** The days of each edge of the graph. */
  int[][] days(DirectedGraph graph) {
    int[][] ofEdges = new int[graph.edges()][];
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        ofEdges[edge] = days.get(List.of(graph.id(payer), graph.id(graph.target(edge))));
      }
    }
    return ofEdges;
  }
}
