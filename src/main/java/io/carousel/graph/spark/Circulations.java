package io.carousel.graph.spark;

import io.carousel.graph.kernel.Component;
import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.circulation.MaximumCirculation;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Only the maximum circulation, of graphs that each fit a task. */
final class Circulations {
  static final StructType SCHEMA =
      new StructType()
          .add("graph_id", DataTypes.StringType, false)
          .add("circulation", DataTypes.LongType);

  private Circulations() {}

  static Dataset<Row> of(Dataset<Row> edges) {
    return Shipments.eachGraph(
        edges,
        SCHEMA,
        (graphId, graph) -> List.of(RowFactory.create(graphId, circulation(graph))).iterator());
  }

  static Iterator<Row> ofComponent(String graphId, Component component) {
    return List.of(RowFactory.create(graphId, value(component.graph()))).iterator();
  }

  private static long circulation(DirectedGraph graph) {
    long sum = 0;
    for (Components components = Components.of(graph); components.hasNext(); ) {
      sum += value(components.next().graph());
    }
    return sum;
  }

  private static long value(DirectedGraph component) {
    return Arrays.stream(MaximumCirculation.of(component)).sum();
  }
}
