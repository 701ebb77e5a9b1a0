package io.carousel.graph.spark;

import static io.carousel.schema.Ids.PARTY_ID;
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
 * its Pregel takes longer to plan each round.)
 */
final class MessagePageRank {
  private static final String ARRIVED = "arrived";
  private static final String GRAPH_ID = "graph_id";
  private static final String ID = "id";
  private static final String INFLOW = "inflow";
  private static final String NEXT_PAID = "next_paid";
  private static final String NEXT_RECEIVED = "next_received";
  private static final String OUTFLOW = "outflow";
  private static final String PAID = "paid";
  private static final String PAID_CHANGE = "paid_change";
  private static final String PAID_RESIDUAL = "paid_residual";
  private static final String PAID_SHARE = "paid_share";
  private static final String RECEIVED = "received";
  private static final String RECEIVED_CHANGE = "received_change";
  private static final String RECEIVED_RESIDUAL = "received_residual";
  private static final String RECEIVED_SHARE = "received_share";
  private static final String SIZE = "size";
  private static final String WEIGHT = "weight";

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
    Dataset<Row> outflow = graph.edges().groupBy(col("src").as(ID)).agg(sum(WEIGHT).as(OUTFLOW));
    Dataset<Row> inflow = graph.edges().groupBy(col("dst").as(ID)).agg(sum(WEIGHT).as(INFLOW));
    Dataset<Row> sizes = graph.vertices().groupBy(GRAPH_ID).agg(count(lit(1)).as(SIZE));
    Column equal = lit(1.0).divide(col(SIZE));
    return graph
        .vertices()
        .join(outflow, new String[] {"id"}, "left")
        .join(inflow, new String[] {"id"}, "left")
        .join(broadcast(sizes), "graph_id")
        .select(
            col(ID),
            col(GRAPH_ID),
            col(PARTY_ID),
            coalesce(col(OUTFLOW), lit(0.0)).as(OUTFLOW),
            coalesce(col(INFLOW), lit(0.0)).as(INFLOW),
            equal.as(RECEIVED),
            equal.as(PAID),
            lit(Double.MAX_VALUE).as(RECEIVED_CHANGE),
            lit(Double.MAX_VALUE).as(PAID_CHANGE));
  }

  /**
   * Per graph: its size, the score of parties that pass nothing on, and the change made by the
   * round.
   */
  private static List<Row> perGraph(Dataset<Row> state) {
    return state
        .groupBy(GRAPH_ID)
        .agg(
            count(lit(1)).as(SIZE),
            sum(when(col(OUTFLOW).equalTo(0), col(RECEIVED)).otherwise(0.0)).as("received_stuck"),
            sum(when(col(INFLOW).equalTo(0), col(PAID)).otherwise(0.0)).as("paid_stuck"),
            sum(RECEIVED_CHANGE).as(RECEIVED_RESIDUAL),
            sum(PAID_CHANGE).as(PAID_RESIDUAL))
        .collectAsList();
  }

  private Dataset<Row> table(List<Row> graphs) {
    return spark.createDataFrame(graphs, GRAPHS);
  }

  private boolean converged(List<Row> graphs) {
    return graphs.stream()
        .allMatch(
            graph ->
                graph.<Double>getAs(RECEIVED_RESIDUAL) < rule.tolerance()
                    && graph.<Double>getAs(PAID_RESIDUAL) < rule.tolerance());
  }

  private Dataset<Row> next(Dataset<Row> state, NumberedGraph graph, Dataset<Row> graphs) {
    Dataset<Row> shares =
        state.select(
            col(ID),
            share("received", "outflow").as(RECEIVED_SHARE),
            share("paid", "inflow").as(PAID_SHARE));
    Column weight = AggregateMessages.edge().getField(WEIGHT);
    Column received = AggregateMessages.src().getField(RECEIVED_SHARE).multiply(weight);
    Column paid = AggregateMessages.dst().getField(PAID_SHARE).multiply(weight);
    Column message = AggregateMessages.msg();
    Dataset<Row> arrived =
        GraphFrame.apply(shares, graph.edges())
            .aggregateMessages()
            .sendToDst(struct(received.as(RECEIVED), lit(0.0).as(PAID)))
            .sendToSrc(struct(lit(0.0).as(RECEIVED), paid.as(PAID)))
            .agg(
                struct(
                        sum(message.getField(RECEIVED)).as(RECEIVED),
                        sum(message.getField(PAID)).as(PAID))
                    .as(ARRIVED));
    return state
        .join(arrived, new String[] {"id"}, "left")
        .join(broadcast(graphs), "graph_id")
        .withColumn(NEXT_RECEIVED, score("received"))
        .withColumn(NEXT_PAID, score("paid"))
        .select(
            col(ID),
            col(GRAPH_ID),
            col(PARTY_ID),
            col(OUTFLOW),
            col(INFLOW),
            col(NEXT_RECEIVED).as(RECEIVED),
            col(NEXT_PAID).as(PAID),
            abs(col(NEXT_RECEIVED).minus(col(RECEIVED))).as(RECEIVED_CHANGE),
            abs(col(NEXT_PAID).minus(col(PAID))).as(PAID_CHANGE));
  }

  private static Column share(String score, String flow) {
    return when(col(flow).gt(0), col(score).divide(col(flow))).otherwise(0.0);
  }

  private Column score(String direction) {
    Column passedOn = coalesce(col(ARRIVED).getField(direction), lit(0.0));
    Column spread = col(direction + "_stuck").divide(col(SIZE));
    return lit(1 - rule.damping())
        .divide(col(SIZE))
        .plus(lit(rule.damping()).multiply(passedOn.plus(spread)));
  }

  private static Dataset<Row> result(Dataset<Row> state, Dataset<Row> graphs, long iterations) {
    return state
        .join(broadcast(graphs), "graph_id")
        .select(
            col(GRAPH_ID),
            col(PARTY_ID),
            col(RECEIVED),
            col(PAID),
            lit(iterations).as("received_iterations"),
            col(RECEIVED_RESIDUAL),
            lit(iterations).as("paid_iterations"),
            col(PAID_RESIDUAL));
  }
}
