package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.col;

import io.carousel.graph.kernel.DirectedGraph;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Brings each graph whole to one task, side by side, and hands it to a kernel there. */
final class PerGraph implements Iterator<Row> {
  private final Iterator<Row> edges;
  private final Kernel kernel;
  private Row edge;
  private Iterator<Row> results = Collections.emptyIterator();

  /** What is computed on a graph. */
  @FunctionalInterface
  interface Kernel extends Serializable {
    Iterator<Row> of(String graphId, DirectedGraph graph);
  }

  private PerGraph(Iterator<Row> edges, Kernel kernel) {
    this.edges = edges;
    this.kernel = kernel;
    this.edge = edges.hasNext() ? edges.next() : null;
  }

  /**
   * The rows that a kernel makes of each graph.
   *
   * @param edges {@code (graph_id, payer_id, payee_id, weight)}
   * @param schema the schema of the kernel's rows
   */
  static Dataset<Row> map(Dataset<Row> edges, StructType schema, Kernel kernel) {
    return edges
        .select("graph_id", "payer_id", "payee_id", "weight")
        .repartition(col(GraphEngine.GRAPH))
        .sortWithinPartitions(GraphEngine.GRAPH)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new PerGraph(rows, kernel),
            Encoders.row(schema));
  }

  @Override
  public boolean hasNext() {
    while (!results.hasNext() && edge != null) {
      results = nextGraph();
    }
    return results.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return results.next();
  }

  private Iterator<Row> nextGraph() {
    String graphId = edge.getString(0);
    DirectedGraph.Builder graph = new DirectedGraph.Builder();
    while (edge != null && edge.getString(0).equals(graphId)) {
      graph.add(edge.getString(1), edge.getString(2), edge.getDouble(3));
      edge = edges.hasNext() ? edges.next() : null;
    }
    return kernel.of(graphId, graph.build());
  }
}
