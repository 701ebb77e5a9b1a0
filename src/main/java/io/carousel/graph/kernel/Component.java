package io.carousel.graph.kernel;

import java.util.Arrays;
import java.util.Iterator;

/**
 * A strongly connected component of at least two parties, with the amounts they receive and pay in
 * the whole graph, also outside the component.
 *
 * @param graph the parties of the component and the edges between them
 * @param inflows the amount each party receives in the whole graph
 * @param outflows the amount each party pays in the whole graph
 */
@SuppressWarnings("ArrayRecordComponent") // Kernels pass arrays on; these are never compared.
public record Component(DirectedGraph graph, long[] inflows, long[] outflows) {

  /** The name of the component: the id of its smallest party. */
  public String id() {
    return graph.id(0);
  }

  /** The components of a graph, one at a time, in the order of their smallest parties. O(n + m). */
  public static Iterator<Component> of(DirectedGraph whole) {
    long[] inflows = whole.inflows();
    long[] outflows = whole.outflows();
    Components parts = Components.of(whole);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return parts.hasNext();
      }

      @Override
      public Component next() {
        Part part = parts.next();
        return new Component(
            part.graph(), at(part.parties(), inflows), at(part.parties(), outflows));
      }
    };
  }

  private static long[] at(int[] parties, long[] values) {
    return Arrays.stream(parties).mapToLong(party -> values[party]).toArray();
  }
}
