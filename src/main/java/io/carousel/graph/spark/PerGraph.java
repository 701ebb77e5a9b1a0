package io.carousel.graph.spark;

import io.carousel.graph.kernel.DirectedGraph;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Brings each graph whole to one task, side by side, and hands it to a kernel there. */
final class PerGraph {
  /** What is computed on a graph. */
  @FunctionalInterface
  interface Kernel extends Serializable {
    Iterator<Row> of(String graphId, DirectedGraph graph);
  }

  private PerGraph() {}

  /**
   * The rows that a kernel makes of each graph.
   *
   * @param edges as {@link GraphEngine} has them
   * @param schema the schema of the kernel's rows
   */
  static Dataset<Row> map(Dataset<Row> edges, StructType schema, Kernel kernel) {
    return RowRuns.each(
        PackedEdges.of(edges),
        new String[] {GraphEngine.GRAPH},
        schema,
        (first, run) -> kernel.of(first.getString(0), read(run)));
  }

  private static DirectedGraph read(Iterator<Row> packed) {
    DirectedGraph.Builder graph = new DirectedGraph.Builder();
    packed.forEachRemaining(row -> graph.addAll(row.<byte[]>getAs(1)));
    return graph.build();
  }
}
