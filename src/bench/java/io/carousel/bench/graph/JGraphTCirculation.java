package io.carousel.bench.graph;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/**
 * The maximum circulation by JGraphT, whose capacities are ints. Its solver does not allow negative
 * costs, so it computes the complement: the least payments that preserve net positions.
 */
public final class JGraphTCirculation {
  private final Graph<Integer, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);

  private final Map<DefaultEdge, Integer> capacities = new HashMap<>();

  /**
   * Converts a graph.
   *
   * @throws ArithmeticException if a weight is more than an int can hold
   */
  public JGraphTCirculation(DirectedGraph given) {
    for (int party = 0; party < given.parties(); party++) {
      graph.addVertex(party);
    }
    for (int payer = 0; payer < given.parties(); payer++) {
      for (int edge = given.firstEdge(payer); edge < given.endEdge(payer); edge++) {
        capacities.put(
            graph.addEdge(payer, given.target(edge)), Math.toIntExact(given.weight(edge)));
      }
    }
  }

  /** The circulation: the total minus the least payments that preserve net positions. */
  public long value() {
    // Costs are the weights of the graph, all 1: the problem's own cost function is not used.
    var problem =
        new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(
            graph, this::netPayment, capacities::get);
    double left =
        new CapacityScalingMinimumCostFlow<Integer, DefaultEdge>()
            .getMinimumCostFlow(problem)
            .getCost();
    return sum(graph.edgeSet()) - Math.round(left);
  }

  private Integer netPayment(Integer party) {
    return Math.toIntExact(sum(graph.outgoingEdgesOf(party)) - sum(graph.incomingEdgesOf(party)));
  }

  private long sum(Set<DefaultEdge> arcs) {
    return arcs.stream().mapToLong(capacities::get).sum();
  }
}
