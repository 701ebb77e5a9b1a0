package io.carousel.graph.kernel.score;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.Part;
import io.carousel.graph.kernel.linear.Elimination;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How fast money that follows the amounts reaches each party of a strongly connected component: two
 * centralities from the mean first passage times {@code H(j, i)}, the expected number of payments
 * after which a coin that starts at {@code j} and picks payments in proportion to their amounts
 * first reaches {@code i}.
 *
 * <pre>
 *   SinkRank(i)               = (n - 1) / sum over the other parties j of H(j, i)
 *   random-walk centrality(i) =      n  / sum over all parties j of H(j, i),  with H(i, i) = 0
 * </pre>
 *
 * The first is the inverse of the average distance to the sink {@code i} from all other parties;
 * the second averages over all parties. On one component they differ only by the constant factor
 * {@code n / (n - 1)}, but each is comparable with the figures in its literature.
 *
 * <p>All sums come from one elimination with the largest party as the sink, by Hunter's formula for
 * passage times from a generalised inverse. O(n^2) memory and O(n^3) time in the worst case.
 *
 * @see <a href="https://doi.org/10.5018/economics-ejournal.ja.2013-28">K. Soramäki, S. Cook,
 *     SinkRank: An Algorithm for Identifying Systemically Important Banks in Payment Systems,
 *     Economics 7, 2013</a>
 * @see <a href="https://doi.org/10.1103/PhysRevE.83.046127">F. Blöchl, F. Theis, F. Vega-Redondo,
 *     E. Fisher, Vertex centralities in input-output networks reveal the structure of modern
 *     economies, Physical Review E 83, 2011</a>
 */
public final class MeanFirstPassage {
  /** A result that rounding may have changed by more than this share is not returned. */
  private static final double ROUNDING = 1e-6;

  private MeanFirstPassage() {}

  /** SinkRank from {@link #sums}; not a number if the sum is not. */
  public static double sinkRank(double sum, int parties) {
    return (parties - 1) / sum;
  }

  /** Random-walk centrality from {@link #sums}; not a number if the sum is not. */
  public static double randomWalkCentrality(double sum, int parties) {
    return parties / sum;
  }

  /**
   * The sum over all parties {@code j} of {@code H(j, i)}.
   *
   * @param component strongly connected by edges of weights above 0
   * @return one entry a party; not a number if amounts differ so much that rounding leaves fewer
   *     than six digits
   */
  public static double[] sums(DirectedGraph component) {
    int parties = component.parties();
    long[] outflows = component.outflows();
    double[] stationary = stationary(component, outflows);
    int sink = largest(stationary);
    Part others = Part.of(component, IntStream.range(0, parties).filter(p -> p != sink).toArray());
    double[] paid = new double[parties - 1];
    Arrays.setAll(paid, place -> (double) outflows[others.parties()[place]]);
    double[] ones = new double[parties - 1];
    Arrays.fill(ones, 1);
    Elimination system = new Elimination(others.graph(), toSink(component, others, sink));
    double[] toSink = system.solve(paid);
    double[] returns = system.diagonalOfInverse();
    double[] arrivals = system.solveTransposed(ones);
    double allToSink = Arrays.stream(toSink).sum();
    double[] sums = new double[parties];
    sums[sink] = allToSink;
    for (int place = 0; place < paid.length; place++) {
      int party = others.parties()[place];
      double visits = paid[place] * (parties * returns[place] - arrivals[place]);
      sums[party] = reliable(allToSink, -parties * toSink[place], visits / stationary[party]);
    }
    return sums;
  }

  /** The amount each of the others pays the sink. */
  private static long[] toSink(DirectedGraph component, Part others, int sink) {
    long[] paid = new long[others.parties().length];
    for (int place = 0; place < paid.length; place++) {
      int payer = others.parties()[place];
      for (int edge = component.firstEdge(payer); edge < component.endEdge(payer); edge++) {
        if (component.target(edge) == sink) {
          paid[place] = component.weight(edge);
        }
      }
    }
    return paid;
  }

  private static double[] stationary(DirectedGraph component, long[] outflows) {
    double[] shares = new Elimination(component, new long[outflows.length]).balance();
    Arrays.setAll(shares, party -> shares[party] * outflows[party]);
    double sum = Arrays.stream(shares).sum();
    Arrays.setAll(shares, party -> shares[party] / sum);
    return shares;
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int party = 1; party < values.length; party++) {
      if (values[party] > values[largest]) {
        largest = party;
      }
    }
    return largest;
  }

  private static double reliable(double first, double second, double third) {
    double sum = first + second + third;
    double rounding = Math.ulp(1.0) * (Math.abs(first) + Math.abs(second) + Math.abs(third));
    return rounding < ROUNDING * sum ? sum : Double.NaN;
  }
}
