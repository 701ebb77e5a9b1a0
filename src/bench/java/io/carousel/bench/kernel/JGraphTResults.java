package io.carousel.bench.kernel;

import io.carousel.bench.measure.Mismatch;
import io.carousel.graph.kernel.StronglyConnectedComponents;
import io.carousel.graph.kernel.score.PageRank;
import java.util.Arrays;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;

/** JGraphT's results are those of the kernels. */
final class JGraphTResults {
  private static final int EDGES = 10_000;
  private static final double TOLERANCE = 1e-8;

  private JGraphTResults() {}

  /**
   * Compares on a smaller network of the same kind.
   *
   * @throws Mismatch if they differ
   */
  static void check() {
    Network network = new Network();
    network.edges = EDGES;
    network.make();
    JGraphTNetwork peer = new JGraphTNetwork();
    peer.make(network);
    long components =
        Arrays.stream(StronglyConnectedComponents.of(network.graph)).distinct().count();
    long peers =
        new KosarajuStrongConnectivityInspector<>(peer.graph).stronglyConnectedSets().size();
    Mismatch.unlessEqual("components", components, "JGraphT", peers);
    LinearKernels kernels = new LinearKernels();
    PageRank.Result own = kernels.pageRank(network);
    kernels
        .pageRankByJGraphT(peer)
        .forEach(
            (party, score) -> {
              if (Math.abs(own.scores()[party] - score) > TOLERANCE) {
                throw new Mismatch("PageRank of " + party + " by JGraphT is " + score);
              }
            });
  }
}
