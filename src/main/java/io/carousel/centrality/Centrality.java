package io.carousel.centrality;

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
   * @param engine to be released, as {@code kept} is, when the scores have been read
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
   * What was measured.
   *
   * @param parties rows of {@link CentralityTables#PARTY}, without the date
   * @param convergence how the PageRanks of each scope came about
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
            col("scope_id").as(GraphEngine.GRAPH),
            col("payer_id"),
            col("payee_id"),
            Cents.of(col("amount")).as("weight"),
            lit(false).as("open"));
  }

  private static Dataset<Row> parties(Dataset<Row> scores) {
    return scores.select(
        col(GraphEngine.GRAPH).as("scope_id"),
        col("party_id"),
        col("received").as("pagerank_received"),
        col("paid").as("pagerank_paid"),
        Cents.money(col("removal_impact")).as("removal_impact"),
        col("trophic_level"),
        col("sinkrank"),
        col("random_walk"),
        col("unmeasured"));
  }

  /** How the scores of each scope came about: one row per scope, few enough for the driver. */
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
