package io.carousel.graph.kernel.loop;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.List;

/**
 * Finds the loops of a graph: counts all of them and lists the best. Each loop is found once, from
 * the first of its parties in an order that begins with parties of many edges; earlier starts are
 * excluded from the search from later ones.
 *
 * <p>In a graph without open edges, all loops count whose edges have at least the minimum weight.
 * In a graph with open edges, only loops count that need at least one of them: an open edge below
 * the minimum weight is unknown, and may be large enough.
 *
 * <p>There can be exponentially many, so the search from a start ends after a number of steps. The
 * loops found by then set bounds for another search among larger weights or shorter loops, until
 * one search has seen all loops within its bounds: then the best are known although not all were
 * counted. A further search that ends early may miss loops that an earlier one found, so the best
 * of all searches are kept.
 *
 * <p>Time: O(n log n + m), the steps, and for each start the time to find the parties around it, at
 * most the larger of its steps and O(m). Memory: 40 bytes an edge and 60 a party in addition to the
 * graph. Results are the same for equal graphs.
 *
 * @see <a href="https://doi.org/10.1137/0204007">D. B. Johnson, Finding all the elementary circuits
 *     of a directed graph, SIAM Journal on Computing 4(1), 1975</a>
 * @see <a href="https://arxiv.org/abs/2105.10094">A. Gupta, T. Suzumura, Finding all bounded-length
 *     simple cycles in a directed graph, 2021</a>
 */
public final class LoopSearch {

  /**
   * The result.
   *
   * @param loops the number of loops found, a lower bound
   * @param allSeen whether there are no more loops
   * @param best the listed loops, the best first: by bottleneck, the largest first, then by length,
   *     the shortest first, then by path
   * @param bestSeen whether there are no better loops
   */
  public record Result(long loops, boolean allSeen, List<Loop> best, boolean bestSeen) {}

  /** Bounds may tighten only a little each time. */
  private static final int MOST_SEARCHES = 20;

  /** No loops. */
  public static final Result NONE = new Result(0, true, List.of(), true);

  private LoopSearch() {}

  /** The loops within bounds. */
  public static Result of(DirectedGraph graph, LoopBounds bounds) {
    return of(graph, bounds, null);
  }

  /**
   * The loops within bounds, which may limit the span of days.
   *
   * @param days the days on which each edge was paid, ascending; needed if the span of days is
   *     limited; an edge without a day is then on no loop
   * @throws IllegalArgumentException if there is such a limit and no days
   */
  public static Result of(DirectedGraph graph, LoopBounds bounds, int[][] days) {
    if (days == null && bounds.maxSpanDays() != LoopBounds.ANY_SPAN) {
      throw new IllegalArgumentException(
          "Loops within " + bounds.maxSpanDays() + " days require the days of each edge");
    }
    return search(graph, bounds.upTo(Math.max(2, graph.parties())), days);
  }

  private static Result search(DirectedGraph graph, LoopBounds bounds, int[][] days) {
    BestLoops best = new BestLoops(graph, bounds.maxLoops());
    LoopWalk all = new LoopWalk(graph, bounds, days, best).run();
    long loops = all.loops();
    boolean allSeen = all.complete();
    boolean bestSeen = allSeen || bounds.maxLoops() == 0 || proveBest(graph, bounds, days, best);
    return new Result(loops, allSeen, best.ranked(), bestSeen);
  }

  /**
   * Continues the search among loops that may be better than the worst listed one.
   *
   * @return whether all of those have been seen
   */
  private static boolean proveBest(
      DirectedGraph graph, LoopBounds bounds, int[][] days, BestLoops best) {
    LoopBounds tried = bounds;
    for (int search = 0; search < MOST_SEARCHES && best.full(); search++) {
      LoopBounds next = narrowed(tried, graph, best.worst());
      if (next.equals(tried)) {
        return false;
      }
      tried = next;
      if (new LoopWalk(graph, tried, days, best).run().complete()) {
        return true;
      }
    }
    return false;
  }

  /** Bounds met by every loop that is at least as good as the given one. */
  private static LoopBounds narrowed(LoopBounds bounds, DirectedGraph graph, Loop worst) {
    long weight = Math.max(bounds.minWeight(), worst.bottleneck());
    boolean byLength = graph.anyOpen() || heaviest(graph) <= worst.bottleneck();
    return byLength ? bounds.atLeast(weight).upTo(worst.length()) : bounds.atLeast(weight);
  }

  private static long heaviest(DirectedGraph graph) {
    long heaviest = 0;
    for (int edge = 0; edge < graph.edges(); edge++) {
      heaviest = Math.max(heaviest, graph.weight(edge));
    }
    return heaviest;
  }
}
