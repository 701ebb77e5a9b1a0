package io.carousel.circularity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.flow.QuarterlyFlows;
import io.carousel.flow.Scopes;
import io.carousel.graph.spark.CircularFlows;
import io.carousel.graph.spark.Draws;
import io.carousel.graph.spark.GraphEngine;
import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.schema.CircularityTables;
import io.carousel.schema.CircularityViews;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.FlowTables;
import io.carousel.schema.LoopTables;
import io.carousel.settings.Settings;
import io.carousel.spark.KeptRows;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds circular groups, and nets what flows. */
public final class CircularityJob implements Job {

  @Override
  public String name() {
    return "circularity";
  }

  @Override
  public String purpose() {
    return "find circular groups and net what flows";
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
        "find groups of known and of all edges, sums and nets of each scope",
        "net all parties of a group at once, and attribute what is circular to edges and deals",
        "list loops with their deals, draw amounts from their ranges, and networks by chance",
        "measure each quarter's end, with and without the deals made in it");
  }

  @Override
  public JobOutput run(JobContext context) {
    Dataset<Row> scopes = scopes(context);
    KeptRows kept = context.kept();
    Dataset<Row> payments = Scopes.payments(scopes, current(context, FlowTables.PAYMENT));
    Dataset<Row> flowEdges = kept.keep(current(context, FlowTables.EDGE));
    ScopeGraphs views = ScopeGraphs.of(flowEdges);
    GraphEngine engine = engine(context);
    GraphEngine.Answer answer = engine.circularFlows(kept.keep(views.edges()), limits(context));
    Dataset<Row> flows = kept.keep(answer.rows());
    Dataset<Row> inside = kept.keep(InsideEdges.of(views, flows));
    Dataset<Row> edges = kept.keep(InsideEdges.table(flowEdges, inside));
    Dataset<Row> groups = kept.keep(Groups.of(views, flows, inside));
    Dataset<Row> shares = kept.keep(DealShares.of(payments, edges));
    Dataset<Row> parties = kept.keep(PartyFlows.of(views, edges, flows));
    Loops loops = new Loops(views, context.settings().circularity().loops());
    Dataset<Row> found = kept.keep(loops.find(engine, flows, payments));
    Dataset<Row> measures =
        new ScopeMeasures(scopes, edges, parties)
            .of(
                payments,
                groups,
                List.of(
                    ScopeMeasures.graphs(views, flows),
                    DealShares.recycled(shares),
                    loops.counts(flows, found),
                    ranges(context, kept, payments, edges),
                    nullModels(context, edges)));
    Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();
    tables.put(CircularityTables.CIRCULARITY, kept.keep(measures));
    tables.put(CircularityTables.GROUP, dated(groups, context));
    tables.put(CircularityTables.MEMBER, dated(Groups.members(views, flows), context));
    tables.put(CircularityTables.EDGE, dated(edges, context));
    tables.put(CircularityTables.PARTY, dated(parties, context));
    tables.put(CircularityTables.DEAL, dated(kept.keep(DealShares.table(shares)), context));
    tables.put(CircularityTables.PACE, dated(pace(context, engine, kept, scopes), context));
    tables.putAll(loopTables(context, kept, kept.keep(loops.best(found)), payments));
    return JobOutput.of(
        tables,
        views.size() + " edges in all scopes, " + groups.count() + " groups by " + answer.engine());
  }

  private static Map<TableSpec, Dataset<Row>> loopTables(
      JobContext context, KeptRows kept, Dataset<Row> best, Dataset<Row> payments) {
    Dataset<Row> legs = kept.keep(LoopLegs.of(best, payments));
    return Map.of(
        LoopTables.LOOP, dated(LoopLegs.loops(best, legs), context),
        LoopTables.LEG, dated(legs.drop("capital", "trade", "days"), context));
  }

  private static Dataset<Row> ranges(
      JobContext context, KeptRows kept, Dataset<Row> payments, Dataset<Row> edges) {
    Settings.Circularity settings = context.settings().circularity();
    Ranges ranges = new Ranges(settings);
    return ranges.of(
        new Draws(context.spark(), settings.simulation().draws(), settings.simulation().seed()),
        payments,
        kept.keep(ranges.plan(payments, edges)));
  }

  private static Dataset<Row> nullModels(JobContext context, Dataset<Row> edges) {
    Settings.Simulation settings = context.settings().circularity().simulation();
    return new NullModels(settings)
        .of(new Draws(context.spark(), settings.nullDraws(), settings.seed()), edges);
  }

  private static Dataset<Row> scopes(JobContext context) {
    Dataset<Row> scopes = current(context, FlowTables.SCOPE);
    if (scopes.isEmpty()) {
      context.warn("no scope as of " + context.asOf() + ": nothing to measure; 'flows' makes them");
    }
    return scopes;
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

  private static CircularFlows.Limits limits(JobContext context) {
    return new CircularFlows.Limits(
        context.settings().circularity().attributionMaxEdges(),
        context.settings().graph().exactMaxParties());
  }

  private static Dataset<Row> current(JobContext context, TableSpec table) {
    return context.read(table).where(col("as_of").equalTo(lit(context.asOf())));
  }

  private static Dataset<Row> dated(Dataset<Row> rows, JobContext context) {
    return rows.withColumn("as_of", lit(context.asOf()));
  }
}
