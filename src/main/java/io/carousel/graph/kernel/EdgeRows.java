package io.carousel.graph.kernel;

import java.util.Arrays;

/**
 * Weighted edges in compressed sparse rows: the edges of row {@code r} are {@code firstEdges[r]}
 * (inclusive) to {@code firstEdges[r + 1]} (exclusive), sorted by target, no target twice in a row.
 *
 * <p>A weight is stored unchanged, or as its complement, which is negative, if the edge is open.
 *
 * <p>Memory: 12 bytes an edge and 4 a row. The arrays are never written after a method has returned
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
   * Sorts edges given in any order and adds up parallel edges; a sum is open if any of its edges
   * is.
   *
   * <p>Two counting sorts, by target and then by source: O(rows + edges).
   *
   * @param rows the number of rows; sources and targets are below it
   * @param edges the edges; their {@linkplain EdgeList#total total} fits a long
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

  /** Whether an edge also carries an unknown amount. */
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

  /** The start of each row's edges when sorted by row, and the end of the last. */
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

  /** Moves the distinct edges to the front, in place, and returns their number. */
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

  /** The stored form of a weight of at least 0. */
  static long encoded(long weight, boolean open) {
    return open ? ~weight : weight;
  }

  /** The weight of a stored form. */
  static long weight(long encoded) {
    return encoded < 0 ? ~encoded : encoded;
  }

  private EdgeRows trimmed(int edges) {
    return edges == targets.length
        ? this
        : new EdgeRows(firstEdges, Arrays.copyOf(targets, edges), Arrays.copyOf(weights, edges));
  }
}
