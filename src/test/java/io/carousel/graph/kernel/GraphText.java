package io.carousel.graph.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Graphs as text, for assertions. */
public final class GraphText {
  private GraphText() {}

  /** Every edge as {@code payer>payee=weight}, with a question mark if it is open. */
  public static List<String> edges(DirectedGraph graph) {
    List<String> edges = new ArrayList<>();
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        edges.add(
            graph.id(payer)
                + ">"
                + graph.id(graph.target(edge))
                + "="
                + graph.weight(edge)
                + (graph.open(edge) ? "?" : ""));
      }
    }
    assertThat(edges).hasSize(graph.edges());
    return edges;
  }

  /** Its parties, in the order of their numbers. */
  public static List<String> ids(DirectedGraph graph) {
    return IntStream.range(0, graph.parties()).mapToObj(graph::id).toList();
  }
}
