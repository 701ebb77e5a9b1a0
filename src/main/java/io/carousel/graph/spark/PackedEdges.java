package io.carousel.graph.spark;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Edges of graphs packed where they are, many to a row: all tasks read the ids of parties and
 * number them, and what moves is numbers, with each id once a row. A task that gets a graph whole
 * would else read the ids of all its edges, and sort their rows, alone.
 */
final class PackedEdges implements Iterator<Row> {
  /** Rows of this hold at most so many edges, those of all graphs together. */
  private static final int MOST_EDGES = 1 << 18;

  /** What a graph's begun row takes beside its edges, in edges. */
  private static final int ROW = 16;

  /** {@code (graph_id, edges)}, the edges as {@link DirectedGraph.Builder#packed} has them. */
  private static final StructType SCHEMA =
      new StructType()
          .add(GraphEngine.GRAPH, DataTypes.StringType, false)
          .add("edges", DataTypes.BinaryType, false);

  private final Iterator<Row> edges;
  private Iterator<Row> ready = Collections.emptyIterator();

  private PackedEdges(Iterator<Row> edges) {
    this.edges = edges;
  }

  /**
   * The edges of each graph, in any number of rows.
   *
   * @param edges as {@link GraphEngine} has them
   */
  static Dataset<Row> of(Dataset<Row> edges) {
    MapPartitionsFunction<Row, Row> packing = PackedEdges::new;
    return edges
        .select(GraphEngine.GRAPH, "payer_id", "payee_id", "weight", "open")
        .mapPartitions(packing, Encoders.row(SCHEMA));
  }

  @Override
  public boolean hasNext() {
    return ready.hasNext() || edges.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (!ready.hasNext()) {
      ready = packed();
    }
    return ready.next();
  }

  private Iterator<Row> packed() {
    Map<String, DirectedGraph.Builder> graphs = new LinkedHashMap<>();
    for (long size = 0; size < MOST_EDGES && edges.hasNext(); size++) {
      Row edge = edges.next();
      DirectedGraph.Builder graph = graphs.get(edge.getString(0));
      if (graph == null) {
        graph = new DirectedGraph.Builder();
        graphs.put(edge.getString(0), graph);
        size += ROW;
      }
      graph.add(edge.getString(1), edge.getString(2), edge.getLong(3), edge.getBoolean(4));
    }
    return graphs.entrySet().stream()
        .map(graph -> RowFactory.create(graph.getKey(), graph.getValue().packed()))
        .iterator();
  }
}
