package io.carousel.bench.kernel;

import io.carousel.graph.kernel.StronglyConnectedComponents;
import io.carousel.graph.kernel.circulation.MaximumCirculation;
import io.carousel.graph.kernel.score.PageRank;
import io.carousel.graph.kernel.score.TrophicLevels;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Kernels for groups of any size that fits a task. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LinearKernels {
  private static final double DAMPING = 0.85;
  private static final double TOLERANCE = 1e-10;
  private static final int MOST_ITERATIONS = 1_000;

  /** Tarjan's components. */
  @Benchmark
  public int[] components(Network network) {
    return StronglyConnectedComponents.of(network.graph);
  }

  /** Kosaraju's components. */
  @Benchmark
  public List<Set<Integer>> componentsByJGraphT(JGraphTNetwork network) {
    return new KosarajuStrongConnectivityInspector<>(network.graph).stronglyConnectedSets();
  }

  /** Weighted PageRank. */
  @Benchmark
  public PageRank.Result pageRank(Network network) {
    return new PageRank(DAMPING, TOLERANCE, MOST_ITERATIONS).of(network.graph);
  }

  /** Weighted PageRank, to the same change of any score. */
  @Benchmark
  public Map<Integer, Double> pageRankByJGraphT(JGraphTNetwork network) {
    return new org.jgrapht.alg.scoring.PageRank<>(
            network.graph, DAMPING, MOST_ITERATIONS, TOLERANCE)
        .getScores();
  }

  /** The amount netting cancels. */
  @Benchmark
  public long[] circulation(Network network) {
    return MaximumCirculation.of(network.graph);
  }

  /** How far downstream each party is. */
  @Benchmark
  public TrophicLevels.Result trophicLevels(Network network) {
    return TrophicLevels.of(network.graph);
  }
}
