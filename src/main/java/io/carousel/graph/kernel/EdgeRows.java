package io.carousel.graph.kernel;

import java.util.Arrays;

/**
 * Weighted edges in compressed sparse rows: the edges of row {@code r} are {@code firstEdges[r]}
 * (inclusive) to {@code firstEdges[r + 1]} (exclusive), sorted by target, no target twice in a row.
 *
 * <p>A weight is kept as it is, or as its complement, which is negative, where the edge is open.
 *
 * <p>Holds 12 bytes an edge and 4 a row. The arrays are never written once a method has returned
 * them.
 */
public final class EdgeRows {
  final int[] firstEdges;
  final int[] targets;
  final long[] weights;

  private EdgeRows(int[] firstEdges, int edges) {
    this(firstEdges, new int[edges], new long[edges]);
  }

  EdgeRows(int[] firstEdges, int[] targets, long[] weights) {
    this.firstEdges = firstEdges;
    this.targets = targets;
    this.weights = weights;
  }

  /**
   * Sorts edges given in any order and adds up the parallel ones; one is open if any of them is.
   *
   * <p>Two counting sorts, by target and then by source: O(rows + edges).
   *
   * @param rows the number of rows; sources and targets are below it
   * @param edges whose {@linkplain EdgeList#total total} is a long
   */
  public static EdgeRows of(int rows, EdgeList edges) {
    EdgeRows byTarget = new EdgeRows(rowStarts(rows, edges.size, edges.targets), edges.size);
    int[] next = byTarget.firstEdges.clone();
    for (int edge = 0; edge < edges.size; edge++) {
      byTarget.put(next[edges.targets[edge]]++, edges.sources[edge], edges.weights[edge]);
    }
    EdgeRows bySource = byTarget.transposed();
    return bySource.trimmed(bySource.addUpParallelEdges());
  }

  /** The number of rows. */
  public int rows() {
    return firstEdges.length - 1;
  }

  /** The first edge of a row; equal to {@link #endEdge} if there is none. */
  public int firstEdge(int row) {
    return firstEdges[row];
  }

  /** One past the last edge of a row. */
  public int endEdge(int row) {
    return firstEdges[row + 1];
  }

  /** The row an edge leads to. */
  public int target(int edge) {
    return targets[edge];
  }

  /** The weight of an edge, as far as it is known. */
  public long weight(int edge) {
    return weight(weights[edge]);
  }

  /** Whether an edge carries something of unknown amount as well. */
  public boolean open(int edge) {
    return weights[edge] < 0;
  }

  /** The same edges reversed: sources become targets. O(rows + edges). */
  public EdgeRows transposed() {
    int rows = firstEdges.length - 1;
    EdgeRows turned = new EdgeRows(rowStarts(rows, targets.length, targets), targets.length);
    int[] next = turned.firstEdges.clone();
    for (int row = 0; row < rows; row++) {
      for (int edge = firstEdges[row]; edge < firstEdges[row + 1]; edge++) {
        turned.put(next[targets[edge]]++, row, weights[edge]);
      }
    }
    return turned;
  }

  /** Where the edges of each row begin when they are sorted by row, and where the last ones end. */
  static int[] rowStarts(int rows, int edges, int[] rowOfEdge) {
    int[] starts = new int[rows + 1];
    for (int edge = 0; edge < edges; edge++) {
      starts[rowOfEdge[edge] + 1]++;
    }
    for (int row = 0; row < rows; row++) {
      starts[row + 1] += starts[row];
    }
    return starts;
  }

  private void put(int edge, int target, long weight) {
    targets[edge] = target;
    weights[edge] = weight;
  }

  /** Moves the distinct edges to the front, in place, and returns how many there are. */
  private int addUpParallelEdges() {
    int kept = 0;
    int edge = 0;
    for (int row = 0; row < firstEdges.length - 1; row++) {
      int end = firstEdges[row + 1];
      firstEdges[row] = kept;
      while (edge < end) {
        int next = edge + 1;
        while (next < end && targets[next] == targets[edge]) {
          next++;
        }
        put(kept++, targets[edge], sum(edge, next));
        edge = next;
      }
    }
    firstEdges[firstEdges.length - 1] = kept;
    return kept;
  }

  private long sum(int from, int to) {
    long sum = 0;
    boolean open = false;
    for (int edge = from; edge < to; edge++) {
      sum += weight(weights[edge]);
      open |= weights[edge] < 0;
    }
    return encoded(sum, open);
  }

  /** How a weight of at least 0 is kept. */
  static long encoded(long weight, boolean open) {
    return open ? ~weight : weight;
  }

  /** The weight that is kept so. */
  static long weight(long encoded) {
    return encoded < 0 ? ~encoded : encoded;
  }

  private EdgeRows trimmed(int edges) {
    return edges == targets.length
        ? this
        : new EdgeRows(firstEdges, Arrays.copyOf(targets, edges), Arrays.copyOf(weights, edges));
  }
}
