package io.carousel.graph.kernel;

/**
 * Strongly connected components: two parties share one if money can get from each to the other
 * along edges. Every loop lies inside one component; a party on no loop is a component of its own.
 *
 * <p>Weights do not matter: an edge of weight 0 connects like any other.
 *
 * <p>Tarjan's algorithm on an explicit path instead of recursion, so the length of a chain is
 * bounded by memory only. O(n + m) time, seven integers a party in addition to the graph.
 *
 * @see <a href="https://doi.org/10.1137/0201010">R. Tarjan, Depth-First Search and Linear Graph
 *     Algorithms, SIAM Journal on Computing 1(2), 1972</a>
 */
public final class StronglyConnectedComponents {
  /** Marks a party that was reached but whose component is not complete yet. */
  private static final int OPEN = -1;

  /**
   * The edges out of party p: those from {@code firstEdges[p]} to below {@code firstEdges[p + 1]}.
   */
  private final int[] firstEdges;

  private final int[] targets;

  /** The time at which each party was reached, from 1; 0 means not yet. */
  private final int[] reached;

  /** The earliest reached open party known to be in the same component, as its {@link #reached}. */
  private final int[] earliest;

  private final int[] nextEdge;
  private final int[] component;

  /** The parties of complete components, the last completed first. */
  private final int[] closed;

  private final int[] path;
  private final int[] open;
  private int closedStart;
  private int pathLength;
  private int openCount;
  private int reachedCount;

  private StronglyConnectedComponents(int[] firstEdges, int[] targets) {
    int parties = firstEdges.length - 1;
    this.firstEdges = firstEdges;
    this.targets = targets;
    this.reached = new int[parties];
    this.earliest = new int[parties];
    this.nextEdge = new int[parties];
    this.component = new int[parties];
    this.closed = new int[parties];
    this.closedStart = parties;
    this.path = new int[parties];
    this.open = new int[parties];
  }

  /**
   * The component of each party, named by the smallest party number in it.
   *
   * @return one entry a party; empty for a graph without parties
   */
  public static int[] of(DirectedGraph graph) {
    return of(graph.rows().firstEdges, graph.rows().targets);
  }

  static int[] of(int[] firstEdges, int[] targets) {
    return explored(firstEdges, targets).component;
  }

  /**
   * All parties, grouped by component, so that an edge leads into the same component or a later
   * one. Tarjan's algorithm completes components in the reverse order.
   */
  public static int[] inPaymentOrder(DirectedGraph graph) {
    return explored(graph.rows().firstEdges, graph.rows().targets).closed;
  }

  private static StronglyConnectedComponents explored(int[] firstEdges, int[] targets) {
    StronglyConnectedComponents search = new StronglyConnectedComponents(firstEdges, targets);
    for (int party = 0; party < search.component.length; party++) {
      if (search.reached[party] == 0) {
        search.explore(party);
      }
    }
    return search;
  }

  private void explore(int start) {
    reach(start);
    while (pathLength > 0) {
      int party = path[pathLength - 1];
      if (nextEdge[party] < firstEdges[party + 1]) {
        follow(party, targets[nextEdge[party]++]);
      } else {
        leave(party);
      }
    }
  }

  private void reach(int party) {
    reached[party] = ++reachedCount;
    earliest[party] = reachedCount;
    nextEdge[party] = firstEdges[party];
    component[party] = OPEN;
    path[pathLength++] = party;
    open[openCount++] = party;
  }

  private void follow(int payer, int payee) {
    if (reached[payee] == 0) {
      reach(payee);
    } else if (component[payee] == OPEN) {
      earliest[payer] = Math.min(earliest[payer], reached[payee]);
    }
  }

  private void leave(int party) {
    pathLength--;
    if (earliest[party] == reached[party]) {
      close(party);
    } else {
      int previous = path[pathLength - 1];
      earliest[previous] = Math.min(earliest[previous], earliest[party]);
    }
  }

  /** Completes the component of its first reached party: all open parties reached since. */
  private void close(int first) {
    int from = openCount;
    int smallest = first;
    do {
      smallest = Math.min(smallest, open[--from]);
    } while (open[from] != first);
    for (int i = from; i < openCount; i++) {
      component[open[i]] = smallest;
    }
    closedStart -= openCount - from;
    System.arraycopy(open, from, closed, closedStart, openCount - from);
    openCount = from;
  }
}
