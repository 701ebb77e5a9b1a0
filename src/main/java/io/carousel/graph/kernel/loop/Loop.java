package io.carousel.graph.kernel.loop;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A simple directed cycle: each party pays the next one and the last pays the first, no party
 * twice.
 *
 * @param parties numbers in its graph, the smallest first
 * @param bottleneck the smallest weight of its edges; 0 if one of them is unknown
 */
@SuppressWarnings("ArrayRecordComponent") // Kernels pass arrays on; these are never compared.
public record Loop(int[] parties, long bottleneck) {

  /** The number of its edges, which is also the number of its parties. */
  public int length() {
    return parties.length;
  }

  /** The ids of its parties, the smallest first. */
  public List<String> ids(DirectedGraph graph) {
    return Arrays.stream(parties).mapToObj(graph::id).toList();
  }

  /** The ids of its parties in one text: {@code a>b>c}. */
  public String path(DirectedGraph graph) {
    return ids(graph).stream().collect(Collectors.joining(">"));
  }
}
