package io.carousel.bench.kernel;

import io.carousel.bench.graph.RandomNetwork;
import io.carousel.graph.kernel.Component;
import io.carousel.graph.kernel.DirectedGraph;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A circular group of the size for kernels of cubic time and for loops. */
@State(Scope.Benchmark)
public class SmallNetwork {
  private static final long SEED = 19;

  /** Edges; a tenth as many parties. */
  @Param("3000")
  public int edges;

  DirectedGraph graph;
  Component group;

  /** Makes it. */
  @Setup
  public void make() {
    graph = RandomNetwork.circular(edges / 10, edges, SEED);
    group = Component.of(graph).next();
  }
}
