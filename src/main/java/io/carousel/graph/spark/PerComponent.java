package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.carousel.graph.kernel.Component;
import io.carousel.graph.kernel.DirectedGraph;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Brings each strongly connected component of a graph that is too large for a task whole to one,
 * with what its parties receive and pay in the whole graph.
 */
final class PerComponent implements Iterator<Iterator<Row>> {
  private final Iterator<Row> rows;
  private final Kernel kernel;
  private Row row;

  /** What is computed on a component. */
  @FunctionalInterface
  interface Kernel extends Serializable {
    Iterator<Row> of(String graphId, Component component);
  }

  private PerComponent(Iterator<Row> rows, Kernel kernel) {
    this.rows = rows;
    this.kernel = kernel;
    advance();
  }

  /**
   * The rows that a kernel makes of each component.
   *
   * @param edges all edges, as {@link GraphEngine} has them
   * @param inside those inside components, with {@code group_id}
   * @param members {@code (graph_id, party_id, group_id)} of the components to bring
   * @param schema the schema of the kernel's rows
   */
  static Dataset<Row> map(
      Dataset<Row> edges,
      Dataset<Row> inside,
      Dataset<Row> members,
      StructType schema,
      Kernel kernel) {
    Column[] columns = {
      col("graph_id"), col("group_id"), col("payer_id"), col("payee_id"), col("weight"), col("open")
    };
    return inside
        .select(columns)
        .union(totals(edges, members, "payer_id").select(columns))
        .union(totals(edges, members, "payee_id").select(columns))
        .repartition(col("graph_id"), col("group_id"))
        .sortWithinPartitions("graph_id", "group_id")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> Flattened.of(new PerComponent(rows, kernel)),
            Encoders.row(schema));
  }

  /** What each member pays or receives, as an edge that has one end only. */
  private static Dataset<Row> totals(Dataset<Row> edges, Dataset<Row> members, String end) {
    Dataset<Row> sums = edges.groupBy(col("graph_id"), col(end)).agg(sum("weight").as("weight"));
    return members
        .withColumnRenamed("party_id", end)
        .join(sums, new String[] {"graph_id", end}, "left")
        .withColumn("weight", coalesce(col("weight"), lit(0L)))
        .withColumn("payer_id".equals(end) ? "payee_id" : "payer_id", lit(null).cast("string"))
        .withColumn("open", lit(false));
  }

  @Override
  public boolean hasNext() {
    return row != null;
  }

  @Override
  public Iterator<Row> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    String graphId = row.getString(0);
    return kernel.of(graphId, read(graphId, row.getString(1)));
  }

  private Component read(String graphId, String groupId) {
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    Map<String, Long> paid = new HashMap<>();
    Map<String, Long> received = new HashMap<>();
    while (row != null && row.getString(0).equals(graphId) && row.getString(1).equals(groupId)) {
      if (row.isNullAt(3)) {
        paid.put(row.getString(2), row.getLong(4));
      } else if (row.isNullAt(2)) {
        received.put(row.getString(3), row.getLong(4));
      } else {
        builder.add(row.getString(2), row.getString(3), row.getLong(4), row.getBoolean(5));
      }
      advance();
    }
    DirectedGraph graph = builder.build();
    return new Component(graph, byParty(graph, received), byParty(graph, paid));
  }

  private static long[] byParty(DirectedGraph graph, Map<String, Long> values) {
    return IntStream.range(0, graph.parties()).mapToLong(p -> values.get(graph.id(p))).toArray();
  }

  private void advance() {
    row = rows.hasNext() ? rows.next() : null;
  }
}
