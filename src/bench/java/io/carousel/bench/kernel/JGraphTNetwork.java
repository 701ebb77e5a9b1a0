package io.carousel.bench.kernel;

import io.carousel.graph.kernel.DirectedGraph;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same network as a JGraphT graph. */
@State(Scope.Benchmark)
public class JGraphTNetwork {
  Graph<Integer, DefaultWeightedEdge> graph;

  /** Makes it. */
  @Setup
  public void make(Network network) {
    DirectedGraph given = network.graph;
    graph = new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
    for (int party = 0; party < given.parties(); party++) {
      graph.addVertex(party);
    }
    for (int payer = 0; payer < given.parties(); payer++) {
      for (int edge = given.firstEdge(payer); edge < given.endEdge(payer); edge++) {
        graph.setEdgeWeight(graph.addEdge(payer, given.target(edge)), (double) given.weight(edge));
      }
    }
  }
}
