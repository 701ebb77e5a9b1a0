package io.carousel.centrality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.graph.spark.GraphEngine;
import io.carousel.graph.spark.PartyScores;
import io.carousel.job.Convergence;
import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.schema.CentralityTables;
import io.carousel.schema.Cents;
import io.carousel.schema.FlowTables;
import io.carousel.settings.Settings;
import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Measures which parties the money runs through. */
public final class CentralityJob implements Job {

  @Override
  public String name() {
    return "centrality";
  }

  @Override
  public String purpose() {
    return "measure which parties the money runs through";
  }

  @Override
  public List<TableSpec> tables() {
    return CentralityTables.ALL;
  }

  @Override
  public List<String> plan(RunRequest request) {
    return List.of(
        "PageRank by amount, along the money and against it, and trophic levels of each scope",
        "inside groups: what taking a party out would cost, and how fast money gets to it");
  }

  @Override
  public JobOutput run(JobContext context) {
    Settings.Centrality settings = context.settings().centrality();
    PartyScores.Rule rule =
        new PartyScores.Rule(
            settings.damping(),
            settings.tolerance(),
            settings.maxIterations(),
            context.settings().graph().exactMaxParties(),
            settings.removalMaxWork());
    Dataset<Row> edges = edges(context).persist(StorageLevel.MEMORY_AND_DISK());
    context.atEnd(edges::unpersist);
    GraphEngine engine = new GraphEngine(context.spark(), context.settings().graph());
    context.atEnd(engine::release);
    GraphEngine.Answer answer = engine.partyScores(edges, rule);
    Dataset<Row> scores = answer.rows().persist(StorageLevel.MEMORY_AND_DISK());
    context.atEnd(scores::unpersist);
    List<Convergence> convergence = convergence(scores, rule);
    if (convergence.isEmpty()) {
      context.warn("no edge of known amount as of " + context.asOf() + ": no scores");
    }
    return new JobOutput(
        Map.of(CentralityTables.PARTY, parties(scores, context)),
        convergence,
        iterations(convergence) + " by " + answer.engine());
  }

  private static Dataset<Row> edges(JobContext context) {
    return context
        .read(FlowTables.EDGE)
        .where(col("as_of").equalTo(lit(context.asOf())).and(col("amount").gt(0)))
        .select(
            col("scope_id").as(GraphEngine.GRAPH),
            col("payer_id"),
            col("payee_id"),
            Cents.of(col("amount")).as("weight"),
            lit(false).as("open"));
  }

  private static Dataset<Row> parties(Dataset<Row> scores, JobContext context) {
    return scores.select(
        col(GraphEngine.GRAPH).as("scope_id"),
        col("party_id"),
        lit(context.asOf()).as("as_of"),
        col("received").as("pagerank_received"),
        col("paid").as("pagerank_paid"),
        Cents.money(col("removal_impact")).as("removal_impact"),
        col("trophic_level"),
        col("sinkrank"),
        col("random_walk"),
        col("unmeasured"));
  }

  /** How the scores of each scope came about: a row a scope, few enough for the driver. */
  private static List<Convergence> convergence(Dataset<Row> scores, PartyScores.Rule rule) {
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
                Stream.of(
                    result("pagerank_received ", row, 1, rule),
                    result("pagerank_paid ", row, 3, rule)))
        .toList();
  }

  private static Convergence result(String name, Row row, int column, PartyScores.Rule rule) {
    double residual = row.getDouble(column + 1);
    return new Convergence(
        name + row.getString(0), row.getLong(column), residual, residual < rule.tolerance());
  }

  private static String iterations(List<Convergence> convergence) {
    long most = convergence.stream().mapToLong(Convergence::iterations).max().orElse(0);
    return convergence.size() + " PageRanks in at most " + most + " iterations";
  }
}
