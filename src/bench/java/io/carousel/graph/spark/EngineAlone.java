package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.col;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.score.PageRank;
import io.carousel.settings.Settings;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Single steps of {@link GraphEngine}, which computes more at a time, for comparison with libraries
 * that do one thing. The engine's own rule chooses the path.
 */
public final class EngineAlone {
  private static final StructType SCORES =
      new StructType()
          .add("party_id", DataTypes.StringType, false)
          .add("score", DataTypes.DoubleType, false)
          .add("iterations", DataTypes.LongType, false);

  private final SparkSession spark;
  private final Settings.Graph settings;

  public EngineAlone(SparkSession spark, Settings.Graph settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /**
   * The members of components of at least two parties.
   *
   * @param edges as in {@link GraphEngine}
   * @return rows of {@link KernelGroups#SCHEMA}
   */
  public Dataset<Row> groups(Dataset<Row> edges) {
    return large(edges)
        ? new LargeGroups(spark, limit()).of(edges).members().rows()
        : KernelGroups.of(edges);
  }

  /**
   * PageRank along the edges.
   *
   * @param rule only its part for PageRank counts
   * @return {@code (party_id, score, iterations)}
   */
  public Dataset<Row> pageRank(Dataset<Row> edges, PartyScores.Rule rule) {
    return large(edges)
        ? new MessagePageRank(spark, rule.pageRank())
            .of(edges)
            .rows()
            .select(
                col("party_id"),
                col("received").as("score"),
                col("received_iterations").as("iterations"))
        : Shipments.eachGraph(edges, SCORES, (graphId, graph) -> scores(graph, rule));
  }

  private static Iterator<Row> scores(DirectedGraph graph, PartyScores.Rule rule) {
    PageRank.Result result = rule.pageRank().of(graph);
    return IntStream.range(0, graph.parties())
        .mapToObj(
            party ->
                RowFactory.create(
                    graph.id(party), result.scores()[party], (long) result.iterations()))
        .iterator();
  }

  private boolean large(Dataset<Row> edges) {
    return switch (settings.engine()) {
      case KERNEL -> false;
      case GRAPHFRAMES -> true;
      case AUTO ->
          !edges.groupBy(GraphEngine.GRAPH).count().where(col("count").gt(limit())).isEmpty();
    };
  }

  private long limit() {
    return settings.kernelMaxEdges().orElseGet(() -> TaskMemory.edges(spark));
  }
}
