package io.carousel.graph.kernel.random;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.KnownNetwork;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProportionalFittingTest {
  private static final long HUGE = 1L << 60;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @Test
  void splitsByPaymentsAndReceiptsFromAnEvenStart() {
    // a and b pay 30 and 10, c and d get 20 each: half of each payer's to each.
    assertThat(
            ProportionalFitting.of(
                graph("a>c=1", "a>d=1", "b>c=1", "b>d=1"),
                new long[] {30, 10, 0, 0},
                new long[] {0, 0, 20, 20}))
        .containsExactly(new double[] {15, 15, 5, 5}, within(1e-9));
  }

  @Test
  void keepsAmountsThatAreAsWanted() {
    DirectedGraph graph = KnownNetwork.CONE_SPRINGS.graph();
    double[] fitted = ProportionalFitting.of(graph, graph.outflows(), graph.inflows());
    for (int edge = 0; edge < graph.edges(); edge++) {
      assertThat(fitted[edge]).isCloseTo((double) graph.weight(edge), within(1e-9));
    }
  }

  @Test
  void endsBetweenPaymentsAndReceiptsIfNothingFits() {
    // a pays 3 of which b can get but 2; c has 1 where d wants 2.
    assertThat(
            ProportionalFitting.of(
                graph("a>b=1", "c>d=1"), new long[] {3, 0, 1, 0}, new long[] {0, 2, 0, 2}))
        .containsExactly(2.5, 1.5);
  }

  @Test
  void leavesNothingWhereNothingIsWanted() {
    // b must pay nothing, so nothing is left for d; a pays 5, and c receives only 3.
    assertThat(
            ProportionalFitting.of(
                graph("a>c=1", "b>c=1", "b>d=1"), new long[] {5, 0, 0, 0}, new long[] {0, 0, 3, 2}))
        .containsExactly(4, 0, 0);
    assertThat(ProportionalFitting.of(graph("a>b=0"), new long[] {1, 0}, new long[] {0, 1}))
        .containsExactly(0);
    assertThat(ProportionalFitting.of(graph(), new long[0], new long[0])).isEmpty();
  }

  @Test
  void staysFiniteWhereAmountsDwindle() {
    // Only a > c fits; a > d shrinks without end, however large the rest.
    double[] fitted =
        ProportionalFitting.of(
            graph("a>c=1", "a>d=1", "b>d=1"),
            new long[] {HUGE, HUGE, 0, 0},
            new long[] {0, 0, HUGE, HUGE});
    assertThat(fitted[0]).isCloseTo(HUGE, within(HUGE * 1e-2));
    assertThat(fitted[1]).isBetween(0.0, HUGE * 1e-2);
    assertThat(fitted[2]).isBetween(HUGE * 0.99, (double) HUGE);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesWhatFittingAPlainMatrixGives(long seed) {
    Random random = new Random(seed);
    int parties = 3 + random.nextInt(6);
    DirectedGraph.Builder start = new DirectedGraph.Builder();
    DirectedGraph.Builder wanted = new DirectedGraph.Builder();
    double[][] matrix = new double[parties][parties];
    for (int payer = 0; payer < parties; payer++) {
      for (int payee = 0; payee < parties; payee++) {
        if (payer != payee && random.nextInt(10) < 9) {
          matrix[payer][payee] = 1 + random.nextInt(5);
          start.add("" + payer, "" + payee, (long) matrix[payer][payee]);
          wanted.add("" + payer, "" + payee, 1 + random.nextInt(1000));
        }
      }
    }
    DirectedGraph edges = start.build();
    DirectedGraph target = wanted.build();
    double[] fitted = ProportionalFitting.of(edges, target.outflows(), target.inflows());
    fit(matrix, target.outflows(), target.inflows());
    for (int payer = 0; payer < edges.parties(); payer++) {
      for (int edge = edges.firstEdge(payer); edge < edges.endEdge(payer); edge++) {
        int row = Integer.parseInt(edges.id(payer));
        int column = Integer.parseInt(edges.id(edges.target(edge)));
        assertThat(fitted[edge])
            .as("seed %d, %d pays %d", seed, row, column)
            .isCloseTo(matrix[row][column], within(1e-3));
      }
    }
  }

  /** Rows then columns, far more often than it takes. */
  private static void fit(double[][] matrix, long[] rows, long[] columns) {
    for (int iteration = 0; iteration < 2000; iteration++) {
      for (int row = 0; row < matrix.length; row++) {
        double sum = 0;
        for (double cell : matrix[row]) {
          sum += cell;
        }
        for (int column = 0; column < matrix.length && sum > 0; column++) {
          matrix[row][column] *= rows[row] / sum;
        }
      }
      for (int column = 0; column < matrix.length; column++) {
        double sum = 0;
        for (double[] row : matrix) {
          sum += row[column];
        }
        for (int row = 0; row < matrix.length && sum > 0; row++) {
          matrix[row][column] *= columns[column] / sum;
        }
      }
    }
  }
}
