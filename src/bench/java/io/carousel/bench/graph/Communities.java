package io.carousel.bench.graph;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.SplittableRandom;

/**
 * A seeded random network of communities of ten parties: three payments in ten stay inside a
 * community, the others go to a later community and are therefore on no loop. A library that
 * searches for loops party by party finishes on such a network, regardless of the number of
 * communities.
 */
public final class Communities {
  private static final int MEMBERS = 10;
  private static final double INSIDE = 0.3;
  private static final int MOST_CENTS = 100_000_000;

  private Communities() {}

  /**
   * This many payments; payments between the same two parties are added up.
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
      // A payment of a party to itself is not an edge, but draws its amount like any other.
      graph.add(Integer.toString(payer), Integer.toString(payee), random.nextLong(1, MOST_CENTS));
    }
    return graph.build();
  }
}
