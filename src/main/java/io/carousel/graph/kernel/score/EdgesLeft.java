package io.carousel.graph.kernel.score;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A graph, its directions forgotten, of which {@link ApproximateElimination} takes out one party
 * after the other. Edge {@code e} has two ends, {@code 2e} and {@code 2e + 1}, each in the list of
 * its party.
 *
 * <p>24 bytes an edge, and 24 a party; 20 for each neighbour of the party at hand.
 */
final class EdgesLeft {
  private static final int NONE = -1;

  private final SplittableRandom random;

  /** Of each edge; 0 of one that is gone. */
  private final double[] weights;

  /** The party at the other end. */
  private final int[] others;

  private final int[] nextEnds;

  /** Where each party's list begins. */
  private final int[] firstEnds;

  private final FewestEdgesFirst queue;

  /** Where a neighbour stands among those of the party at hand, counted from 1. */
  private final int[] places;

  /** The ends at the party at hand, one a neighbour, the lightest first. */
  private int[] ends = new int[16];

  /** Of those, {@code sums[i]} of all before the one at place {@code i}. */
  private double[] sums = new double[17];

  private long[] keys = new long[16];
  private int neighbours;

  EdgesLeft(DirectedGraph graph, SplittableRandom random) {
    int parties = graph.parties();
    this.random = random;
    this.weights = new double[graph.edges()];
    this.others = new int[Math.multiplyExact(2, graph.edges())];
    this.nextEnds = new int[others.length];
    this.firstEnds = new int[parties];
    this.places = new int[parties];
    Arrays.fill(firstEnds, NONE);
    int[] degrees = new int[parties];
    for (int payer = 0; payer < parties; payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        int payee = graph.target(edge);
        if (payee != payer) {
          weights[edge] = (double) graph.weight(edge);
          degrees[payer]++;
          degrees[payee]++;
          add(payer, 2 * edge, payee);
          add(payee, 2 * edge + 1, payer);
        }
      }
    }
    this.queue = new FewestEdgesFirst(degrees);
  }

  private void add(int party, int end, int other) {
    others[end] = other;
    nextEnds[end] = firstEnds[party];
    firstEnds[party] = end;
  }

  /** Goes to the party with the fewest edges, and returns it. */
  int next() {
    int party = queue.take();
    gather(party);
    return party;
  }

  /** Collects a party's neighbours, edges to the same one together. */
  private void gather(int party) {
    neighbours = 0;
    for (int end = firstEnds[party]; end != NONE; end = nextEnds[end]) {
      if (weights[end >> 1] > 0) {
        int other = others[end];
        if (places[other] == 0) {
          ensurePlace();
          ends[neighbours++] = end;
          places[other] = neighbours;
        } else {
          weights[ends[places[other] - 1] >> 1] += weights[end >> 1];
          weights[end >> 1] = 0;
          queue.add(other, -1);
        }
      }
    }
    sort();
    for (int place = 0; place < neighbours; place++) {
      places[others[ends[place]]] = 0;
      sums[place + 1] = sums[place] + weight(place);
    }
  }

  private void ensurePlace() {
    if (neighbours == ends.length) {
      ends = Arrays.copyOf(ends, 2 * neighbours);
      keys = new long[ends.length];
      sums = new double[ends.length + 1];
    }
  }

  /** By weight but for its last digits, which give way to the place. */
  private void sort() {
    long digits = 2 * Long.highestOneBit(Math.max(1, neighbours)) - 1;
    for (int place = 0; place < neighbours; place++) {
      keys[place] = (Double.doubleToRawLongBits(weight(place)) & ~digits) | place;
    }
    Arrays.sort(keys, 0, neighbours);
    for (int place = 0; place < neighbours; place++) {
      keys[place] = ends[(int) (keys[place] & digits)];
    }
    for (int place = 0; place < neighbours; place++) {
      ends[place] = (int) keys[place];
    }
  }

  /** How many neighbours the party at hand has. */
  int neighbours() {
    return neighbours;
  }

  int neighbour(int place) {
    return others[ends[place]];
  }

  double weight(int place) {
    return weights[ends[place] >> 1];
  }

  /** All weights of the party at hand. */
  double total() {
    return sums[neighbours];
  }

  /**
   * Takes out the party at hand: joins each neighbour to a heavier one, by the edge that it had.
   */
  void leadPast() {
    int last = neighbours - 1;
    for (int place = 0; place < last; place++) {
      int end = ends[place];
      int from = others[end];
      double later = total() - sums[place + 1];
      int to = neighbour(drawn(place + 1, sums[place + 1] + random.nextDouble() * later));
      weights[end >> 1] *= later / total();
      others[end ^ 1] = to;
      add(to, end, from);
      queue.add(to, 1);
    }
    if (last >= 0) {
      weights[ends[last] >> 1] = 0;
      queue.add(neighbour(last), -1);
    }
  }

  /** The first place from here on by which the sum is beyond the one drawn. */
  private int drawn(int first, double sum) {
    int low = first;
    int high = neighbours - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle + 1] > sum) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
