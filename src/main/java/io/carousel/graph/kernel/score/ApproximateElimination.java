package io.carousel.graph.kernel.score;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/**
 * A fast approximate inverse of a Laplacian {@code D - W}, for a solver that iterates: of a
 * connected graph without directions, with weights above 0, {@code D} the sums of its rows.
 *
 * <p>Parties are eliminated, those with the fewest edges first. What is led past a party with
 * {@code d} neighbours would be an edge between any two of them; {@code d - 1} edges are drawn
 * instead, so that each has the weight on average that it would have had, and the neighbours stay
 * connected: the graph never grows. The draws are the same for a seed.
 *
 * <p>Takes O(m log m) time in practice. Memory: twelve bytes an entry of the factor, of which there
 * were one to six an edge in what was measured (ADR 5), and room to grow; while it begins {@link
 * EdgesLeft} besides.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2303.00709">Y. Gao, R. Kyng, D. Spielman, Robust and
 *     Practical Solution of Laplacian Equations by Approximate Elimination, 2023</a>; here without
 *     splitting edges
 */
final class ApproximateElimination extends RealLinearOperator {
  /** The parties in the order in which they were eliminated. */
  private final int[] order;

  /** Of each step its first entry; the next step's is the end. */
  private final int[] firstEntries;

  /** The sum of its weights when a party went; 0 of the last. */
  private final double[] pivots;

  /** Who was joined to the party when it went. */
  private int[] neighbours;

  /** The weights of those edges as shares of the pivot. */
  private double[] shares;

  /**
   * Eliminates the parties of a graph, whose directions do not matter.
   *
   * @param graph connected, with weights above 0
   * @param seed of the draws
   */
  static ApproximateElimination of(DirectedGraph graph, long seed) {
    ApproximateElimination factor =
        new ApproximateElimination(graph.parties(), Math.multiplyExact(2, graph.edges()));
    factor.eliminate(new EdgesLeft(graph, new SplittableRandom(seed)));
    return factor;
  }

  private ApproximateElimination(int parties, int entries) {
    this.order = new int[parties];
    this.firstEntries = new int[parties + 1];
    this.pivots = new double[parties];
    this.neighbours = new int[entries];
    this.shares = new double[entries];
  }

  private void eliminate(EdgesLeft left) {
    for (int step = 0; step < order.length; step++) {
      order[step] = left.next();
      int first = firstEntries[step];
      int end = Math.addExact(first, left.neighbours());
      ensure(end);
      pivots[step] = left.total();
      for (int entry = first; entry < end; entry++) {
        neighbours[entry] = left.neighbour(entry - first);
        shares[entry] = left.weight(entry - first) / pivots[step];
      }
      firstEntries[step + 1] = end;
      left.leadPast();
    }
  }

  private void ensure(int entries) {
    if (entries > shares.length) {
      int room = Math.max(entries, (int) Math.min(shares.length * 5L / 4, Integer.MAX_VALUE - 8));
      neighbours = Arrays.copyOf(neighbours, room);
      shares = Arrays.copyOf(shares, room);
    }
  }

  @Override
  public int getRowDimension() {
    return order.length;
  }

  @Override
  public int getColumnDimension() {
    return order.length;
  }

  /**
   * An {@code x} that the Laplacian takes to about this.
   *
   * @param rightHandSide entries that add up to 0, as those of the result do
   */
  @Override
  public RealVector operate(RealVector rightHandSide) {
    double[] work = rightHandSide.toArray();
    for (int step = 0; step < order.length; step++) {
      double value = work[order[step]];
      for (int entry = firstEntries[step]; entry < firstEntries[step + 1]; entry++) {
        work[neighbours[entry]] += shares[entry] * value;
      }
      work[order[step]] = pivots[step] == 0 ? 0 : value / pivots[step];
    }
    for (int step = order.length - 1; step >= 0; step--) {
      double sum = work[order[step]];
      for (int entry = firstEntries[step]; entry < firstEntries[step + 1]; entry++) {
        sum += shares[entry] * work[neighbours[entry]];
      }
      work[order[step]] = sum;
    }
    return new ArrayRealVector(centred(work), false);
  }

  /** The same less the mean, in place: entries of a product add up to 0 but for rounding. */
  static double[] centred(double[] entries) {
    double mean = Arrays.stream(entries).sum() / entries.length;
    Arrays.setAll(entries, place -> entries[place] - mean);
    return entries;
  }
}
