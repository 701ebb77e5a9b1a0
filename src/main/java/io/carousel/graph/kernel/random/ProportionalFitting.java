package io.carousel.graph.kernel.random;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.Arrays;

/**
 * Iterative proportional fitting (RAS): scales the amounts that parties pay, then those they
 * receive, repeatedly, until both totals match the targets. Among all amounts that match, the
 * result is the closest to the start in relative entropy.
 *
 * <p>Often no amounts on the given edges match. Then the fit alternates between two limits, one
 * that matches the payments and one that matches the receipts; the result is their mean, so neither
 * side is favoured.
 *
 * <p>O(n + m) an iteration, at most {@value #MAX_ITERATIONS} of them. All sums are taken in the
 * order of edges: equal graphs give equal bits.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177731829">W. E. Deming, F. F. Stephan, On a least
 *     squares adjustment of a sampled frequency table when the expected marginal totals are known,
 *     Annals of Mathematical Statistics 11(4), 1940</a>
 * @see <a href="https://doi.org/10.1007/s10479-013-1468-3">F. Pukelsheim, Biproportional scaling of
 *     matrices and the iterative proportional fitting procedure, Annals of Operations Research 215,
 *     2014, on its behaviour if no amounts fit</a>
 */
final class ProportionalFitting {
  /** The tolerance of the deviation, as a share of the total target. */
  static final double TOLERANCE = 1e-9;

  static final int MAX_ITERATIONS = 1000;

  /**
   * An iteration that reduces the deviation by a smaller share makes no progress: at that rate, all
   * remaining iterations would reduce it by at most a hundredth.
   */
  static final double HEADWAY = 1e-5;

  private final DirectedGraph graph;
  private final double[] amounts;

  private ProportionalFitting(DirectedGraph graph) {
    this.graph = graph;
    this.amounts = new double[graph.edges()];
    Arrays.setAll(amounts, edge -> (double) graph.weight(edge));
  }

  /**
   * Fits amounts.
   *
   * @param start the edges, and the amounts to start from as their weights
   * @param outflows the target amount each party pays, at least 0
   * @param inflows the target amount each party receives, at least 0, with the same total
   * @return one amount an edge, at least 0 and finite, 0 if the weight is 0
   */
  static double[] of(DirectedGraph start, long[] outflows, long[] inflows) {
    ProportionalFitting fit = new ProportionalFitting(start);
    double enough = TOLERANCE * Arrays.stream(outflows).mapToDouble(outflow -> outflow).sum();
    // The deviation of the start is meaningless, because its amounts may be in any unit.
    fit.scalePayers(outflows);
    fit.scalePayees(inflows);
    double before = Double.POSITIVE_INFINITY;
    for (int iteration = 1; iteration < MAX_ITERATIONS; iteration++) {
      double deviation = fit.scalePayers(outflows);
      fit.scalePayees(inflows);
      if (deviation <= enough || deviation > before * (1 - HEADWAY)) {
        break;
      }
      before = deviation;
    }
    return fit.meanOfEnds(outflows);
  }

  /** Returns the total deviation of the payers. */
  private double scalePayers(long[] outflows) {
    double deviation = 0;
    for (int payer = 0; payer < outflows.length; payer++) {
      double paid = 0;
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        paid += amounts[edge];
      }
      deviation += Math.abs(paid - outflows[payer]);
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        amounts[edge] = scaled(amounts[edge], paid, outflows[payer]);
      }
    }
    return deviation;
  }

  private void scalePayees(long[] inflows) {
    double[] received = new double[inflows.length];
    for (int edge = 0; edge < amounts.length; edge++) {
      received[graph.target(edge)] += amounts[edge];
    }
    for (int edge = 0; edge < amounts.length; edge++) {
      int payee = graph.target(edge);
      amounts[edge] = scaled(amounts[edge], received[payee], inflows[payee]);
    }
  }

  /** The mean of the amounts that match the receipts and those that match the payments. */
  private double[] meanOfEnds(long[] outflows) {
    double[] means = amounts.clone();
    scalePayers(outflows);
    Arrays.setAll(means, edge -> means[edge] / 2 + amounts[edge] / 2);
    return means;
  }

  /** Divides first: a sum may be so small that its reciprocal is not a finite double. */
  private static double scaled(double amount, double sum, long wanted) {
    return amount == 0 ? 0 : amount / sum * wanted;
  }
}
