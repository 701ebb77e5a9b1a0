package io.carousel.graph.kernel.score;

import java.util.Arrays;

/**
 * Parties by how many edges they have left; all methods take O(1), but for a search of the next.
 */
final class FewestEdgesFirst {
  private static final int NONE = -1;

  private final int[] degrees;

  /** The first party of each degree, and the parties before and after each. */
  private final int[] first;

  private final int[] before;
  private final int[] after;
  private int fewest;

  FewestEdgesFirst(int[] degrees) {
    this.degrees = degrees;
    this.first = new int[degrees.length + 1];
    this.before = new int[degrees.length];
    this.after = new int[degrees.length];
    Arrays.fill(first, NONE);
    for (int party = degrees.length - 1; party >= 0; party--) {
      enter(party);
    }
  }

  /** Takes out the party that has the fewest; there must be one. */
  int take() {
    while (first[fewest] == NONE) {
      fewest++;
    }
    int party = first[fewest];
    leave(party);
    return party;
  }

  /** Tells that a party has so many edges more. */
  void add(int party, int edges) {
    leave(party);
    degrees[party] += edges;
    enter(party);
    fewest = Math.min(fewest, bucket(party));
  }

  /** Edges to the same party may be more than there are parties. */
  private int bucket(int party) {
    return Math.min(degrees[party], degrees.length);
  }

  private void enter(int party) {
    int next = first[bucket(party)];
    before[party] = NONE;
    after[party] = next;
    first[bucket(party)] = party;
    if (next != NONE) {
      before[next] = party;
    }
  }

  private void leave(int party) {
    if (before[party] == NONE) {
      first[bucket(party)] = after[party];
    } else {
      after[before[party]] = after[party];
    }
    if (after[party] != NONE) {
      before[after[party]] = before[party];
    }
  }
}
