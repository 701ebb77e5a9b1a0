package io.carousel.graph.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An immutable directed graph of parties that pay each other.
 *
 * <p>Parties are numbered from 0 in the {@linkplain Utf8Order UTF-8 order} of their ids. Edges are
 * numbered from 0, sorted by payer and then by payee, so the edges out of a party are those from
 * {@link #firstEdge} (inclusive) to {@link #endEdge} (exclusive). There is at most one edge from a
 * party to another. A weight is finite and at least 0, in the unit the caller chose: an amount of
 * money, or 0 and 1 where only the structure matters. An edge of weight 0 is an edge.
 *
 * <p>A payment of a party to itself is never an edge; callers who need its amount count it apart.
 *
 * <p>Memory: 12 bytes an edge, 8 a party, and the ids. Every method but {@link #reversed} takes
 * constant time and leaves it to the caller to pass numbers in range.
 */
public final class DirectedGraph {
  private final String[] ids;
  private final EdgeRows rows;

  private DirectedGraph(String[] ids, EdgeRows rows) {
    this.ids = ids;
    this.rows = rows;
  }

  /** The number of parties. */
  public int parties() {
    return ids.length;
  }

  /** The number of edges. */
  public int edges() {
    return rows.targets.length;
  }

  /** The id of a party. */
  public String id(int party) {
    return ids[party];
  }

  /** The first edge out of a party; equal to {@link #endEdge} if there is none. */
  public int firstEdge(int party) {
    return rows.firstEdges[party];
  }

  /** One past the last edge out of a party. */
  public int endEdge(int party) {
    return rows.firstEdges[party + 1];
  }

  /** The party an edge leads to. */
  public int target(int edge) {
    return rows.targets[edge];
  }

  /** The weight of an edge. */
  public double weight(int edge) {
    return rows.weights[edge];
  }

  /** The same parties, under the same numbers, with every edge turned round. O(n + m). */
  public DirectedGraph reversed() {
    return new DirectedGraph(ids, rows.transposed());
  }

  /**
   * Collects edges in any order. Parallel edges are added up from the smallest weight to the
   * largest, so the same edges give the same graph, to the last bit, whatever their order.
   *
   * <p>Adding an edge costs O(1); building O(m + n log n), and sorting the weights of parallel
   * edges. Memory: 16 to 24 bytes an edge added, one map entry a party, and 24 bytes an edge more
   * while building.
   */
  public static final class Builder {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final EdgeList edges = new EdgeList();

    /**
     * Adds an edge and, where they are new, its parties. From a party to itself only the party is
     * added.
     *
     * @throws IllegalArgumentException if the weight is negative, infinite or not a number
     * @throws NullPointerException if an id is null
     */
    public void add(String payer, String payee, double weight) {
      Objects.requireNonNull(payer, "payer");
      Objects.requireNonNull(payee, "payee");
      requireWeight(payer, payee, weight);
      int source = number(payer);
      int target = number(payee);
      if (source != target) {
        edges.add(source, target, weight);
      }
    }

    /**
     * The graph of all edges added so far; more may be added and built afterwards.
     *
     * @throws IllegalArgumentException if parallel edges add up to more than a double can hold
     */
    public DirectedGraph build() {
      String[] ids = renumber();
      DirectedGraph graph = new DirectedGraph(ids, EdgeRows.of(ids.length, edges));
      for (int payer = 0; payer < graph.parties(); payer++) {
        for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
          requireWeight(graph.id(payer), graph.id(graph.target(edge)), graph.weight(edge));
        }
      }
      return graph;
    }

    /** Numbers the parties in the order of their ids, and returns the ids in that order. */
    private String[] renumber() {
      String[] ids = numbers.keySet().toArray(String[]::new);
      Arrays.sort(ids, Utf8Order.INSTANCE);
      int[] places = new int[ids.length];
      for (int place = 0; place < ids.length; place++) {
        places[numbers.replace(ids[place], place)] = place;
      }
      edges.renumber(places);
      return ids;
    }

    private int number(String id) {
      Integer known = numbers.get(id);
      if (known != null) {
        return known;
      }
      int number = numbers.size();
      numbers.put(id, number);
      return number;
    }

    private static void requireWeight(String payer, String payee, double weight) {
      if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            String.format(
                "The edge from '%s' to '%s' has weight %s; a weight must be finite and at least 0",
                payer, payee, weight));
      }
    }
  }
}
