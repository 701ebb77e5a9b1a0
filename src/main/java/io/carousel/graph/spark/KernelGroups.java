package io.carousel.graph.spark;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.StronglyConnectedComponents;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Strongly connected components of graphs that each fit a task. */
final class KernelGroups {
  static final StructType SCHEMA =
      new StructType()
          .add("graph_id", DataTypes.StringType, false)
          .add("party_id", DataTypes.StringType, false)
          .add("group_id", DataTypes.StringType, false);

  private KernelGroups() {}

  static Dataset<Row> of(Dataset<Row> edges) {
    return Shipments.eachGraph(edges, SCHEMA, KernelGroups::groups);
  }

  private static Iterator<Row> groups(String graphId, DirectedGraph graph) {
    int[] component = StronglyConnectedComponents.of(graph);
    int[] members = new int[component.length];
    for (int smallest : component) {
      members[smallest]++;
    }
    return IntStream.range(0, component.length)
        .filter(party -> members[component[party]] > 1)
        .mapToObj(party -> RowFactory.create(graphId, graph.id(party), graph.id(component[party])))
        .iterator();
  }
}
