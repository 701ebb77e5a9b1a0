package io.carousel.graph.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.fraction.BigFractionField;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.ArrayFieldVector;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.apache.commons.math3.linear.FieldMatrix;
import org.apache.commons.math3.linear.MatrixUtils;

/** Dense matrices of exact fractions (Commons Math), to hold kernels that use doubles against. */
public final class ExactMatrix {
  private ExactMatrix() {}

  public static FieldMatrix<BigFraction> zero(int size) {
    return new Array2DRowFieldMatrix<>(BigFractionField.getInstance(), size, size);
  }

  /** The weights of a graph, a row a payer. */
  public static FieldMatrix<BigFraction> weights(DirectedGraph graph) {
    FieldMatrix<BigFraction> weights = zero(graph.parties());
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        weights.setEntry(payer, graph.target(edge), new BigFraction(graph.weight(edge)));
      }
    }
    return weights;
  }

  /** {@code diag - weights}. */
  public static FieldMatrix<BigFraction> system(long[] diagonal, DirectedGraph graph) {
    FieldMatrix<BigFraction> system = zero(graph.parties());
    for (int party = 0; party < diagonal.length; party++) {
      system.setEntry(party, party, new BigFraction(diagonal[party]));
    }
    return system.subtract(weights(graph));
  }

  public static BigFraction[] solve(FieldMatrix<BigFraction> matrix, BigFraction[] rightHandSide) {
    return new FieldLUDecomposition<>(matrix)
        .getSolver()
        .solve(new ArrayFieldVector<>(BigFractionField.getInstance(), rightHandSide))
        .toArray();
  }

  public static FieldMatrix<BigFraction> inverse(FieldMatrix<BigFraction> matrix) {
    return new FieldLUDecomposition<>(matrix).getSolver().getInverse();
  }

  /**
   * Multipliers of rows that make a strongly connected matrix balanced, the first of them 1: {@code
   * x(i) * sum of row i = sum over k of x(k) * entry(k, i)}.
   */
  public static BigFraction[] balancing(FieldMatrix<BigFraction> weights) {
    int size = weights.getRowDimension();
    BigFraction[] multipliers = new BigFraction[size];
    multipliers[0] = BigFraction.ONE;
    if (size > 1) {
      // Row i of the system: the outflow of i less what the others pay i is what the first pays i.
      FieldMatrix<BigFraction> system = weights.transpose().scalarMultiply(BigFraction.MINUS_ONE);
      for (int party = 0; party < size; party++) {
        system.setEntry(party, party, sum(weights.getRow(party)));
      }
      BigFraction[] fromFirst = new BigFraction[size - 1];
      System.arraycopy(weights.getRow(0), 1, fromFirst, 0, size - 1);
      BigFraction[] others = solve(system.getSubMatrix(1, size - 1, 1, size - 1), fromFirst);
      System.arraycopy(others, 0, multipliers, 1, size - 1);
    }
    return multipliers;
  }

  public static BigFraction sum(BigFraction[] values) {
    BigFraction sum = BigFraction.ZERO;
    for (BigFraction value : values) {
      sum = sum.add(value);
    }
    return sum;
  }

  public static FieldMatrix<BigFraction> identity(int size) {
    return MatrixUtils.createFieldIdentityMatrix(BigFractionField.getInstance(), size);
  }

  /** The nearest double or one next to it, however long numerator and denominator are. */
  public static double toDouble(BigFraction value) {
    return new BigDecimal(value.getNumerator())
        .divide(new BigDecimal(value.getDenominator()), MathContext.DECIMAL128)
        .doubleValue();
  }
}
