package io.carousel.circularity;

import io.carousel.graph.spark.CircularFlows;
import io.carousel.graph.spark.Draws;
import io.carousel.graph.spark.GraphEngine;
import io.carousel.schema.AttributionTables;
import io.carousel.schema.CircularityTables;
import io.carousel.schema.FlowTables;
import io.carousel.schema.LoopTables;
import io.carousel.settings.Settings;
import io.carousel.spark.KeptRows;
import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The circular part of each scope: every table that follows from a scope's payments and edges. */
final class Circularity {
  private final Settings settings;
  private final GraphEngine engine;
  private final KeptRows kept;

  /**
   * @param engine released, like {@code kept}, when the tables have been read
   */
  Circularity(Settings settings, GraphEngine engine, KeptRows kept) {
    this.settings = settings;
    this.engine = engine;
    this.kept = kept;
  }

  /**
   * The flows in scopes.
   *
   * @param scopes rows of {@link FlowTables#SCOPE}
   * @param payments the payments of each scope: rows of {@link FlowTables#PAYMENT} with {@code
   *     scope_id}, between the parties or groups of the scope
   * @param edges rows of {@link FlowTables#EDGE}
   */
  record Flows(Dataset<Row> scopes, Dataset<Row> payments, Dataset<Row> edges) {}

  /**
   * The results.
   *
   * @param tables the rows of each table, without the date
   * @param edges the number of edges in all scopes
   * @param engine how the graphs were solved, in words
   */
  record Result(Map<TableSpec, Dataset<Row>> tables, long edges, String engine) {}

  /** Measures all scopes. */
  Result of(Flows in) {
    Dataset<Row> flowEdges = kept.keep(in.edges());
    ScopeGraphs graphs = ScopeGraphs.of(flowEdges);
    GraphEngine.Answer answer = engine.circularFlows(kept.keep(graphs.edges()), limits());
    Dataset<Row> flows = kept.keep(answer.rows());
    Dataset<Row> inside = kept.keep(InsideEdges.of(graphs, flows));
    Dataset<Row> groups = kept.keep(Groups.of(graphs, flows, inside));
    Dataset<Row> edges = kept.keep(InsideEdges.table(flowEdges, inside));
    Dataset<Row> shares = kept.keep(DealShares.of(in.payments(), edges));
    Dataset<Row> parties = kept.keep(PartyFlows.of(graphs, edges, flows));
    Loops loops = new Loops(graphs, settings.circularity().loops());
    Dataset<Row> found = kept.keep(loops.find(engine, flows, in.payments()));
    Dataset<Row> best = kept.keep(loops.best(found));
    Dataset<Row> legs = kept.keep(LoopLegs.of(best, in.payments()));
    Dataset<Row> sums = kept.keep(ScopeMeasures.ofEdges(edges));
    List<Dataset<Row>> measured =
        List.of(
            ScopeMeasures.ofPayments(in.payments()),
            sums,
            ScopeMeasures.ofPairs(edges),
            ScopeMeasures.ofGroups(groups),
            ScopeMeasures.ofGraphs(graphs, flows),
            PartyFlows.ofScopes(parties),
            DealShares.recycled(shares),
            loops.counts(flows, found),
            ranges(in.payments(), sums),
            chance(edges, sums));
    return new Result(
        Map.of(
            CircularityTables.CIRCULARITY, kept.keep(ScopeMeasures.of(in.scopes(), measured)),
            CircularityTables.GROUP, groups,
            CircularityTables.MEMBER, Groups.members(graphs, flows),
            AttributionTables.EDGE, edges,
            AttributionTables.PARTY, parties,
            AttributionTables.DEAL, kept.keep(DealShares.table(shares)),
            LoopTables.LOOP, LoopLegs.loops(best, legs),
            LoopTables.LEG, LoopLegs.table(legs)),
        graphs.size(),
        answer.engine());
  }

  /** The ranges of measures when amounts are drawn from their own ranges. */
  private Dataset<Row> ranges(Dataset<Row> payments, Dataset<Row> sums) {
    Ranges ranges = new Ranges(settings.circularity());
    Settings.Simulation simulation = settings.circularity().simulation();
    return ranges.of(
        new Draws(payments.sparkSession(), simulation.draws(), simulation.seed()),
        payments,
        kept.keep(ranges.plan(payments, sums)));
  }

  /** The circularity of scopes expected by chance. */
  private Dataset<Row> chance(Dataset<Row> edges, Dataset<Row> sums) {
    Settings.Simulation simulation = settings.circularity().simulation();
    return new NullModels(simulation)
        .of(
            new Draws(edges.sparkSession(), simulation.nullDraws(), simulation.seed()),
            edges,
            sums);
  }

  private CircularFlows.Limits limits() {
    return new CircularFlows.Limits(
        settings.circularity().attributionMaxEdges(), settings.graph().exactMaxParties());
  }
}
