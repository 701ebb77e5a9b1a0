package io.carousel.graph.kernel.score;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.Arrays;

/**
 * Weighted PageRank: the share of time a coin spends with each party if, at every step, it follows
 * an edge with probability {@code damping} and otherwise jumps to a party picked uniformly.
 *
 * <p>The coin leaves a party along its edges in proportion to their weights. From a dangling party,
 * one without edges out or with edges of weight 0 only, it always jumps. So
 *
 * <pre>
 *   score(v) = (1 - d) / n + d * (sum over payers u of score(u) * w(u, v) / out(u) + dangling / n)
 * </pre>
 *
 * where {@code d} is the damping, {@code n} the number of parties, {@code out(u)} the sum of the
 * weights out of {@code u}, and {@code dangling} the sum of the scores of dangling parties.
 *
 * <p>It runs along the edges and therefore ranks receivers; on {@link DirectedGraph#reversed} it
 * ranks payers. Scores have no unit and do not change with the unit of the weights.
 *
 * <p>Power iteration from {@code 1 / n}, O(n + m) an iteration. The change falls by at least the
 * factor {@code d} each time, so a score is within {@code residual * d / (1 - d)} of the solution.
 * All sums are taken in the order of party numbers: equal graphs give equal bits.
 *
 * @param damping the probability of following an edge, above 0 and below 1
 * @param tolerance iteration stops once the L1 change of the scores is below it; above 0
 * @param maxIterations iteration stops here at the latest; above 0
 * @see <a href="http://ilpubs.stanford.edu:8090/422/">L. Page, S. Brin, R. Motwani, T. Winograd,
 *     The PageRank Citation Ranking, Stanford InfoLab 1999-66</a>
 * @see <a href="https://doi.org/10.1080/15427951.2004.10129091">A. Langville, C. Meyer, Deeper
 *     Inside PageRank, Internet Mathematics 1(3), 2004, on dangling parties</a>
 */
public record PageRank(double damping, double tolerance, int maxIterations) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public PageRank {
    require(damping > 0 && damping < 1, "damping", damping, "above 0 and below 1");
    require(tolerance > 0, "tolerance", tolerance, "above 0");
    require(maxIterations > 0, "maxIterations", maxIterations, "above 0");
  }

  private static void require(boolean holds, String name, Number value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(
          "PageRank " + name + " is " + value + "; it must be " + allowed);
    }
  }

  /**
   * Scores and how they were computed.
   *
   * @param scores one entry a party, above 0, adding up to 1
   * @param iterations the number of times the scores were recomputed
   * @param residual the L1 change of the last iteration
   * @param converged whether the residual is below the tolerance
   */
  @SuppressWarnings("ArrayRecordComponent") // A kernel passes its array on; it is never compared.
  public record Result(double[] scores, int iterations, double residual, boolean converged) {}

  /**
   * Scores the parties of a graph. A graph without parties has converged before the first
   * iteration.
   */
  public Result of(DirectedGraph graph) {
    int parties = graph.parties();
    if (parties == 0) {
      return new Result(new double[0], 0, 0, true);
    }
    long[] outflows = graph.outflows();
    double[] scores = new double[parties];
    Arrays.fill(scores, 1.0 / parties);
    double[] next = new double[parties];
    double residual = Double.POSITIVE_INFINITY;
    int iterations = 0;
    while (iterations < maxIterations && residual >= tolerance) {
      iterate(graph, outflows, scores, next);
      residual = change(scores, next);
      double[] previous = scores;
      scores = next;
      next = previous;
      iterations++;
    }
    return new Result(scores, iterations, residual, residual < tolerance);
  }

  private void iterate(DirectedGraph graph, long[] outflows, double[] scores, double[] next) {
    Arrays.fill(next, 0);
    double dangling = 0;
    for (int payer = 0; payer < scores.length; payer++) {
      if (outflows[payer] == 0) {
        dangling += scores[payer];
        continue;
      }
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        next[graph.target(edge)] += scores[payer] * ((double) graph.weight(edge) / outflows[payer]);
      }
    }
    for (int party = 0; party < next.length; party++) {
      next[party] = (1 - damping) / next.length + damping * (next[party] + dangling / next.length);
    }
  }

  private static double change(double[] before, double[] after) {
    double change = 0;
    for (int party = 0; party < before.length; party++) {
      change += Math.abs(after[party] - before[party]);
    }
    return change;
  }
}
