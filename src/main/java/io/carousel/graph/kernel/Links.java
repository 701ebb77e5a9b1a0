package io.carousel.graph.kernel;

import java.util.Arrays;

/**
 * Only who pays whom: edges between parties numbered from 0, for graphs of which only the
 * components are needed. Stores neither ids nor amounts.
 *
 * <p>Memory: 8 to 12 bytes an edge, 4 more while searching, and 32 a party.
 */
public final class Links {
  private static final int FIRST_CAPACITY = 16;

  /** The most edges or parties: a size that every Java virtual machine can allocate. */
  public static final int MOST = Integer.MAX_VALUE - 8;

  private int[] payers = new int[FIRST_CAPACITY];
  private int[] payees = new int[FIRST_CAPACITY];
  private int size;

  /**
   * Adds an edge; parallel edges and edges of a party to itself do not matter.
   *
   * @throws IllegalStateException if there are more than two billion edges
   */
  public void add(int payer, int payee) {
    if (size == payers.length) {
      grow();
    }
    payers[size] = payer;
    payees[size] = payee;
    size++;
  }

  private void grow() {
    if (size == MOST) {
      throw new IllegalStateException("more than " + MOST + " edges in one task");
    }
    int capacity = (int) Math.min(MOST, size + (size / 2L));
    payers = Arrays.copyOf(payers, capacity);
    payees = Arrays.copyOf(payees, capacity);
  }

  /**
   * The {@linkplain StronglyConnectedComponents component} of each party, named by the smallest
   * number in it. O(parties + edges).
   *
   * @param parties the number of parties; all party numbers are below it
   */
  public int[] components(int parties) {
    int[] firstEdges = EdgeRows.rowStarts(parties, size, payers);
    int[] next = firstEdges.clone();
    int[] targets = new int[size];
    for (int edge = 0; edge < size; edge++) {
      targets[next[payers[edge]]++] = payees[edge];
    }
    return StronglyConnectedComponents.of(firstEdges, targets);
  }
}
