package io.carousel.graph.kernel;

import io.carousel.schema.Utf8Order;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable directed graph of parties that pay each other.
 *
 * <p>Parties are numbered from 0 in the {@linkplain Utf8Order UTF-8 order} of their ids. Edges are
 * numbered from 0, sorted by payer and then by payee, so the edges out of a party are those from
 * {@link #firstEdge} (inclusive) to {@link #endEdge} (exclusive). There is at most one edge from a
 * party to another. A weight is at least 0, in whole units chosen by the caller: cents, or 0 and 1
 * if only the structure matters. The sum of all weights fits a long, so sums are exact. An edge of
 * weight 0 is an edge; an <i>open</i> edge carries its weight and, in addition, an unknown amount.
 *
 * <p>A payment of a party to itself is never an edge; callers who need its amount count it
 * separately.
 *
 * <p>Memory: 12 bytes an edge, 8 a party, and the ids. Methods take constant time unless stated
 * otherwise. Callers must pass numbers in range.
 */
public final class DirectedGraph {
  private final String[] ids;
  private final EdgeRows rows;

  DirectedGraph(String[] ids, EdgeRows rows) {
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

  /** The party of an id, or -1 if there is none. O(log n). */
  public int party(String id) {
    return Math.max(Arrays.binarySearch(ids, id, Utf8Order.INSTANCE), -1);
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

  /** The weight of an edge, as far as it is known. */
  public long weight(int edge) {
    return EdgeRows.weight(rows.weights[edge]);
  }

  /** Whether an edge also carries an unknown amount. */
  public boolean open(int edge) {
    return rows.weights[edge] < 0;
  }

  /** The edge from a party to another, or -1 if there is none. O(log m). */
  public int edge(int payer, int payee) {
    int edge = Arrays.binarySearch(rows.targets, firstEdge(payer), endEdge(payer), payee);
    return Math.max(edge, -1);
  }

  /** Whether any edge carries an unknown amount. O(m). */
  public boolean anyOpen() {
    return Arrays.stream(rows.weights).anyMatch(weight -> weight < 0);
  }

  /** The sum of the weights out of each party. O(m). */
  public long[] outflows() {
    long[] outflows = new long[parties()];
    for (int payer = 0; payer < outflows.length; payer++) {
      for (int edge = firstEdge(payer); edge < endEdge(payer); edge++) {
        outflows[payer] += weight(edge);
      }
    }
    return outflows;
  }

  /** The sum of the weights into each party. O(m). */
  public long[] inflows() {
    long[] inflows = new long[parties()];
    for (int edge = 0; edge < edges(); edge++) {
      inflows[target(edge)] += weight(edge);
    }
    return inflows;
  }

  /** The same parties, under the same numbers, with every edge reversed. O(n + m). */
  public DirectedGraph reversed() {
    return with(rows.transposed());
  }

  EdgeRows rows() {
    return rows;
  }

  /** The same parties, under the same numbers, with these edges instead. O(n + m). */
  public DirectedGraph with(EdgeList others) {
    return with(EdgeRows.of(ids.length, others));
  }

  DirectedGraph with(EdgeRows others) {
    return new DirectedGraph(ids, others);
  }

  /**
   * The graph of edges between sorted parties.
   *
   * @param places the sorted number of each party number in the edges
   * @throws IllegalArgumentException if all weights add up to more than a long can hold
   */
  static DirectedGraph of(PartyNumbers numbers, int[] places, EdgeList edges) {
    try {
      edges.total();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "The weights of a graph add up to more than " + Long.MAX_VALUE, e);
    }
    edges.renumber(places);
    return new DirectedGraph(numbers.ids(), EdgeRows.of(numbers.size(), edges));
  }

  /**
   * Collects edges in any order; parallel edges are added up.
   *
   * <p>Adding an edge costs O(1); building O(m + n log n). Memory: 16 to 24 bytes an edge added,
   * one map entry a party, and 24 bytes an edge more while building.
   */
  public static final class Builder {
    private final PartyNumbers numbers = new PartyNumbers();
    private final EdgeList edges = new EdgeList();

    /**
     * Adds an edge and its parties, if they are new. For an edge from a party to itself, only the
     * party is added.
     *
     * @throws IllegalArgumentException if the weight is negative
     * @throws NullPointerException if an id is null
     */
    public void add(String payer, String payee, long weight) {
      add(payer, payee, weight, false);
    }

    /**
     * Adds an edge that may be open.
     *
     * @see #add(String, String, long)
     */
    public void add(String payer, String payee, long weight, boolean open) {
      Objects.requireNonNull(payer, "payer");
      Objects.requireNonNull(payee, "payee");
      if (weight < 0) {
        throw new IllegalArgumentException(
            String.format(
                "The edge from '%s' to '%s' has weight %d; a weight must be at least 0",
                payer, payee, weight));
      }
      int source = numbers.of(payer);
      int target = numbers.of(payee);
      if (source != target) {
        edges.add(source, target, weight, open);
      }
    }

    /**
     * The graph of all edges added so far; more may be added and built afterwards.
     *
     * @throws IllegalArgumentException if all weights add up to more than a long can hold
     */
    public DirectedGraph build() {
      return of(numbers, numbers.sort(), edges);
    }
  }
}
