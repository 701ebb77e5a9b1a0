package io.carousel.graph.spark;

import io.carousel.graph.kernel.DirectedGraph;
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
  /** Edges that a task reads before it packs them: all that it has to hold at a time. */
  private static final int BATCH = 1 << 16;

  /** What a graph takes before its first edge, in edges. */
  private static final int GRAPH_SIZE = 16;

  /** {@code (graph_id, edges)}, the edges as {@link DirectedGraph.Builder#packed} has them. */
  private static final StructType SCHEMA =
      new StructType()
          .add(GraphEngine.GRAPH, DataTypes.StringType, false)
          .add("edges", DataTypes.BinaryType, false);

  private final Iterator<Row> edges;
  private final int batch;
  private final Map<String, DirectedGraph.Builder> graphs = new LinkedHashMap<>();

  private PackedEdges(Iterator<Row> edges, int batch) {
    this.edges = edges;
    this.batch = batch;
  }

  /**
   * The edges of each graph, in any number of rows.
   *
   * @param edges as {@link GraphEngine} has them
   */
  static Dataset<Row> of(Dataset<Row> edges) {
    return of(edges, BATCH);
  }

  /**
   * The same, for tests.
   *
   * @param batch edges that a task reads before it packs them
   */
  static Dataset<Row> of(Dataset<Row> edges, int batch) {
    MapPartitionsFunction<Row, Row> packing = rows -> new PackedEdges(rows, batch);
    return edges
        .select(GraphEngine.GRAPH, "payer_id", "payee_id", "weight", "open")
        .mapPartitions(packing, Encoders.row(SCHEMA));
  }

  @Override
  public boolean hasNext() {
    return !graphs.isEmpty() || edges.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (graphs.isEmpty()) {
      read();
    }
    Iterator<Map.Entry<String, DirectedGraph.Builder>> left = graphs.entrySet().iterator();
    Map.Entry<String, DirectedGraph.Builder> graph = left.next();
    Row row = RowFactory.create(graph.getKey(), graph.getValue().packed());
    left.remove();
    return row;
  }

  private void read() {
    int size = 0;
    while (size < batch && edges.hasNext()) {
      Row edge = edges.next();
      DirectedGraph.Builder graph = graphs.get(edge.getString(0));
      if (graph == null) {
        graph = new DirectedGraph.Builder();
        graphs.put(edge.getString(0), graph);
        size += GRAPH_SIZE;
      }
      graph.add(edge.getString(1), edge.getString(2), edge.getLong(3), edge.getBoolean(4));
      size++;
    }
  }
}
