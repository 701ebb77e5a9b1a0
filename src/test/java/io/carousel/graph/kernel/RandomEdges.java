package io.carousel.graph.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The edges of a seeded random graph as a caller would hand them over: in any order, with parallel
 * edges, self-edges, weights of 0 and open edges. Weights are whole cents from 1 to 10^15, evenly
 * spread over the orders of magnitude.
 */
public record RandomEdges(List<Edge> edges) {
  public record Edge(String payer, String payee, long weight, boolean open) {
    public boolean isSelfEdge() {
      return payer.equals(payee);
    }
  }

  private static final List<String> PREFIXES = List.of("Z", "a", "é", "\uE000", "\uFFFD", "😀");

  /**
   * Up to 40 parties in one to four groups. Money moves inside a group or on to a later group, so
   * each group holds components of its own. Up to five edges a party, every fifth of them twice,
   * every tenth of weight 0 and every tenth open. All weights together are below 2^58.
   */
  public static RandomEdges of(long seed) {
    Random random = new Random(seed);
    List<String> ids = ids(random, 1 + random.nextInt(40));
    int groups = 1 + random.nextInt(4);
    int edges = (int) (random.nextDouble() * 5 * ids.size());
    List<Edge> list = new ArrayList<>();
    for (int i = 0; i < edges; i++) {
      int payer = random.nextInt(ids.size());
      int payee = random.nextInt(ids.size());
      boolean backwards = payer % groups > payee % groups;
      int copies = random.nextInt(5) == 0 ? 2 : 1;
      for (int copy = 0; copy < copies; copy++) {
        list.add(
            new Edge(
                ids.get(backwards ? payee : payer),
                ids.get(backwards ? payer : payee),
                weight(random),
                random.nextInt(10) == 0));
      }
    }
    Collections.shuffle(list, random);
    return new RandomEdges(list);
  }

  private static List<String> ids(Random random, int parties) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < parties; i++) {
      ids.add(PREFIXES.get(random.nextInt(PREFIXES.size())) + i);
    }
    return ids;
  }

  private static long weight(Random random) {
    return random.nextInt(10) == 0 ? 0 : Math.round(Math.pow(10, 15 * random.nextDouble()));
  }

  public DirectedGraph graph() {
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    edges.forEach(edge -> builder.add(edge.payer(), edge.payee(), edge.weight(), edge.open()));
    return builder.build();
  }

  /** The same edges in another order. */
  public RandomEdges shuffled(long seed) {
    List<Edge> shuffled = new ArrayList<>(edges);
    Collections.shuffle(shuffled, new Random(seed));
    return new RandomEdges(shuffled);
  }

  public RandomEdges renamed(UnaryOperator<String> name) {
    return each(e -> new Edge(name.apply(e.payer()), name.apply(e.payee()), e.weight(), e.open()));
  }

  public RandomEdges scaled(long factor) {
    return each(
        e -> new Edge(e.payer(), e.payee(), Math.multiplyExact(e.weight(), factor), e.open()));
  }

  public RandomEdges reversed() {
    return each(e -> new Edge(e.payee(), e.payer(), e.weight(), e.open()));
  }

  /** Without edges of weight 0, which callers leave out where only money counts. */
  public RandomEdges positive() {
    return new RandomEdges(edges.stream().filter(edge -> edge.weight() > 0).toList());
  }

  private RandomEdges each(UnaryOperator<Edge> change) {
    return new RandomEdges(edges.stream().map(change).toList());
  }

  /** All ids, in UTF-8 order. */
  public List<String> parties() {
    TreeSet<String> parties = new TreeSet<>(RandomEdges::compareBytes);
    edges.forEach(edge -> Collections.addAll(parties, edge.payer(), edge.payee()));
    return List.copyOf(parties);
  }

  /** The order of UTF-8 bytes by definition. */
  public static int compareBytes(String left, String right) {
    return Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
  }
}
