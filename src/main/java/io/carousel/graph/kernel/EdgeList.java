package io.carousel.graph.kernel;

import java.util.Arrays;

/**
 * A growing list of weighted edges between numbered parties, in the order in which they were added.
 * Weights are {@linkplain EdgeRows#weight encoded}.
 *
 * <p>Memory: 16 bytes an edge, at most 24 with room to grow. Adding costs O(1) on average.
 */
public final class EdgeList {
  private static final int FIRST_CAPACITY = 16;

  /** A size that every Java virtual machine can allocate. */
  private static final int MAX_EDGES = Integer.MAX_VALUE - 8;

  int[] sources = new int[FIRST_CAPACITY];
  int[] targets = new int[FIRST_CAPACITY];
  long[] weights = new long[FIRST_CAPACITY];
  int size;

  /**
   * Adds an edge at the end.
   *
   * @param weight at least 0
   * @param open whether it also carries an unknown amount
   * @throws IllegalStateException if the list is full
   */
  public void add(int source, int target, long weight, boolean open) {
    addEncoded(source, target, EdgeRows.encoded(weight, open));
  }

  void addEncoded(int source, int target, long weight) {
    if (size == sources.length) {
      grow();
    }
    sources[size] = source;
    targets[size] = target;
    weights[size] = weight;
    size++;
  }

  /** Renumbers party {@code p} to {@code numbers[p]}. */
  void renumber(int[] numbers) {
    for (int edge = 0; edge < size; edge++) {
      sources[edge] = numbers[sources[edge]];
      targets[edge] = numbers[targets[edge]];
    }
  }

  /**
   * The sum of all weights.
   *
   * @throws ArithmeticException if it is more than a long can hold
   */
  long total() {
    long total = 0;
    for (int edge = 0; edge < size; edge++) {
      total = Math.addExact(total, EdgeRows.weight(weights[edge]));
    }
    return total;
  }

  private void grow() {
    if (size == MAX_EDGES) {
      throw new IllegalStateException(
          "A graph in memory takes at most " + MAX_EDGES + " edges; add up parallel edges first");
    }
    int capacity = (int) Math.min(MAX_EDGES, size + (size / 2L));
    sources = Arrays.copyOf(sources, capacity);
    targets = Arrays.copyOf(targets, capacity);
    weights = Arrays.copyOf(weights, capacity);
  }
}
