package io.carousel.graph.spark;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.PageRank;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** PageRank along the edges (received) and against them (paid), with how each came about. */
public final class PageRanks {
  /** A row for each party of each graph; how its graph's scores came about stands in each row. */
  public static final StructType SCHEMA =
      new StructType()
          .add("graph_id", DataTypes.StringType, false)
          .add("party_id", DataTypes.StringType, false)
          .add("received", DataTypes.DoubleType, false)
          .add("paid", DataTypes.DoubleType, false)
          .add("received_iterations", DataTypes.LongType, false)
          .add("received_residual", DataTypes.DoubleType, false)
          .add("paid_iterations", DataTypes.LongType, false)
          .add("paid_residual", DataTypes.DoubleType, false);

  private PageRanks() {}

  static Dataset<Row> byKernel(Dataset<Row> edges, PageRank rule) {
    double damping = rule.damping();
    double tolerance = rule.tolerance();
    int maxIterations = rule.maxIterations();
    return PerGraph.map(
        edges,
        SCHEMA,
        (graphId, graph) -> rows(graphId, graph, new PageRank(damping, tolerance, maxIterations)));
  }

  private static Iterator<Row> rows(String graphId, DirectedGraph graph, PageRank rule) {
    PageRank.Result received = rule.of(graph);
    PageRank.Result paid = rule.of(graph.reversed());
    return IntStream.range(0, graph.parties())
        .mapToObj(
            party ->
                RowFactory.create(
                    graphId,
                    graph.id(party),
                    received.scores()[party],
                    paid.scores()[party],
                    (long) received.iterations(),
                    received.residual(),
                    (long) paid.iterations(),
                    paid.residual()))
        .iterator();
  }
}
