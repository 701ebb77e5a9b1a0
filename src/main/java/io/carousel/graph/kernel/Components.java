package io.carousel.graph.kernel;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The components of at least two parties, each as a graph of its own, one at a time, in the order
 * of their smallest parties.
 *
 * <p>Memory: 12 bytes a party in addition to the graph and the last component returned.
 */
public final class Components implements Iterator<Part> {
  private final DirectedGraph graph;

  /** The parties, those of a component together and ascending. */
  private final int[] members;

  /** The end, in {@link #members}, of the component named by a party. */
  private final int[] ends;

  /** The place of each party among the members of its component. */
  private final int[] places;

  private int next;

  /**
   * @param labels the smallest party of the component of each party
   */
  private Components(DirectedGraph graph, int[] labels) {
    int parties = graph.parties();
    this.graph = graph;
    this.members = new int[parties];
    this.ends = new int[parties];
    this.places = new int[parties];
    for (int party = 0; party < parties; party++) {
      places[party] = ends[labels[party]]++;
    }
    for (int label = 1; label < parties; label++) {
      ends[label] += ends[label - 1];
    }
    for (int party = 0; party < parties; party++) {
      members[start(labels[party]) + places[party]] = party;
    }
    skipSingles();
  }

  /** The strongly connected components of a graph. O(n + m) for all of them together. */
  public static Components of(DirectedGraph graph) {
    return new Components(graph, StronglyConnectedComponents.of(graph));
  }

  /**
   * The parts that no edge connects, in either direction (weakly connected components). O(n + m log
   * n) for all together.
   */
  public static Components weak(DirectedGraph graph) {
    int[] labels = new int[graph.parties()];
    Arrays.setAll(labels, party -> party);
    for (int payer = 0; payer < labels.length; payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        int one = smallest(labels, payer);
        int other = smallest(labels, graph.target(edge));
        labels[Math.max(one, other)] = Math.min(one, other);
      }
    }
    Arrays.setAll(labels, party -> smallest(labels, party));
    return new Components(graph, labels);
  }

  /** The smallest party known to be connected to a party; shortens the path to it. */
  private static int smallest(int[] labels, int party) {
    int at = party;
    while (labels[at] != at) {
      labels[at] = labels[labels[at]];
      at = labels[at];
    }
    return at;
  }

  @Override
  public boolean hasNext() {
    return next < ends.length;
  }

  @Override
  public Part next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Part component = Part.of(graph, Arrays.copyOfRange(members, start(next), ends[next]), places);
    next++;
    skipSingles();
    return component;
  }

  private int start(int label) {
    return label == 0 ? 0 : ends[label - 1];
  }

  private void skipSingles() {
    while (next < ends.length && ends[next] - start(next) < 2) {
      next++;
    }
  }
}
