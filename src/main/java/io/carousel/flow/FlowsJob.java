package io.carousel.flow;

import static org.apache.spark.sql.functions.lit;

import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.FlowTables;
import io.carousel.schema.ScopeName;
import io.carousel.schema.ScopeName.Basis;
import io.carousel.spark.KeptRows;
import io.carousel.table.TableSpec;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Turns deals and payments into graphs of who pays whom. */
public final class FlowsJob implements Job {
  private static final int MOST_WARNINGS = 5;

  @Override
  public String name() {
    return "flows";
  }

  @Override
  public String purpose() {
    return "turn deals and payments into graphs of who pays whom";
  }

  @Override
  public List<TableSpec> tables() {
    return FlowTables.ALL;
  }

  @Override
  public List<String> plan(RunRequest request) {
    return request.settings().flows().scopes().stream().map(scope -> "scope " + scope).toList();
  }

  @Override
  public JobOutput run(JobContext context) {
    Dataset<Row> deals = context.read(CuratedTables.DEAL);
    Dataset<Row> payments = context.read(CuratedTables.PAYMENT);
    List<ScopeName> scopes = scopes(context, deals, payments);
    Dataset<Row> scopeRows =
        Scopes.rows(
            context.spark(),
            context.asOf(),
            scopes,
            context.settings().ingest().reportingCurrency());
    KeptRows kept = context.kept();
    Dataset<Row> groups = kept.keep(groups(context));
    warnOfCycles(context, groups);
    DealSchedules schedules = new DealSchedules(context.asOf());
    AmountRanges ranges = new AmountRanges(context.settings().flows().ranges());
    StandingDeals standing =
        new StandingDeals(context.asOf(), context.knownAsOf(), deals, payments, groups);
    Dataset<Row> inForce = kept.keep(standing.deals(schedules, ranges));
    Dataset<Row> made = kept.keep(standing.made());
    Dataset<Row> counting =
        kept.keep(new Payments(context.asOf(), schedules, inForce, made).on(bases(scopes)));
    Dataset<Row> edges = kept.keep(Scopes.edges(Scopes.payments(scopeRows, counting)));
    Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();
    tables.put(FlowTables.SCOPE, scopeRows);
    tables.put(FlowTables.CONSOLIDATION, groups.withColumn("as_of", lit(context.asOf())));
    tables.put(FlowTables.DEAL, inForce.withColumn("as_of", lit(context.asOf())));
    tables.put(FlowTables.SCHEDULE, DealSchedules.rows(inForce, made, context.asOf()));
    tables.put(FlowTables.PAYMENT, counting);
    tables.put(FlowTables.EDGE, edges);
    tables.put(FlowTables.FIGURE, figures(context));
    tables.put(FlowTables.REALISATION, Realisation.of(inForce, schedules, context.asOf()));
    return JobOutput.of(tables, scopes.size() + " scopes as of " + context.asOf());
  }

  /** The groups of parties on the as-of date, as far as they were known. */
  private static Dataset<Row> groups(JobContext context) {
    LocalDate on =
        context.asOf().isBefore(context.knownAsOf()) ? context.asOf() : context.knownAsOf();
    return Consolidation.of(
        context.spark(),
        context.read(CuratedTables.PARTY),
        context.read(CuratedTables.HOLDING),
        on);
  }

  private static void warnOfCycles(JobContext context, Dataset<Row> groups) {
    groups
        .where("cycle is not null")
        .select("cycle")
        .distinct()
        .orderBy("cycle")
        .limit(MOST_WARNINGS)
        .collectAsList()
        .forEach(
            row ->
                context.warn(
                    "parties are each other's parents, which is not followed: "
                        + row.getString(0)
                        + " (flow.consolidation has all)"));
  }

  private static Dataset<Row> figures(JobContext context) {
    return Figures.knownOn(
        context.read(CuratedTables.FUNDAMENTAL), context.asOf(), context.knownAsOf());
  }

  private static Set<Basis> bases(List<ScopeName> scopes) {
    // What was paid is told whatever is to be measured: others ask for it as well.
    Set<Basis> bases = EnumSet.of(Basis.PAID);
    scopes.forEach(scope -> bases.add(scope.basis()));
    return bases;
  }

  /** The scopes that the data can fill: without deals, only what was paid. */
  private static List<ScopeName> scopes(
      JobContext context, Dataset<Row> deals, Dataset<Row> payments) {
    List<ScopeName> wanted = context.settings().flows().scopes();
    if (!deals.isEmpty()) {
      return wanted;
    }
    List<ScopeName> scopes =
        payments.isEmpty()
            ? List.of()
            : wanted.stream().filter(scope -> scope.basis() == Basis.PAID).toList();
    if (scopes.isEmpty()) {
      context.warn("no scope of flows.scopes has data: there are no deals, payments count as paid");
    }
    return scopes;
  }
}
