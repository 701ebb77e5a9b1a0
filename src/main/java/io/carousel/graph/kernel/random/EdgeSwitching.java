package io.carousel.graph.kernel.random;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A random graph in which every party pays, and is paid by, as many parties as in a given graph:
 * the given graph after a random walk whose steps preserve all degrees.
 *
 * <p>A step picks two edges, {@code a > b} and {@code c > d}, and swaps the payees: {@code a > d}
 * and {@code c > b}. One step in {@value #STEPS_A_TRIANGLE} looks for three edges {@code a > b > c
 * > a} instead and reverses them; without this, some graphs cannot be reached from others. A step
 * that would create an edge of a party to itself, or a duplicate edge, is not taken but counts. So
 * every step is as likely as its reverse, and the walk converges to the uniform distribution over
 * all graphs with these degrees.
 *
 * <p>The speed of convergence is not known in general. Milo et al. find 100 steps an edge more than
 * enough; 10 steps an edge leave no trace of mutual payments planted in graphs of 20 to 300
 * parties, with and without hubs.
 *
 * <p>O(m) steps of O(1) each. Memory: about 100 bytes an edge.
 *
 * @see <a href="https://arxiv.org/abs/0912.0685">A. Berger, M. Müller-Hannemann, Uniform sampling
 *     of undirected and directed graphs with a fixed degree sequence, 2010, on why triangles must
 *     be reversed</a>
 * @see <a href="https://arxiv.org/abs/cond-mat/0312028">R. Milo, N. Kashtan, S. Itzkovitz, M.
 *     Newman, U. Alon, On the uniform generation of random graphs with prescribed degree sequences,
 *     2003, on the number of steps</a>
 */
final class EdgeSwitching {
  /** Attempted steps per edge. */
  static final int STEPS_AN_EDGE = 20;

  static final int STEPS_A_TRIANGLE = 4;

  private final DirectedGraph graph;
  private final SplittableRandom random;
  private final int[] payers;
  private final int[] payees;

  /** Every pair of a payer and its payee. */
  private final Set<Long> pairs = new HashSet<>();

  private EdgeSwitching(DirectedGraph graph, SplittableRandom random) {
    this.graph = graph;
    this.random = random;
    this.payers = new int[graph.edges()];
    this.payees = new int[graph.edges()];
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        payers[edge] = payer;
        payees[edge] = graph.target(edge);
        pairs.add(pair(payer, payees[edge]));
      }
    }
  }

  /**
   * Draws a graph.
   *
   * @return the new payee of each edge of the given graph; payers do not change
   */
  static int[] payees(DirectedGraph graph, SplittableRandom random) {
    EdgeSwitching walk = new EdgeSwitching(graph, random);
    long steps = (long) STEPS_AN_EDGE * graph.edges();
    for (long step = 0; step < steps; step++) {
      if (random.nextInt(STEPS_A_TRIANGLE) == 0) {
        walk.turnTriangle();
      } else {
        walk.switchPayees();
      }
    }
    return walk.payees;
  }

  private void switchPayees() {
    int one = random.nextInt(payees.length);
    int other = random.nextInt(payees.length);
    if (isFree(payers[one], payees[other]) && isFree(payers[other], payees[one])) {
      int payee = payees[one];
      lead(one, payees[other]);
      lead(other, payee);
    }
  }

  /**
   * As likely as the reverse: the numbers of candidate edges of the three parties do not change.
   */
  private void turnTriangle() {
    int first = random.nextInt(payees.length);
    int a = payers[first];
    int b = payees[first];
    int choices = graph.endEdge(b) - graph.firstEdge(b);
    if (choices == 0) {
      return;
    }
    int second = graph.firstEdge(b) + random.nextInt(choices);
    int c = payees[second];
    if (pairs.contains(pair(c, a)) && isFree(a, c) && isFree(c, b) && isFree(b, a)) {
      int third = graph.firstEdge(c);
      while (payees[third] != a) {
        third++;
      }
      lead(first, c);
      lead(second, a);
      lead(third, b);
    }
  }

  private boolean isFree(int payer, int payee) {
    return payer != payee && !pairs.contains(pair(payer, payee));
  }

  private void lead(int edge, int payee) {
    pairs.remove(pair(payers[edge], payees[edge]));
    payees[edge] = payee;
    pairs.add(pair(payers[edge], payee));
  }

  private long pair(int payer, int payee) {
    return (long) payer * graph.parties() + payee;
  }
}
