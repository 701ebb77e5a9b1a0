package io.carousel.graph.kernel.circulation;

import io.carousel.graph.kernel.Component;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.linear.Elimination;
import java.util.Arrays;

/**
 * Return probability: the share of a party's recorded throughflow that returns to it.
 *
 * <p>A coin at party {@code i} moves to {@code j} with probability {@code G(i, j) = w(i, j) / T(i)}
 * and leaves the network with the rest. With {@code N = (I - G)^-1}, the number of visits,
 *
 * <pre>
 *   r(i) = (N(i, i) - 1) / N(i, i)
 * </pre>
 *
 * The throughflow {@code T = max(inflow, outflow)} counts all amounts that the party receives and
 * pays in the whole graph: if outflow is less than inflow, the rest stays with the party; if inflow
 * is less, the difference is assumed to be funded from outside. {@link #upper} walks backwards
 * instead, to the origin of money, with {@code T = inflow}, and therefore assumes no funding from
 * outside. Neither is a share of reported revenue.
 *
 * <p>Only the component matters for the way back, but the throughflow is that of the whole graph.
 * If nothing leaves a component, everything returns: the probability is 1 for each party. This case
 * is tested exactly, because {@code I - G} is singular there. O(n^2) memory and O(n^3) time in the
 * worst case.
 *
 * @see <a href="https://doi.org/10.1016/S0022-5193(76)80076-X">J. T. Finn, Measures of Ecosystem
 *     Structure and Function Derived from Analysis of Flows, Journal of Theoretical Biology 56(2),
 *     1976</a>
 */
public final class ReturnProbability {
  private ReturnProbability() {}

  /** The return probability of each party of a component, 0 to 1. */
  public static double[] of(Component component) {
    long[] throughflows = new long[component.graph().parties()];
    Arrays.setAll(
        throughflows, party -> Math.max(component.inflows()[party], component.outflows()[party]));
    return of(component.graph(), throughflows);
  }

  /** The same for the walk backwards, which assumes no funding from outside. */
  public static double[] upper(Component component) {
    return of(component.graph().reversed(), component.inflows());
  }

  private static double[] of(DirectedGraph graph, long[] throughflows) {
    double[] probabilities = new double[graph.parties()];
    if (Arrays.equals(graph.outflows(), throughflows)) {
      Arrays.fill(probabilities, 1);
      return probabilities;
    }
    long[] outflows = graph.outflows();
    long[] slacks = new long[throughflows.length];
    Arrays.setAll(slacks, party -> throughflows[party] - outflows[party]);
    double[] inverse = new Elimination(graph, slacks).diagonalOfInverse();
    // N(i, i) = T(i) * inverse(i, i), and 1 - 1 / N is between 0 and 1 except for rounding.
    Arrays.setAll(
        probabilities,
        party -> Math.min(1, Math.max(0, 1 - 1 / (inverse[party] * throughflows[party]))));
    return probabilities;
  }
}
