package io.carousel.centrality;

import static io.carousel.schema.Ids.AS_OF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.graph.spark.GraphEngine;
import io.carousel.job.Convergence;
import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.schema.CentralityTables;
import io.carousel.schema.FlowTables;
import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
        "inside groups: how much less circulates without a party, and how fast money reaches it");
  }

  @Override
  public JobOutput run(JobContext context) {
    Column asOf = lit(context.asOf());
    Dataset<Row> edges = context.read(FlowTables.EDGE).where(col(AS_OF).equalTo(asOf));
    Centrality.Result result =
        new Centrality(context.settings(), engine(context), context.kept()).of(edges);
    if (result.convergence().isEmpty()) {
      context.warn("no edge of known amount as of " + context.asOf() + ": no scores");
    }
    return new JobOutput(
        Map.of(CentralityTables.PARTY, result.parties().withColumn(AS_OF, asOf)),
        result.convergence(),
        summary(result));
  }

  private static GraphEngine engine(JobContext context) {
    GraphEngine engine = new GraphEngine(context.spark(), context.settings().graph());
    context.atEnd(engine::release);
    return engine;
  }

  private static String summary(Centrality.Result result) {
    List<Convergence> convergence = result.convergence();
    long most = convergence.stream().mapToLong(Convergence::iterations).max().orElse(0);
    return convergence.size()
        + " PageRanks in at most "
        + most
        + " iterations by "
        + result.engine();
  }
}
