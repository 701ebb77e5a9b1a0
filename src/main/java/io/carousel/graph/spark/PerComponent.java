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
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Brings each strongly connected component of a graph that is too large for a task whole to one,
 * with what its parties receive and pay in the whole graph.
 */
final class PerComponent {
  /** What is computed on a component. */
  @FunctionalInterface
  interface Kernel extends Serializable {
    Iterator<Row> of(String graphId, Component component);
  }

  private PerComponent() {}

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
    Dataset<Row> all =
        inside
            .select(columns)
            .union(totals(edges, members, "payer_id").select(columns))
            .union(totals(edges, members, "payee_id").select(columns));
    return RowRuns.each(
        all,
        new String[] {"graph_id", "group_id"},
        schema,
        (first, run) -> kernel.of(first.getString(0), read(run)));
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

  private static Component read(Iterator<Row> rows) {
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    Map<String, Long> paid = new HashMap<>();
    Map<String, Long> received = new HashMap<>();
    rows.forEachRemaining(
        row -> {
          if (row.isNullAt(3)) {
            paid.put(row.getString(2), row.getLong(4));
          } else if (row.isNullAt(2)) {
            received.put(row.getString(3), row.getLong(4));
          } else {
            builder.add(row.getString(2), row.getString(3), row.getLong(4), row.getBoolean(5));
          }
        });
    DirectedGraph graph = builder.build();
    return new Component(graph, byParty(graph, received), byParty(graph, paid));
  }

  private static long[] byParty(DirectedGraph graph, Map<String, Long> values) {
    return IntStream.range(0, graph.parties()).mapToLong(p -> values.get(graph.id(p))).toArray();
  }
}
