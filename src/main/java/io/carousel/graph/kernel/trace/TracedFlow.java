package io.carousel.graph.kernel.trace;

import io.carousel.graph.kernel.DirectedGraph;

/**
 * Money that is passed on for some steps: at each step every party pays on what it has, edge by
 * edge, a share of it each, and keeps the rest.
 *
 * <p>Keeps 12 bytes a party and step. Passing on costs the edges of those who have something.
 */
final class TracedFlow {
  private final DirectedGraph graph;
  private final double[] shares;

  /** Of each step, what each party has then. */
  private final double[][] amounts;

  /** Of each step, the parties that have something, in the order in which they got it. */
  private final int[][] holders;

  private final int[] holderCounts;

  /**
   * @param shares what a party pays on along each edge, as a share of what it has
   * @param steps the first is 0
   */
  TracedFlow(DirectedGraph graph, double[] shares, int steps) {
    this.graph = graph;
    this.shares = shares;
    this.amounts = new double[steps][graph.parties()];
    this.holders = new int[steps][graph.parties()];
    this.holderCounts = new int[steps];
  }

  /** What a party has after a step. */
  double at(int step, int party) {
    return amounts[step][party];
  }

  /** Gives a party so much at a step, beside what it has; nothing is nothing. */
  void add(int step, int party, double amount) {
    if (amount > 0) {
      if (amounts[step][party] == 0) {
        holders[step][holderCounts[step]++] = party;
      }
      amounts[step][party] += amount;
    }
  }

  /** Passes on what parties have at a step, but for what would go to one of them. */
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

  /** Takes everything from everyone. */
  void clear() {
    for (int step = 0; step < amounts.length; step++) {
      for (int place = 0; place < holderCounts[step]; place++) {
        amounts[step][holders[step][place]] = 0;
      }
      holderCounts[step] = 0;
    }
  }
}
