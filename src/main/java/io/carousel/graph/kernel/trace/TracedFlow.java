package io.carousel.graph.kernel.trace;

import io.carousel.graph.kernel.DirectedGraph;

/**
 * Money that is passed on for some steps: at each step, every party passes on a share of its money
 * along each edge, and retains the rest.
 *
 * <p>Memory: 12 bytes per party and step. A step takes time in the edges of the parties that have
 * money.
 */
final class TracedFlow {
  private final DirectedGraph graph;
  private final double[] shares;

  /** For each step, the money of each party. */
  private final double[][] amounts;

  /** For each step, the parties that have money, in the order in which they received it. */
  private final int[][] holders;

  private final int[] holderCounts;

  /**
   * @param shares the share of a party's money that it passes on along each edge
   * @param steps the first is 0
   */
  TracedFlow(DirectedGraph graph, double[] shares, int steps) {
    this.graph = graph;
    this.shares = shares;
    this.amounts = new double[steps][graph.parties()];
    this.holders = new int[steps][graph.parties()];
    this.holderCounts = new int[steps];
  }

  /** The money of a party after a step. */
  double at(int step, int party) {
    return amounts[step][party];
  }

  /** Adds to the money of a party at a step; 0 has no effect. */
  void add(int step, int party, double amount) {
    if (amount > 0) {
      if (amounts[step][party] == 0) {
        holders[step][holderCounts[step]++] = party;
      }
      amounts[step][party] += amount;
    }
  }

  /** Passes on the money of all parties at a step, except payments to one of them. */
  void passOn(int step, int absorbing) {
    for (int place = 0; place < holderCounts[step]; place++) {
      int payer = holders[step][place];
      double amount = amounts[step][payer];
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        if (graph.target(edge) != absorbing) {
          add(step + 1, graph.target(edge), amount * shares[edge]);
        }
      }
    }
  }

  /** Clears the money of all parties. */
  void clear() {
    for (int step = 0; step < amounts.length; step++) {
      for (int place = 0; place < holderCounts[step]; place++) {
        amounts[step][holders[step][place]] = 0;
      }
      holderCounts[step] = 0;
    }
  }
}
