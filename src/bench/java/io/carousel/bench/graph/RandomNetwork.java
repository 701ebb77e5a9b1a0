package io.carousel.bench.graph;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A seeded random network: few parties have most of the edges, and few edges most of the weight.
 * The number of a party is independent of its size.
 */
public final class RandomNetwork {
  private static final long PRIME = 2_147_483_647;
  private static final int SMALLEST_CENTS = 100;
  private static final double LARGEST_CENTS = 1e12;

  /** The exponent of the weights' tail: the share above x falls with x to minus this. */
  private static final double TAIL = 1.2;

  private final int parties;
  private final SplittableRandom random;

  private RandomNetwork(int parties, long seed) {
    this.parties = parties;
    this.random = new SplittableRandom(seed);
  }

  /**
   * A network with this many parties and edges.
   *
   * @param edges at least twice as many as parties, and well below their square
   */
  public static DirectedGraph of(int parties, int edges, long seed) {
    return new RandomNetwork(parties, seed).graph(edges, false);
  }

  /** The same with a ring through all parties, which makes them one component. */
  public static DirectedGraph circular(int parties, int edges, long seed) {
    return new RandomNetwork(parties, seed).graph(edges, true);
  }

  private DirectedGraph graph(int edges, boolean ring) {
    DirectedGraph.Builder graph = new DirectedGraph.Builder();
    for (long pair : pairs(edges, ring)) {
      graph.add(Long.toString(pair / parties), Long.toString(pair % parties), weight());
    }
    return graph.build();
  }

  /** Pairs of different parties, ascending, each as {@code payer * parties + payee}. */
  private long[] pairs(int edges, boolean ring) {
    long[] pairs = new long[edges];
    int kept = 0;
    for (; ring && kept < parties; kept++) {
      pairs[kept] = pair(place(kept), place((kept + 1) % parties));
    }
    while (kept < edges) {
      for (int next = kept; next < edges; next++) {
        pairs[next] = randomPair();
      }
      Arrays.sort(pairs);
      kept = withoutRepeats(pairs);
    }
    return pairs;
  }

  private long randomPair() {
    long payer;
    long payee;
    do {
      payer = place(skewed(2));
      payee = place(skewed(3));
    } while (payer == payee);
    return pair(payer, payee);
  }

  private long pair(long payer, long payee) {
    return payer * parties + payee;
  }

  private int skewed(int power) {
    return (int) (parties * Math.pow(random.nextDouble(), power));
  }

  /** Scatters numbers over all parties, one-to-one. */
  private long place(int number) {
    return number * PRIME % parties;
  }

  private static int withoutRepeats(long[] sorted) {
    int kept = 1;
    for (int next = 1; next < sorted.length; next++) {
      if (sorted[next] != sorted[kept - 1]) {
        sorted[kept++] = sorted[next];
      }
    }
    return kept;
  }

  private long weight() {
    double drawn = SMALLEST_CENTS * Math.pow(1 - random.nextDouble(), -1 / TAIL);
    return (long) Math.min(LARGEST_CENTS, drawn);
  }
}
