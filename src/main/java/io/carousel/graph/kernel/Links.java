package io.carousel.graph.kernel;

import java.util.Arrays;

/**
 * Who pays whom, and nothing else: edges between parties that are numbered from 0, for graphs of
 * which only the components are asked. Neither ids nor amounts take room.
 *
 * <p>Memory: 8 to 12 bytes an edge, 4 more while searching, and 32 a party.
 */
public final class Links {
  private static final int FIRST_CAPACITY = 16;

  /** More edges, or parties, than this are too many: what every Java virtual machine allocates. */
  public static final int MOST = Integer.MAX_VALUE - 8;

  private int[] payers = new int[FIRST_CAPACITY];
  private int[] payees = new int[FIRST_CAPACITY];
  private int size;

  /**
   * Adds an edge; parallel ones and those of a party to itself change nothing.
   *
   * @throws IllegalStateException if there are more than two billion
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
   * @param parties how many there are; all numbers are below
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
