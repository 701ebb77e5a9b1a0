package io.carousel.centrality;

import static io.carousel.schema.CircularityColumns.PAGERANK_PAID;
import static io.carousel.schema.CircularityColumns.PAGERANK_RECEIVED;
import static io.carousel.schema.CircularityColumns.RANDOM_WALK;
import static io.carousel.schema.CircularityColumns.REMOVAL_IMPACT;
import static io.carousel.schema.CircularityColumns.SINKRANK;
import static io.carousel.schema.CircularityColumns.TROPHIC_LEVEL;
import static io.carousel.schema.CircularityColumns.UNMEASURED;
import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.FlowColumns.PAID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static io.carousel.schema.MarketColumns.OPEN;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.graph.spark.GraphEngine;
import io.carousel.graph.spark.PartyScores;
import io.carousel.job.Convergence;
import io.carousel.money.Cents;
import io.carousel.schema.CentralityTables;
import io.carousel.schema.FlowTables;
import io.carousel.settings.Settings;
import io.carousel.spark.KeptRows;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How central each party is to the money of its scopes. */
final class Centrality {
  private final PartyScores.Rule rule;
  private final GraphEngine engine;
  private final KeptRows kept;

  /**
   * @param engine released, like {@code kept}, when the scores have been read
   */
  Centrality(Settings settings, GraphEngine engine, KeptRows kept) {
    this.rule =
        new PartyScores.Rule(
            settings.centrality().damping(),
            settings.centrality().tolerance(),
            settings.centrality().maxIterations(),
            settings.graph().exactMaxParties(),
            settings.centrality().removalMaxWork());
    this.engine = engine;
    this.kept = kept;
  }

  /**
   * The scores.
   *
   * @param parties rows of {@link CentralityTables#PARTY}, without the date
   * @param convergence the convergence of the PageRanks of each scope
   * @param engine how the graphs were solved, in words
   */
  record Result(Dataset<Row> parties, List<Convergence> convergence, String engine) {}

  /**
   * Scores the parties of all scopes.
   *
   * @param flowEdges rows of {@link FlowTables#EDGE}
   */
  Result of(Dataset<Row> flowEdges) {
    Dataset<Row> edges = kept.keep(edges(flowEdges));
    GraphEngine.Answer answer = engine.partyScores(edges, rule);
    Dataset<Row> scores = kept.keep(answer.rows());
    return new Result(parties(scores), convergence(scores), answer.engine());
  }

  private static Dataset<Row> edges(Dataset<Row> flowEdges) {
    return flowEdges
        .where("amount > 0")
        .select(
            col(SCOPE_ID).as(GraphEngine.GRAPH),
            col(PAYER_ID),
            col(PAYEE_ID),
            Cents.of(col(AMOUNT)).as("weight"),
            lit(false).as(OPEN));
  }

  private static Dataset<Row> parties(Dataset<Row> scores) {
    return scores.select(
        col(GraphEngine.GRAPH).as(SCOPE_ID),
        col(PARTY_ID),
        col("received").as(PAGERANK_RECEIVED),
        col(PAID).as(PAGERANK_PAID),
        Cents.money(col(REMOVAL_IMPACT)).as(REMOVAL_IMPACT),
        col(TROPHIC_LEVEL),
        col(SINKRANK),
        col(RANDOM_WALK),
        col(UNMEASURED));
  }

  /** The convergence of the scores of each scope: one row per scope, few enough for the driver. */
  private List<Convergence> convergence(Dataset<Row> scores) {
    return scores
        .select(
            GraphEngine.GRAPH,
            "received_iterations",
            "received_residual",
            "paid_iterations",
            "paid_residual")
        .distinct()
        .orderBy(GraphEngine.GRAPH)
        .collectAsList()
        .stream()
        .flatMap(
            row ->
                Stream.of(result("pagerank_received ", row, 1), result("pagerank_paid ", row, 3)))
        .toList();
  }

  private Convergence result(String name, Row row, int column) {
    double residual = row.getDouble(column + 1);
    return new Convergence(
        name + row.getString(0), row.getLong(column), residual, residual < rule.tolerance());
  }
}
