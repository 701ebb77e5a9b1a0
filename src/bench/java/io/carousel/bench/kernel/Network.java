package io.carousel.bench.kernel;

import io.carousel.bench.graph.RandomNetwork;
import io.carousel.graph.kernel.DirectedGraph;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A network that is one circular group. */
@State(Scope.Benchmark)
public class Network {
  private static final long SEED = 17;

  /** Edges; a tenth as many parties. */
  @Param("100000")
  public int edges;

  DirectedGraph graph;

  /** Makes it. */
  @Setup
  public void make() {
    graph = RandomNetwork.circular(edges / 10, edges, SEED);
  }
}
