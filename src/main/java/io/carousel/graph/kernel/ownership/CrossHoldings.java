package io.carousel.graph.kernel.ownership;

import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.Part;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Parties that hold each other, and whether their resulting stakes in themselves are finite.
 *
 * <p>Each party of a strongly connected component starts with 1, which is passed on in proportion
 * to the fractions held, round by round. The amounts vanish if and only if the spectral radius of
 * the fractions is below 1, which is true whenever others hold a part of the component. They do not
 * vanish if a component owns all of itself or more; records can claim that, but real shares cannot.
 */
final class CrossHoldings {
  /**
   * Amounts that have not vanished by then are assumed never to: they fall by less than 0.3% a
   * round.
   */
  private static final int MAX_ROUNDS = 10_000;

  private CrossHoldings() {}

  /**
   * The parties of components in which the amounts do not vanish. O(n + m), plus the edges of each
   * component times the rounds.
   *
   * @param holdings edges from holders to issuers
   * @param fractions one entry an edge, above 0
   * @param tolerance amounts below it have vanished; above 0 and below 1
   * @return one entry a party
   */
  static boolean[] unbounded(DirectedGraph holdings, double[] fractions, double tolerance) {
    boolean[] unbounded = new boolean[holdings.parties()];
    for (Iterator<Part> components = Components.of(holdings); components.hasNext(); ) {
      Part component = components.next();
      double[] inside = Arrays.stream(component.edges()).mapToDouble(e -> fractions[e]).toArray();
      if (!diesAway(component.graph(), inside, tolerance)) {
        for (int party : component.parties()) {
          unbounded[party] = true;
        }
      }
    }
    return unbounded;
  }

  private static boolean diesAway(DirectedGraph component, double[] fractions, double tolerance) {
    double[] left = new double[component.parties()];
    double[] next = new double[left.length];
    Arrays.fill(left, 1);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      passOn(component, fractions, left, next);
      if (Arrays.stream(next).max().orElse(0) < tolerance) {
        return true;
      }
      // Every party has at least its initial amount again, so it can return any number of times.
      if (Arrays.stream(next).min().orElse(1) >= 1) {
        return false;
      }
      double[] previous = left;
      left = next;
      next = previous;
    }
    return false;
  }

  private static void passOn(
      DirectedGraph component, double[] fractions, double[] left, double[] next) {
    Arrays.fill(next, 0);
    for (int holder = 0; holder < left.length; holder++) {
      for (int edge = component.firstEdge(holder); edge < component.endEdge(holder); edge++) {
        next[component.target(edge)] += left[holder] * fractions[edge];
      }
    }
  }
}
