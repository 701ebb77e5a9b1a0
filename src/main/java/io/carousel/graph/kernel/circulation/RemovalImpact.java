package io.carousel.graph.kernel.circulation;

import com.google.ortools.graph.MinCostFlow;
import io.carousel.graph.kernel.DirectedGraph;

/**
 * Removal impact: the amount by which circulation would fall if a party were removed with all its
 * payments.
 *
 * <p>The {@linkplain MaximumCirculation maximum circulation} of the component less that of the
 * component without the party; it shows how much of the circulation cannot be rerouted around the
 * party. One circulation per party: the work grows with parties times edges.
 */
public final class RemovalImpact {
  private RemovalImpact() {}

  /**
   * The impact of each party of a strongly connected component.
   *
   * @param component without open edges
   * @return one entry a party, in the unit of the weights
   */
  public static long[] of(DirectedGraph component) {
    long[] impacts = new long[component.parties()];
    MinCostFlow solver = MaximumCirculation.solver(component);
    try {
      long whole = MaximumCirculation.solve(solver);
      for (int party = 0; party < impacts.length; party++) {
        setCapacities(solver, component, party, false);
        impacts[party] = whole - MaximumCirculation.solve(solver);
        setCapacities(solver, component, party, true);
      }
    } finally {
      solver.delete();
    }
    return impacts;
  }

  /** Nothing circulates through a party that pays nothing. */
  private static void setCapacities(
      MinCostFlow solver, DirectedGraph component, int party, boolean present) {
    for (int edge = component.firstEdge(party); edge < component.endEdge(party); edge++) {
      solver.setArcCapacity(edge, present ? component.weight(edge) : 0);
    }
  }
}
