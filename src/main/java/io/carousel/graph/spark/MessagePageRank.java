package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.carousel.graph.kernel.score.PageRank;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.graphframes.GraphFrame;
import org.graphframes.lib.AggregateMessages;

/**
 * PageRank by GraphFrames' message passing, for graphs of any size: both directions and all graphs
 * in one loop, until the last of them has converged. (GraphFrames' own PageRank has no weights, and
 * its Pregel plans longer each round.)
 */
final class MessagePageRank {
  private static final StructType GRAPHS =
      StructType.fromDDL(
          "graph_id string, size bigint, received_stuck double, paid_stuck double,"
              + " received_residual double, paid_residual double");

  private final SparkSession spark;
  private final PageRank rule;

  MessagePageRank(SparkSession spark, PageRank rule) {
    this.spark = spark;
    this.rule = rule;
  }

  /**
   * The scores of all graphs.
   *
   * @param edges {@code (graph_id, payer_id, payee_id, weight)}
   * @return the first columns of {@link PartyScores#SCHEMA}
   */
  CachedRows of(Dataset<Row> edges) {
    try (NumberedGraph graph = NumberedGraph.of(spark, edges)) {
      CachedRows state = CachedRows.of(start(graph));
      List<Row> graphs = perGraph(state.rows());
      int iterations = 0;
      while (!converged(graphs) && iterations < rule.maxIterations()) {
        state = state.next(next(state.rows(), graph, table(graphs)));
        graphs = perGraph(state.rows());
        iterations++;
      }
      return new CachedRows(result(state.rows(), table(graphs), iterations), state.cache());
    }
  }

  /** Every party with the sums of its flows, and equal scores. */
  private static Dataset<Row> start(NumberedGraph graph) {
    Dataset<Row> outflow =
        graph.edges().groupBy(col("src").as("id")).agg(sum("weight").as("outflow"));
    Dataset<Row> inflow =
        graph.edges().groupBy(col("dst").as("id")).agg(sum("weight").as("inflow"));
    Dataset<Row> sizes = graph.vertices().groupBy("graph_id").agg(count(lit(1)).as("size"));
    Column equal = lit(1.0).divide(col("size"));
    return graph
        .vertices()
        .join(outflow, new String[] {"id"}, "left")
        .join(inflow, new String[] {"id"}, "left")
        .join(broadcast(sizes), "graph_id")
        .select(
            col("id"),
            col("graph_id"),
            col("party_id"),
            coalesce(col("outflow"), lit(0.0)).as("outflow"),
            coalesce(col("inflow"), lit(0.0)).as("inflow"),
            equal.as("received"),
            equal.as("paid"),
            lit(Double.MAX_VALUE).as("received_change"),
            lit(Double.MAX_VALUE).as("paid_change"));
  }

  /** Per graph: its size, the score of parties that pass nothing on, and what the round changed. */
  private static List<Row> perGraph(Dataset<Row> state) {
    return state
        .groupBy("graph_id")
        .agg(
            count(lit(1)).as("size"),
            sum(when(col("outflow").equalTo(0), col("received")).otherwise(0.0))
                .as("received_stuck"),
            sum(when(col("inflow").equalTo(0), col("paid")).otherwise(0.0)).as("paid_stuck"),
            sum("received_change").as("received_residual"),
            sum("paid_change").as("paid_residual"))
        .collectAsList();
  }

  private Dataset<Row> table(List<Row> graphs) {
    return spark.createDataFrame(graphs, GRAPHS);
  }

  private boolean converged(List<Row> graphs) {
    return graphs.stream()
        .allMatch(
            graph ->
                graph.<Double>getAs("received_residual") < rule.tolerance()
                    && graph.<Double>getAs("paid_residual") < rule.tolerance());
  }

  private Dataset<Row> next(Dataset<Row> state, NumberedGraph graph, Dataset<Row> graphs) {
    Dataset<Row> shares =
        state.select(
            col("id"),
            share("received", "outflow").as("received_share"),
            share("paid", "inflow").as("paid_share"));
    Column weight = AggregateMessages.edge().getField("weight");
    Column received = AggregateMessages.src().getField("received_share").multiply(weight);
    Column paid = AggregateMessages.dst().getField("paid_share").multiply(weight);
    Column message = AggregateMessages.msg();
    Dataset<Row> arrived =
        GraphFrame.apply(shares, graph.edges())
            .aggregateMessages()
            .sendToDst(struct(received.as("received"), lit(0.0).as("paid")))
            .sendToSrc(struct(lit(0.0).as("received"), paid.as("paid")))
            .agg(
                struct(
                        sum(message.getField("received")).as("received"),
                        sum(message.getField("paid")).as("paid"))
                    .as("arrived"));
    return state
        .join(arrived, new String[] {"id"}, "left")
        .join(broadcast(graphs), "graph_id")
        .withColumn("next_received", score("received"))
        .withColumn("next_paid", score("paid"))
        .select(
            col("id"),
            col("graph_id"),
            col("party_id"),
            col("outflow"),
            col("inflow"),
            col("next_received").as("received"),
            col("next_paid").as("paid"),
            abs(col("next_received").minus(col("received"))).as("received_change"),
            abs(col("next_paid").minus(col("paid"))).as("paid_change"));
  }

  private static Column share(String score, String flow) {
    return when(col(flow).gt(0), col(score).divide(col(flow))).otherwise(0.0);
  }

  private Column score(String direction) {
    Column passedOn = coalesce(col("arrived").getField(direction), lit(0.0));
    Column spread = col(direction + "_stuck").divide(col("size"));
    return lit(1 - rule.damping())
        .divide(col("size"))
        .plus(lit(rule.damping()).multiply(passedOn.plus(spread)));
  }

  private static Dataset<Row> result(Dataset<Row> state, Dataset<Row> graphs, long iterations) {
    return state
        .join(broadcast(graphs), "graph_id")
        .select(
            col("graph_id"),
            col("party_id"),
            col("received"),
            col("paid"),
            lit(iterations).as("received_iterations"),
            col("received_residual"),
            lit(iterations).as("paid_iterations"),
            col("paid_residual"));
  }
}
