package io.carousel.graph.spark;

import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.carousel.graph.kernel.Component;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.Shipment;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Sends each strongly connected component of a graph that is too large for a task to one task, with
 * the amounts its parties receive and pay in the whole graph.
 */
final class PerComponent {
  /** The values of a party in its shipment. */
  private static final int INFLOW = 0;

  private static final int OUTFLOW = 1;

  /** The computation on a component. */
  @FunctionalInterface
  interface Kernel extends Serializable {
    Iterator<Row> of(String graphId, Component component);
  }

  private PerComponent() {}

  /**
   * The rows that a kernel returns for each component.
   *
   * @param edges all edges, as in {@link GraphEngine}
   * @param inside those inside components, with {@code group_id}
   * @param members {@code (graph_id, party_id, group_id)} of the components to send
   * @param schema the schema of the kernel's rows
   */
  static Dataset<Row> map(
      Dataset<Row> edges,
      Dataset<Row> inside,
      Dataset<Row> members,
      StructType schema,
      Kernel kernel) {
    List<String> key = List.of("graph_id", "group_id");
    return Shipments.ofEdges(inside, key)
        .and(Shipments.ofParties(totals(edges, members), key, "inflow", "outflow"))
        .each(
            schema,
            PerComponent::component,
            (of, component) -> kernel.of(of.getString(0), component));
  }

  /** The amounts each member receives and pays. */
  private static Dataset<Row> totals(Dataset<Row> edges, Dataset<Row> members) {
    return members
        .join(sums(edges, PAYEE_ID, "inflow"), new String[] {"graph_id", PARTY_ID}, "left")
        .join(sums(edges, PAYER_ID, "outflow"), new String[] {"graph_id", PARTY_ID}, "left")
        .na()
        .fill(0, new String[] {"inflow", "outflow"});
  }

  private static Dataset<Row> sums(Dataset<Row> edges, String end, String name) {
    return edges.groupBy(col("graph_id"), col(end).as(PARTY_ID)).agg(sum("weight").as(name));
  }

  private static Component component(Shipment shipment) {
    DirectedGraph graph = shipment.graph();
    return new Component(graph, shipment.ofParties(INFLOW), shipment.ofParties(OUTFLOW));
  }
}
