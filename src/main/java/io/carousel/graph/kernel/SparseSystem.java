package io.carousel.graph.kernel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.sparse.csc.decomposition.lu.LuUpLooking_DSCC;

/**
 * The matrix {@code D - W} of a graph with weights {@code W} and a diagonal {@code D} that no row
 * exceeds, factorised once (sparse LU by EJML) and then solved for many right-hand sides.
 *
 * <p>Parties are eliminated from the fewest edges to the most, which keeps the factors sparse. A
 * solve costs as much as the factors have entries: up to the square of the number of parties.
 */
final class SparseSystem {
  /** The row of each party in the matrix. */
  private final int[] rows;

  /** Where pivoting has put each row. */
  private final int[] pivoted;

  private final DMatrixSparseCSC lower;
  private final DMatrixSparseCSC upper;
  private final double[] work;

  /**
   * Factorises.
   *
   * @param diagonal one entry a party, at least the sum of its weights and above it for some party
   *     that each can reach
   * @throws ArithmeticException if the matrix is singular as far as doubles can tell
   */
  SparseSystem(double[] diagonal, DirectedGraph graph) {
    int parties = graph.parties();
    rows = byDegree(graph);
    work = new double[parties];
    DMatrixSparseTriplet entries =
        new DMatrixSparseTriplet(parties, parties, graph.edges() + parties);
    for (int payer = 0; payer < parties; payer++) {
      entries.addItem(rows[payer], rows[payer], diagonal[payer]);
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        entries.addItem(rows[payer], rows[graph.target(edge)], -(double) graph.weight(edge));
      }
    }
    DMatrixSparseCSC matrix = DConvertMatrixStruct.convert(entries, (DMatrixSparseCSC) null);
    matrix.sortIndices(null);
    LuUpLooking_DSCC lu = new LuUpLooking_DSCC(null);
    if (!lu.decompose(matrix) || lu.isSingular()) {
      throw new ArithmeticException("The matrix of " + parties + " parties is singular");
    }
    lower = lu.getL();
    upper = lu.getU();
    pivoted = lu.getPinv();
  }

  private static int[] byDegree(DirectedGraph graph) {
    int[] degrees = new int[graph.parties()];
    for (int payer = 0; payer < degrees.length; payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        degrees[payer]++;
        degrees[graph.target(edge)]++;
      }
    }
    int[] order =
        IntStream.range(0, degrees.length)
            .boxed()
            .sorted(
                Comparator.comparing((Integer party) -> degrees[party])
                    .thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] rows = new int[order.length];
    for (int row = 0; row < order.length; row++) {
      rows[order[row]] = row;
    }
    return rows;
  }

  /** {@code x} for which {@code (D - W) x} is the right-hand side, both by party. */
  double[] solve(double[] rightHandSide) {
    for (int party = 0; party < rows.length; party++) {
      work[pivoted[rows[party]]] = rightHandSide[party];
    }
    substitute(0, 0);
    double[] solution = new double[rows.length];
    Arrays.setAll(solution, party -> work[rows[party]]);
    return solution;
  }

  /** The diagonal of the inverse, by party: a solve for each, as far as it needs one. */
  double[] diagonalOfInverse() {
    double[] diagonal = new double[rows.length];
    for (int party = 0; party < rows.length; party++) {
      Arrays.fill(work, 0);
      int row = rows[party];
      work[pivoted[row]] = 1;
      substitute(pivoted[row], row);
      diagonal[party] = work[row];
    }
    return diagonal;
  }

  /**
   * Solves in place, through the lower factor and then the upper one.
   *
   * @param first the first entry of the right-hand side that is not 0
   * @param last the smallest row whose solution is wanted
   */
  private void substitute(int first, int last) {
    // The lower factor's columns begin with their diagonal of 1, the upper one's end with theirs.
    for (int column = first; column < work.length; column++) {
      eliminate(lower, column, lower.col_idx[column] + 1, lower.col_idx[column + 1]);
    }
    for (int column = work.length - 1; column >= last; column--) {
      int diagonal = upper.col_idx[column + 1] - 1;
      work[column] /= upper.nz_values[diagonal];
      eliminate(upper, column, upper.col_idx[column], diagonal);
    }
  }

  private void eliminate(DMatrixSparseCSC factor, int column, int from, int to) {
    double value = work[column];
    if (value != 0) {
      for (int entry = from; entry < to; entry++) {
        work[factor.nz_rows[entry]] -= factor.nz_values[entry] * value;
      }
    }
  }
}
