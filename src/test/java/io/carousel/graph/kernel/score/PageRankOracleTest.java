package io.carousel.graph.kernel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.RandomEdges;
import java.util.List;
import java.util.stream.LongStream;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PageRank against another library and against its own equation solved without iterating. */
final class PageRankOracleTest {
  private static final double DAMPING = 0.85;
  private static final PageRank RANK = new PageRank(DAMPING, 1e-12, 1_000);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithJGraphT(long seed) {
    RandomEdges random = RandomEdges.of(seed);
    Graph<String, DefaultWeightedEdge> graph =
        new DirectedWeightedPseudograph<>(DefaultWeightedEdge.class);
    random.parties().forEach(graph::addVertex);
    for (RandomEdges.Edge edge : random.edges()) {
      // It divides by zero where all weights out of a party are 0.
      if (!edge.isSelfEdge() && edge.weight() > 0) {
        graph.setEdgeWeight(graph.addEdge(edge.payer(), edge.payee()), (double) edge.weight());
      }
    }
    var expected = new org.jgrapht.alg.scoring.PageRank<>(graph, DAMPING, 1_000, 1e-13);
    assertScores(
        seed, random, random.parties().stream().mapToDouble(expected::getVertexScore).toArray());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void solvesItsEquation(long seed) {
    // scores = (1 - d) / n + d * P scores, so (I - d * P) scores = (1 - d) / n in every row.
    RandomEdges random = RandomEdges.of(seed);
    double[][] system = shares(random);
    int parties = system.length;
    for (int row = 0; row < parties; row++) {
      for (int column = 0; column < parties; column++) {
        system[row][column] = (row == column ? 1 : 0) - DAMPING * system[row][column];
      }
      system[row][parties] = (1 - DAMPING) / parties;
    }
    assertScores(seed, random, solve(system));
  }

  private static void assertScores(long seed, RandomEdges random, double[] expected) {
    PageRank.Result result = RANK.of(random.graph());
    assertThat(result.converged()).as("seed %d", seed).isTrue();
    assertThat(result.scores())
        .as("seed %d", seed)
        .hasSameSizeAs(expected)
        .containsExactly(expected, within(1e-8));
  }

  /** Row payee, column payer: the share of the payer's score that goes there; one column more. */
  private static double[][] shares(RandomEdges random) {
    List<String> parties = random.parties();
    int n = parties.size();
    double[][] shares = new double[n][n + 1];
    double[] outStrengths = new double[n];
    for (RandomEdges.Edge edge : random.edges()) {
      if (!edge.isSelfEdge()) {
        int payer = parties.indexOf(edge.payer());
        shares[parties.indexOf(edge.payee())][payer] += edge.weight();
        outStrengths[payer] += edge.weight();
      }
    }
    for (double[] row : shares) {
      for (int payer = 0; payer < n; payer++) {
        row[payer] = outStrengths[payer] == 0 ? 1.0 / n : row[payer] / outStrengths[payer];
      }
    }
    return shares;
  }

  /** Gauss-Jordan elimination with partial pivoting; the right-hand side is the last column. */
  private static double[] solve(double[][] system) {
    int n = system.length;
    for (int pivot = 0; pivot < n; pivot++) {
      int largest = pivot;
      for (int row = pivot; row < n; row++) {
        if (Math.abs(system[row][pivot]) > Math.abs(system[largest][pivot])) {
          largest = row;
        }
      }
      double[] pivotRow = system[largest];
      system[largest] = system[pivot];
      system[pivot] = pivotRow;
      for (int row = 0; row < n; row++) {
        double factor = row == pivot ? 0 : system[row][pivot] / pivotRow[pivot];
        for (int column = pivot; column <= n; column++) {
          system[row][column] -= factor * pivotRow[column];
        }
      }
    }
    double[] solution = new double[n];
    for (int row = 0; row < n; row++) {
      solution[row] = system[row][n] / system[row][row];
    }
    return solution;
  }
}
