package io.carousel.graph.kernel.circulation;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import io.carousel.graph.kernel.DirectedGraph;
import java.util.Arrays;

/**
 * The maximum circulation: the largest amount that multilateral netting can cancel without changing
 * any net position and without adding an edge.
 *
 * <pre>
 *   maximise sum c(e)  with  0 &lt;= c(e) &lt;= w(e)  and, at each party, inflow of c = outflow of c
 * </pre>
 *
 * Solved as a minimum-cost flow without supplies, each unit on an edge costing −1, in whole units
 * of the weights, so the result is exact. The rest, {@code w - c}, has no cycle.
 *
 * <p>The value is unique; its split over edges is not. The solver receives the edges in the order
 * of their numbers, so equal graphs give equal splits.
 *
 * <p>Memory: 8 bytes an edge on the Java heap in addition to the graph. The solver has its own copy
 * of the graph outside the heap.
 *
 * @see <a href="https://www.esrb.europa.eu/pub/pdf/wp/esrbwp44.en.pdf">M. D'Errico, T. Roukny,
 *     Compressing over-the-counter markets, ESRB Working Paper 44, 2017, on conservative
 *     compression</a>
 * @see <a href="https://developers.google.com/optimization/flow/mincostflow">OR-Tools, minimum cost
 *     flows</a>
 */
public final class MaximumCirculation {
  private MaximumCirculation() {}

  /**
   * The amount cancelled on each edge of a graph. Open edges cancel at most their known amount.
   *
   * @return one entry an edge, at most its weight
   */
  public static long[] of(DirectedGraph graph) {
    MinCostFlow solver = solver(graph);
    try {
      solve(solver);
      long[] cancelled = new long[graph.edges()];
      Arrays.setAll(cancelled, solver::getFlow);
      return cancelled;
    } finally {
      solver.delete();
    }
  }

  /** A solver for a graph, with arcs numbered like the edges; the caller deletes it. */
  static MinCostFlow solver(DirectedGraph graph) {
    load();
    MinCostFlow solver = new MinCostFlow(graph.parties(), graph.edges());
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        solver.addArcWithCapacityAndUnitCost(payer, graph.target(edge), graph.weight(edge), -1);
      }
    }
    return solver;
  }

  /**
   * The part of the known weights that could circulate if open edges carried any amount in addition
   * to their known one: the upper bound for unknown amounts.
   *
   * @throws ArithmeticException if there are so many open edges that their capacities add up to
   *     more than a long can hold
   */
  public static long reach(DirectedGraph graph) {
    // A larger amount is impossible: every cycle that counts uses part of a known weight.
    long unlimited = Arrays.stream(graph.outflows()).sum();
    requireCountable(graph, unlimited);
    requireCountable(graph.reversed(), unlimited);
    MinCostFlow solver = solver(graph);
    try {
      for (int payer = 0; payer < graph.parties(); payer++) {
        for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
          if (graph.open(edge)) {
            solver.addArcWithCapacityAndUnitCost(payer, graph.target(edge), unlimited, 0);
          }
        }
      }
      return solve(solver);
    } finally {
      solver.delete();
    }
  }

  /** Loads the solver's native library, once per process. */
  private static void load() {
    try {
      Loader.loadNativeLibraries();
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      throw new IllegalStateException(
          String.format(
              "OR-Tools' native library cannot be loaded on %s %s: the jar carries it for Linux on"
                  + " x86-64 and aarch64 and unpacks it below %s, which must allow files to be executed",
              System.getProperty("os.name"),
              System.getProperty("os.arch"),
              System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  /** The solver stores the possible flow through a party in a long. */
  private static void requireCountable(DirectedGraph graph, long unlimited) {
    long[] outflows = graph.outflows();
    for (int payer = 0; payer < outflows.length; payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        if (graph.open(edge)) {
          outflows[payer] = Math.addExact(outflows[payer], unlimited);
        }
      }
    }
  }

  /**
   * Solves.
   *
   * @return the total circulation
   */
  static long solve(MinCostFlow solver) {
    MinCostFlowBase.Status status = solver.solve();
    if (status != MinCostFlowBase.Status.OPTIMAL) {
      throw new IllegalStateException(
          "A circulation always exists, but the solver reports " + status);
    }
    return -solver.getOptimalCost();
  }
}
