package io.carousel.graph.kernel.ownership;

import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.Part;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Parties that hold each other, and whether what they hold of themselves that way is finite.
 *
 * <p>Each party of a strongly connected component is given 1, which is passed on in proportion to
 * the fractions held, round by round. It dies away if and only if the spectral radius of the
 * fractions is below 1, and that is so wherever others hold a part of the component. It does not
 * where a component owns all of itself or more, which records can claim and shares cannot.
 */
final class CrossHoldings {
  /** What has not died away by then is taken never to: it falls by less than 0.3% a round. */
  private static final int MAX_ROUNDS = 10_000;

  private CrossHoldings() {}

  /**
   * The parties of components in which what is passed on does not die away. O(n + m) and, for each
   * component, its edges times the rounds.
   *
   * @param holdings edges from holders to issuers
   * @param fractions one entry an edge, above 0
   * @param tolerance what is below it has died away; above 0 and below 1
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
      // As much as there was at first, with every party: it comes round as often as one likes.
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
