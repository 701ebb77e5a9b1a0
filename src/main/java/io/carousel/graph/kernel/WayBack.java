package io.carousel.graph.kernel;

/**
 * How far parties are from getting back to a start by way of parties after it. Distances are known
 * as far back as pays: until one more step back would cost more than one more step ahead.
 */
final class WayBack {
  private final Surroundings behind;
  private final Surroundings ahead;
  private final int maxLength;
  private int start;

  /** Parties that were not found behind are further than this. */
  private int known;

  /**
   * @param edges between parties that are numbered by their turn as a start
   * @param maxLength edges of the longest loop
   */
  WayBack(EdgeRows edges, int maxLength) {
    this.behind = new Surroundings(edges.transposed());
    this.ahead = new Surroundings(edges);
    this.maxLength = maxLength;
  }

  /**
   * Turns to a start, which is not before the last one.
   *
   * @return whether it pays, and is paid by, a party after it
   */
  boolean to(int party) {
    start = party;
    known = 0;
    behind.begin(start);
    ahead.begin(start);
    boolean both = behind.cost > 0 && ahead.cost > 0;
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

  /** Whether the start may be as near as this; false only if it is not. */
  boolean isShort(int party, int edges) {
    return behind.foundFrom[party] == start + 1 ? behind.distance[party] <= edges : edges > known;
  }

  /** The first edge of a party that does not lead to a party before the start. */
  int firstEdge(int party) {
    return ahead.firstEdge(party, start);
  }

  /** Parties that can be reached from a start along edges, step by step. */
  private static final class Surroundings {
    private final EdgeRows edges;

    /** Edges before it lead to parties before the start; moved on when looked at. */
    private final int[] firstEdges;

    /** One more than the last start from which each party was found; 0 before that. */
    private final int[] foundFrom;

    private final int[] distance;
    private final int[] queue;
    private int from;
    private int to;
    private int steps;

    /** Edges that the next step looks at. */
    private long cost;

    Surroundings(EdgeRows edges) {
      int parties = edges.firstEdges.length - 1;
      this.edges = edges;
      this.firstEdges = edges.firstEdges.clone();
      this.foundFrom = new int[parties];
      this.distance = new int[parties];
      this.queue = new int[parties];
    }

    void begin(int start) {
      steps = 0;
      from = 0;
      to = 0;
      cost = 0;
      reach(start, start);
    }

    void widen(int start) {
      int end = to;
      steps++;
      cost = 0;
      for (; from < end; from++) {
        int party = queue[from];
        for (int edge = firstEdge(party, start); edge < edges.firstEdges[party + 1]; edge++) {
          if (foundFrom[edges.targets[edge]] != start + 1) {
            reach(edges.targets[edge], start);
          }
        }
      }
    }

    private void reach(int party, int start) {
      foundFrom[party] = start + 1;
      distance[party] = steps;
      queue[to++] = party;
      cost += edges.firstEdges[party + 1] - firstEdge(party, start);
    }

    private int firstEdge(int party, int start) {
      int edge = firstEdges[party];
      while (edge < edges.firstEdges[party + 1] && edges.targets[edge] < start) {
        edge++;
      }
      firstEdges[party] = edge;
      return edge;
    }
  }
}
