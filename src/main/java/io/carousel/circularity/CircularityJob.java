package io.carousel.circularity;

import static io.carousel.schema.Ids.AS_OF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.basis.QuarterlyFlows;
import io.carousel.basis.Scopes;
import io.carousel.graph.spark.GraphEngine;
import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.schema.CircularityTables;
import io.carousel.schema.CircularityViews;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.FlowTables;
import io.carousel.spark.KeptRows;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds circular groups and loops, and measures how much money goes round in them. */
public final class CircularityJob implements Job {

  @Override
  public String name() {
    return "circularity";
  }

  @Override
  public String purpose() {
    return "find circular groups and measure what circulates";
  }

  @Override
  public List<TableSpec> tables() {
    return CircularityTables.ALL;
  }

  @Override
  public List<ViewSpec> views() {
    return CircularityViews.ALL;
  }

  @Override
  public List<String> plan(RunRequest request) {
    return List.of(
        "find the circular groups of each scope, with and without edges of unknown amount",
        "net all parties of a group at once, and attribute circular amounts to edges and deals",
        "list loops with their deals, draw amounts from their ranges, and draw random networks",
        "measure each quarter's end, with and without the deals made in it");
  }

  @Override
  public JobOutput run(JobContext context) {
    KeptRows kept = context.kept();
    GraphEngine engine = engine(context);
    Circularity.Flows flows = flows(context);
    Circularity.Result result = new Circularity(context.settings(), engine, kept).of(flows);
    Map<TableSpec, Dataset<Row>> tables = new HashMap<>(result.tables());
    tables.put(CircularityTables.PACE, pace(context, engine, kept, flows.scopes()));
    tables.replaceAll((table, rows) -> rows.withColumn(AS_OF, lit(context.asOf())));
    return JobOutput.of(tables, summary(result));
  }

  private static Circularity.Flows flows(JobContext context) {
    Dataset<Row> scopes = current(context, FlowTables.SCOPE);
    if (scopes.isEmpty()) {
      context.warn("no scope as of " + context.asOf() + ": nothing to measure; 'flows' makes them");
    }
    return new Circularity.Flows(
        scopes,
        Scopes.payments(scopes, current(context, FlowTables.PAYMENT)),
        current(context, FlowTables.EDGE));
  }

  private static GraphEngine engine(JobContext context) {
    GraphEngine engine = new GraphEngine(context.spark(), context.settings().graph());
    context.atEnd(engine::release);
    return engine;
  }

  private static Dataset<Row> pace(
      JobContext context, GraphEngine engine, KeptRows kept, Dataset<Row> scopes) {
    QuarterlyFlows quarters =
        new QuarterlyFlows(
            context.dates(),
            context.read(CuratedTables.DEAL),
            context.read(CuratedTables.PAYMENT),
            kept::keep);
    return new Pace(
            quarters, engine, kept, context.settings().circularity().paceMaxWork(), context::warn)
        .of(scopes);
  }

  private static String summary(Circularity.Result result) {
    return result.edges()
        + " edges in all scopes, "
        + result.tables().get(CircularityTables.GROUP).count()
        + " groups by "
        + result.engine();
  }

  private static Dataset<Row> current(JobContext context, TableSpec table) {
    return context.read(table).where(col(AS_OF).equalTo(lit(context.asOf())));
  }
}
