package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.col;

import io.carousel.graph.kernel.DirectedGraph;
import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Brings each graph whole to one task, side by side, and hands it to a kernel there. */
final class PerGraph implements Iterator<Iterator<Row>> {
  private final Iterator<Row> edges;
  private final Kernel kernel;
  private Row edge;

  /** What is computed on a graph. */
  @FunctionalInterface
  interface Kernel extends Serializable {
    Iterator<Row> of(String graphId, DirectedGraph graph);
  }

  private PerGraph(Iterator<Row> edges, Kernel kernel) {
    this.edges = edges;
    this.kernel = kernel;
    advance();
  }

  /**
   * The rows that a kernel makes of each graph.
   *
   * @param edges as {@link GraphEngine} has them
   * @param schema the schema of the kernel's rows
   */
  static Dataset<Row> map(Dataset<Row> edges, StructType schema, Kernel kernel) {
    return edges
        .select("graph_id", "payer_id", "payee_id", "weight", "open")
        .repartition(col(GraphEngine.GRAPH))
        .sortWithinPartitions(GraphEngine.GRAPH)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> Flattened.of(new PerGraph(rows, kernel)),
            Encoders.row(schema));
  }

  @Override
  public boolean hasNext() {
    return edge != null;
  }

  @Override
  public Iterator<Row> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    String graphId = edge.getString(0);
    return kernel.of(graphId, read(graphId));
  }

  private DirectedGraph read(String graphId) {
    DirectedGraph.Builder graph = new DirectedGraph.Builder();
    while (edge != null && edge.getString(0).equals(graphId)) {
      graph.add(edge.getString(1), edge.getString(2), edge.getLong(3), edge.getBoolean(4));
      advance();
    }
    return graph.build();
  }

  private void advance() {
    edge = edges.hasNext() ? edges.next() : null;
  }
}
