package io.carousel.graph.kernel.loop;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.List;

/**
 * Finds the loops of a graph: all of them are counted, the best are listed. Each loop is found
 * once, from the first of its parties in an order that begins with those of most edges; a party
 * that was a start is left out of the search from later ones.
 *
 * <p>Of a graph without open edges all loops count whose edges weigh enough. Of a graph with open
 * ones those count that need at least one of them: an open edge that weighs too little by itself is
 * unknown, and may be enough.
 *
 * <p>There can be exponentially many, so the search from a start ends after a number of steps. What
 * it has found by then sets bounds for another search among larger weights or shorter loops, until
 * one has seen all within its bounds: then the best are known although not all were counted. A
 * search that ends early again may miss what an earlier one saw, so the best of all of them are
 * kept.
 *
 * <p>O(n log n + m), the steps, and for each start what it takes to find the parties around it,
 * which is no more than that or O(m); 40 bytes an edge and 60 a party besides the graph. Results
 * are the same for equal graphs.
 *
 * @see <a href="https://doi.org/10.1137/0204007">D. B. Johnson, Finding all the elementary circuits
 *     of a directed graph, SIAM Journal on Computing 4(1), 1975</a>
 * @see <a href="https://arxiv.org/abs/2105.10094">A. Gupta, T. Suzumura, Finding all bounded-length
 *     simple cycles in a directed graph, 2021</a>
 */
public final class LoopSearch {

  /**
   * What was found.
   *
   * @param loops how many loops were seen: there are at least as many
   * @param allSeen whether there are no more
   * @param best at most as many as are listed, the best first: by bottleneck, the largest first,
   *     then by length, the shortest first, then by path
   * @param bestSeen whether there are no better ones
   */
  public record Result(long loops, boolean allSeen, List<Loop> best, boolean bestSeen) {}

  /** Bounds may come nearer by a little each time. */
  private static final int MOST_SEARCHES = 20;

  /** No loop at all. */
  public static final Result NONE = new Result(0, true, List.of(), true);

  private LoopSearch() {}

  /** The loops within bounds. */
  public static Result of(DirectedGraph graph, LoopBounds bounds) {
    return of(graph, bounds, null);
  }

  /**
   * The loops within bounds, one of which may be on days.
   *
   * @param days the days on which each edge was paid, ascending; needed where the span of days has
   *     a bound, which an edge without a day does not keep
   * @throws IllegalArgumentException if there is such a bound and no days
   */
  public static Result of(DirectedGraph graph, LoopBounds bounds, int[][] days) {
    if (days == null && bounds.maxSpanDays() != LoopBounds.ANY_SPAN) {
      throw new IllegalArgumentException(
          "Loops within " + bounds.maxSpanDays() + " days take the days of each edge");
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
   * Searches on among loops that may be better than the worst of the best so far.
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

  /** The bounds that every loop keeps which is better than one, or equal. */
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
