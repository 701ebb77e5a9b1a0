package io.carousel.bench.kernel;

import io.carousel.graph.kernel.circulation.BalancedFlowForwarding;
import io.carousel.graph.kernel.circulation.RemovalImpact;
import io.carousel.graph.kernel.circulation.ReturnProbability;
import io.carousel.graph.kernel.loop.LoopBounds;
import io.carousel.graph.kernel.loop.LoopSearch;
import io.carousel.graph.kernel.score.MeanFirstPassage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Kernels that take more than linear time: for groups of some thousand parties at most. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class GroupKernels {
  private static final LoopBounds BOUNDS =
      new LoopBounds(4, 0, LoopBounds.ANY_SPAN, 100, Long.MAX_VALUE);

  /** The balanced part of each edge. */
  @Benchmark
  public BalancedFlowForwarding.Result balancedFlowForwarding(SmallNetwork network) {
    return BalancedFlowForwarding.of(network.graph);
  }

  /** Loops of at most four legs, the best hundred listed. */
  @Benchmark
  public LoopSearch.Result loops(SmallNetwork network) {
    return LoopSearch.of(network.graph, BOUNDS);
  }

  /** Elimination, then the diagonal of the inverse. */
  @Benchmark
  public double[] returnProbability(SmallNetwork network) {
    return ReturnProbability.of(network.group);
  }

  /** Elimination, then passage times. */
  @Benchmark
  public double[] meanFirstPassage(SmallNetwork network) {
    return MeanFirstPassage.sums(network.graph);
  }

  /** The circulation without each party. */
  @Benchmark
  public long[] removalImpact(SmallNetwork network) {
    return RemovalImpact.of(network.graph);
  }
}
