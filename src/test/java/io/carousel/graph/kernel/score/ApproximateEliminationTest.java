package io.carousel.graph.kernel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ApproximateEliminationTest {
  private static final int DRAWS = 20_000;

  private record Edge(int party, int other, long weight) {
    Edge back(long amount) {
      return new Edge(/* party= */ other, /* other= */ party, amount);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private static ApproximateElimination of(int parties, List<Edge> edges, long seed) {
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    edges.forEach(edge -> builder.add(id(edge.party()), id(edge.other()), edge.weight()));
    DirectedGraph graph = builder.build();
    assertThat(graph.parties()).isEqualTo(parties);
    return ApproximateElimination.of(graph, seed);
  }

  /** In the order of numbers. */
  private static String id(int party) {
    return String.valueOf((char) ('A' + party));
  }

  private static RealMatrix laplacian(int parties, List<Edge> edges) {
    RealMatrix matrix = new Array2DRowRealMatrix(parties, parties);
    for (Edge edge : edges) {
      double weight = (double) edge.weight();
      matrix.addToEntry(edge.party(), edge.party(), weight);
      matrix.addToEntry(edge.other(), edge.other(), weight);
      matrix.addToEntry(edge.party(), edge.other(), -weight);
      matrix.addToEntry(edge.other(), edge.party(), -weight);
    }
    return matrix;
  }

  /** On vectors that add up to 0; it takes equal entries to 0. */
  private static RealMatrix inverse(int parties, ApproximateElimination factor) {
    RealMatrix inverse = new Array2DRowRealMatrix(parties, parties);
    for (int party = 0; party < parties; party++) {
      RealVector centred = new ArrayRealVector(parties, -1.0 / parties);
      centred.addToEntry(party, 1);
      inverse.setColumnVector(party, factor.operate(centred));
    }
    return inverse;
  }

  /** A tree, and as many edges more as parties, some of them between the same two. */
  private static List<Edge> connected(Random random, int parties) {
    List<Edge> edges = tree(random, parties);
    for (int i = 0; i < parties; i++) {
      int party = random.nextInt(parties);
      int other = random.nextInt(parties);
      if (party != other) {
        edges.add(new Edge(party, other, 1 + random.nextInt(100)));
      }
    }
    return edges;
  }

  private static List<Edge> tree(Random random, int parties) {
    List<Edge> edges = new ArrayList<>();
    for (int party = 1; party < parties; party++) {
      edges.add(new Edge(party, random.nextInt(party), 1 + random.nextInt(100)));
    }
    return edges;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void invertsTrees(long seed) {
    Random random = new Random(seed);
    int parties = 2 + random.nextInt(30);
    List<Edge> edges = tree(random, parties);
    double[] levels = random.doubles(parties).toArray();
    double mean = Arrays.stream(levels).average().orElseThrow();

    RealVector solved =
        of(parties, edges, seed)
            .operate(laplacian(parties, edges).operate(new ArrayRealVector(levels)));

    assertThat(solved.toArray())
        .containsExactly(Arrays.stream(levels).map(level -> level - mean).toArray(), within(1e-10));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void takesEdgesToTheSamePartyTogether(long seed) {
    // Trees, each payment beside one back: as exact as the trees themselves.
    Random random = new Random(seed);
    int parties = 2 + random.nextInt(30);
    List<Edge> there = tree(random, parties);
    List<Edge> both = new ArrayList<>(there);
    there.forEach(edge -> both.add(edge.back(2 * edge.weight())));
    RealMatrix threefold = inverse(parties, of(parties, both, seed)).scalarMultiply(3);
    RealMatrix difference = threefold.subtract(inverse(parties, of(parties, there, 0)));
    assertThat(difference.getNorm()).isLessThan(1e-10);
  }

  @Test
  void drawsTheSameForASeed() {
    List<Edge> edges = connected(new Random(1), 30);
    assertThat(inverse(30, of(30, edges, 7))).isEqualTo(inverse(30, of(30, edges, 7)));
    assertThat(inverse(30, of(30, edges, 8))).isNotEqualTo(inverse(30, of(30, edges, 7)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isSymmetricAndPositive(long seed) {
    Random random = new Random(seed);
    int parties = 2 + random.nextInt(30);
    RealMatrix inverse = inverse(parties, of(parties, connected(random, parties), seed));

    assertThat(inverse.subtract(inverse.transpose()).getNorm()).isLessThan(1e-12);
    double[] values = new EigenDecomposition(inverse).getRealEigenvalues();
    Arrays.sort(values);
    assertThat(values[0]).isCloseTo(0, within(1e-12));
    assertThat(values[1]).isGreaterThan(1e-6);
  }

  @Test
  void isTheLaplacianOnAverage() {
    // Everyone joined to everyone, by weights that lie apart: edges are drawn at each step.
    int parties = 6;
    List<Edge> edges = new ArrayList<>();
    for (int party = 0; party < parties; party++) {
      for (int other = 0; other < party; other++) {
        edges.add(new Edge(party, other, 1 + (7 * party + 3 * other) % 10));
      }
    }
    RealMatrix sum = new Array2DRowRealMatrix(parties, parties);
    for (int seed = 0; seed < DRAWS; seed++) {
      sum = sum.add(inverted(inverse(parties, of(parties, edges, seed))));
    }

    RealMatrix expected = laplacian(parties, edges);
    RealMatrix off = sum.scalarMultiply(1.0 / DRAWS).subtract(expected);
    assertThat(off.getNorm() / expected.getNorm()).isLessThan(0.01);
    RealMatrix one = inverted(inverse(parties, of(parties, edges, 0)));
    assertThat(one.subtract(expected).getNorm() / expected.getNorm()).isGreaterThan(0.02);
  }

  /** Of a symmetric matrix that takes equal entries to 0, and of nothing else. */
  private static RealMatrix inverted(RealMatrix matrix) {
    int parties = matrix.getRowDimension();
    RealMatrix mean = new Array2DRowRealMatrix(parties, parties).scalarAdd(1.0 / parties);
    return MatrixUtils.inverse(matrix.add(mean)).subtract(mean);
  }
}
