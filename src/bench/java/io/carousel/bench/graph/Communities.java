package io.carousel.bench.graph;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.SplittableRandom;

/**
 * A seeded random network of communities of ten parties: three payments in ten stay inside of one,
 * the others go to a later community and so are on no loop. A library that looks for loops party by
 * party comes to an end on it, however many communities there are.
 */
public final class Communities {
  private static final int MEMBERS = 10;
  private static final double INSIDE = 0.3;
  private static final int MOST_CENTS = 100_000_000;

  private Communities() {}

  /**
   * So many payments; those from one party to another are added up.
   *
   * @param parties a multiple of ten
   */
  public static DirectedGraph of(int parties, long payments, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DirectedGraph.Builder graph = new DirectedGraph.Builder();
    int communities = parties / MEMBERS;
    for (long payment = 0; payment < payments; payment++) {
      int community = random.nextInt(communities);
      boolean inside = random.nextDouble() < INSIDE || community == communities - 1;
      int other = inside ? community : random.nextInt(community + 1, communities);
      int payer = community * MEMBERS + random.nextInt(MEMBERS);
      int payee = other * MEMBERS + random.nextInt(MEMBERS);
      // A payment to oneself is no edge, but draws its amount like any other.
      graph.add(Integer.toString(payer), Integer.toString(payee), random.nextLong(1, MOST_CENTS));
    }
    return graph.build();
  }
}
