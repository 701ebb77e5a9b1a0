package io.carousel.graph.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Some parties of a graph with the edges between them, as a graph of its own.
 *
 * <p>Memory: 4 bytes a party and 4 an edge in addition to the graph.
 *
 * @param graph the part, its parties and edges numbered from 0 in the order of the whole
 * @param parties the number in the whole of each party
 * @param edges the number in the whole of each edge
 */
@SuppressWarnings("ArrayRecordComponent") // Kernels pass arrays on; these are never compared.
public record Part(DirectedGraph graph, int[] parties, int[] edges) {
  private static final int OUTSIDE = -1;

  /**
   * The part of these parties. O(size of the whole).
   *
   * @param parties numbers in the whole, ascending
   */
  public static Part of(DirectedGraph whole, int[] parties) {
    int[] places = new int[whole.parties()];
    Arrays.fill(places, OUTSIDE);
    for (int place = 0; place < parties.length; place++) {
      places[parties[place]] = place;
    }
    return of(whole, parties, places);
  }

  /**
   * The part of these parties. O(parties and the edges out of them).
   *
   * @param places the place of each party of the whole in {@code parties}; for other parties, the
   *     place of a different party or a negative number
   */
  static Part of(DirectedGraph whole, int[] parties, int[] places) {
    int[] firstEdges = new int[parties.length + 1];
    for (int place = 0; place < parties.length; place++) {
      firstEdges[place + 1] = firstEdges[place];
      for (int edge = whole.firstEdge(parties[place]);
          edge < whole.endEdge(parties[place]);
          edge++) {
        if (holds(parties, places, whole.target(edge))) {
          firstEdges[place + 1]++;
        }
      }
    }
    int size = firstEdges[parties.length];
    int[] edges = new int[size];
    int[] targets = new int[size];
    long[] weights = new long[size];
    int next = 0;
    for (int party : parties) {
      for (int edge = whole.firstEdge(party); edge < whole.endEdge(party); edge++) {
        if (holds(parties, places, whole.target(edge))) {
          edges[next] = edge;
          targets[next] = places[whole.target(edge)];
          weights[next] = EdgeRows.encoded(whole.weight(edge), whole.open(edge));
          next++;
        }
      }
    }
    String[] ids = new String[parties.length];
    Arrays.setAll(ids, place -> whole.id(parties[place]));
    EdgeRows rows = new EdgeRows(firstEdges, targets, weights);
    return new Part(new DirectedGraph(ids, rows), parties, edges);
  }

  /**
   * All parties of a graph, with new weights and without the edges whose new weight is 0.
   *
   * @param weights one entry an edge, at least 0; their sum fits a long
   */
  public static Part reweighted(DirectedGraph whole, long[] weights) {
    int[] edges = IntStream.range(0, weights.length).filter(edge -> weights[edge] > 0).toArray();
    int[] firstEdges = new int[whole.parties() + 1];
    int next = 0;
    for (int party = 0; party < whole.parties(); party++) {
      while (next < edges.length && edges[next] < whole.endEdge(party)) {
        next++;
      }
      firstEdges[party + 1] = next;
    }
    EdgeRows rows =
        new EdgeRows(
            firstEdges,
            Arrays.stream(edges).map(whole::target).toArray(),
            Arrays.stream(edges).mapToLong(edge -> weights[edge]).toArray());
    int[] parties = IntStream.range(0, whole.parties()).toArray();
    return new Part(whole.with(rows), parties, edges);
  }

  private static boolean holds(int[] parties, int[] places, int party) {
    int place = places[party];
    return place >= 0 && place < parties.length && parties[place] == party;
  }
}
