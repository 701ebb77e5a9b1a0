package io.carousel.graph.kernel.loop;

import io.carousel.graph.kernel.EdgeRows;
import java.util.Arrays;

/**
 * The distances of parties back to a start through parties after it. Distances are computed one
 * step back, and further as long as it pays: until one more step back would cost more than one more
 * step ahead.
 */
final class ReturnDistances {
  private final Surroundings behind;
  private final Surroundings ahead;
  private final int maxLength;

  /** The edges to the start, by payer, marked with the start; others belong to earlier starts. */
  private final int[] closing;

  private int start;

  /** Parties that were not found going back are further than this. */
  private int known;

  /**
   * @param edges edges between parties numbered by their turn as a start
   * @param maxLength edges of the longest loop
   */
  ReturnDistances(EdgeRows edges, int maxLength) {
    this.behind = new Surroundings(edges.transposed());
    this.ahead = new Surroundings(edges);
    this.maxLength = maxLength;
    this.closing = new int[edges.rows()];
  }

  /**
   * Moves to a start, which must not be before the last one.
   *
   * @return whether it pays, and is paid by, a party after it
   */
  boolean to(int party) {
    start = party;
    known = 0;
    behind.begin(start);
    ahead.begin(start);
    boolean both = behind.cost > 0 && ahead.cost > 0;
    if (both) {
      behind.noteEdgesOfStart(start, closing);
      behind.widen(start);
      known = 1;
    }
    int forward = 0;
    while (known + forward < maxLength && behind.cost > 0 && ahead.cost > 0) {
      if (behind.cost <= ahead.cost) {
        behind.widen(start);
        known++;
      } else {
        ahead.widen(start);
        forward++;
      }
    }
    if (behind.cost == 0) {
      known = maxLength;
    }
    return both;
  }

  /**
   * Whether the start may be within this distance; false only if it is certainly not. Exact for one
   * edge.
   */
  boolean isShort(int party, int edges) {
    long found = behind.found[party];
    return (int) (found >> Integer.SIZE) == start + 1 ? (int) found <= edges : edges > known;
  }

  /** Whether a party pays the start. */
  boolean pays(int party) {
    return behind.found[party] == Surroundings.found(start, 1);
  }

  /** The weight of the edge by which a party pays the start. */
  long closingWeight(int party) {
    return behind.edges.weight(closing[party]);
  }

  /** Whether the edge by which a party pays the start is open. */
  boolean closingOpen(int party) {
    return behind.edges.open(closing[party]);
  }

  /** The first edge of a party that does not lead to a party before the start. */
  int firstEdge(int party) {
    return ahead.firstEdge(party, start);
  }

  /** Parties that can be reached from a start along edges, step by step. */
  private static final class Surroundings {
    private final EdgeRows edges;

    /** Edges before it lead to parties before the start; advanced on access. */
    private final int[] firstEdges;

    /** For each party, the last start from which it was found, and the distance from it. */
    private final long[] found;

    private final int[] queue;
    private int from;
    private int to;
    private int steps;

    /** The number of edges that the next step examines. */
    private long cost;

    Surroundings(EdgeRows edges) {
      int parties = edges.rows();
      this.edges = edges;
      this.firstEdges = new int[parties];
      Arrays.setAll(firstEdges, edges::firstEdge);
      this.found = new long[parties];
      this.queue = new int[parties];
    }

    /** Never 0, which marks parties not found from any start. */
    static long found(int start, int distance) {
      return (start + 1L) << Integer.SIZE | distance;
    }

    void begin(int start) {
      steps = 0;
      from = 0;
      to = 0;
      cost = 0;
      reach(start, start);
    }

    /** Records the start's edges at the parties they lead to. */
    void noteEdgesOfStart(int start, int[] byParty) {
      for (int edge = firstEdge(start, start); edge < edges.endEdge(start); edge++) {
        byParty[edges.target(edge)] = edge;
      }
    }

    void widen(int start) {
      int end = to;
      steps++;
      cost = 0;
      for (; from < end; from++) {
        int party = queue[from];
        for (int edge = firstEdge(party, start); edge < edges.endEdge(party); edge++) {
          if ((int) (found[edges.target(edge)] >> Integer.SIZE) != start + 1) {
            reach(edges.target(edge), start);
          }
        }
      }
    }

    private void reach(int party, int start) {
      found[party] = found(start, steps);
      queue[to++] = party;
      cost += edges.endEdge(party) - firstEdge(party, start);
    }

    private int firstEdge(int party, int start) {
      int edge = firstEdges[party];
      while (edge < edges.endEdge(party) && edges.target(edge) < start) {
        edge++;
      }
      firstEdges[party] = edge;
      return edge;
    }
  }
}
