package io.carousel.flow;

import static io.carousel.schema.FlowColumns.BINDING;
import static io.carousel.schema.FlowColumns.CANCELLED;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.PartyColumns.CYCLE;
import static org.apache.spark.sql.functions.lit;

import io.carousel.basis.AmountRanges;
import io.carousel.basis.BasisRule;
import io.carousel.basis.Consolidation;
import io.carousel.basis.DealSchedules;
import io.carousel.basis.FlowPayments;
import io.carousel.basis.RecordedPayments;
import io.carousel.basis.Scopes;
import io.carousel.basis.StandingDeals;
import io.carousel.job.Dates;
import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.FlowTables;
import io.carousel.schema.ScopeName;
import io.carousel.schema.ScopeName.Basis;
import io.carousel.settings.Settings;
import io.carousel.table.TableSpec;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Turns deals and recorded payments into graphs of who pays whom. */
public final class FlowsJob implements Job {
  private static final int MOST_WARNINGS = 5;

  /** The inputs of the job, by the names of the curated tables. */
  record Curated(
      Dataset<Row> deals,
      Dataset<Row> payments,
      Dataset<Row> parties,
      Dataset<Row> holdings,
      Dataset<Row> fundamentals) {}

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
    Curated curated = curated(context);
    List<ScopeName> scopes = scopes(context, curated);
    Map<TableSpec, Dataset<Row>> tables =
        tables(curated, context.dates(), scopes, context.settings(), context.kept()::keep);
    warnOfCycles(context, tables.get(FlowTables.CONSOLIDATION));
    return JobOutput.of(tables, scopes.size() + " scopes as of " + context.asOf());
  }

  /**
   * The rows of all tables.
   *
   * @param keep caches rows that several tables are computed from
   */
  static Map<TableSpec, Dataset<Row>> tables(
      Curated curated,
      Dates dates,
      List<ScopeName> scopes,
      Settings settings,
      UnaryOperator<Dataset<Row>> keep) {
    Column asOf = lit(dates.asOf());
    AmountRanges ranges = new AmountRanges(settings.flows().ranges());
    Dataset<Row> scopeRows =
        Scopes.rows(
            curated.deals().sparkSession(),
            dates.asOf(),
            scopes,
            settings.ingest().reportingCurrency());
    Dataset<Row> groups =
        keep.apply(Consolidation.of(curated.parties(), curated.holdings(), dates.lastKnownDay()));
    Dataset<Row> recorded = keep.apply(recorded(curated, dates, groups));
    Dataset<Row> deals = keep.apply(deals(curated, dates, ranges, groups));
    Dataset<Row> payments =
        keep.apply(new FlowPayments(dates.asOf(), deals, recorded).on(bases(scopes)));
    Dataset<Row> edges = keep.apply(Scopes.edges(Scopes.payments(scopeRows, payments)));
    Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();
    tables.put(FlowTables.SCOPE, scopeRows);
    tables.put(FlowTables.CONSOLIDATION, groups.withColumn(AS_OF, asOf));
    tables.put(FlowTables.DEAL, deals.withColumn(AS_OF, asOf));
    tables.put(FlowTables.SCHEDULE, DealSchedules.rows(deals, recorded, dates.asOf()));
    tables.put(FlowTables.PAYMENT, payments);
    tables.put(FlowTables.EDGE, edges);
    tables.put(FlowTables.FIGURE, Figures.knownOn(curated.fundamentals(), dates));
    tables.put(FlowTables.REALISATION, Realisation.of(deals, dates.asOf()));
    return tables;
  }

  /** The recorded payments that count, with the fields taken from their deals, and the groups. */
  static Dataset<Row> recorded(Curated curated, Dates dates, Dataset<Row> groups) {
    return Consolidation.withGroups(
        RecordedPayments.withDeals(
            RecordedPayments.until(curated.payments(), dates.lastKnownDay()),
            StandingDeals.known(curated.deals(), dates.knownAsOf())),
        groups);
  }

  /**
   * The deals that stand on the as-of date: the columns of {@link StandingDeals#of}, {@link
   * AmountRanges#add} and {@link Consolidation#withGroups}, with {@code binding} and {@code
   * cancelled}.
   */
  static Dataset<Row> deals(
      Curated curated, Dates dates, AmountRanges ranges, Dataset<Row> groups) {
    Column asOf = lit(dates.asOf());
    Dataset<Row> standing =
        StandingDeals.of(
                StandingDeals.known(curated.deals(), dates.knownAsOf()),
                RecordedPayments.until(curated.payments(), dates.lastKnownDay()))
            .where(StandingDeals.on(asOf))
            .withColumn(BINDING, BasisRule.contracted())
            .withColumn(CANCELLED, BasisRule.cancelled(asOf));
    return Consolidation.withGroups(ranges.add(standing), groups);
  }

  private static Curated curated(JobContext context) {
    return new Curated(
        context.read(CuratedTables.DEAL),
        context.read(CuratedTables.PAYMENT),
        context.read(CuratedTables.PARTY),
        context.read(CuratedTables.HOLDING),
        context.read(CuratedTables.FUNDAMENTAL));
  }

  /** Payments on the paid basis are always written: exposure reads them. */
  private static Set<Basis> bases(List<ScopeName> scopes) {
    Set<Basis> bases = EnumSet.of(Basis.PAID);
    scopes.forEach(scope -> bases.add(scope.basis()));
    return bases;
  }

  /** The scopes for which there are data: without deals, only those of the paid basis. */
  private static List<ScopeName> scopes(JobContext context, Curated curated) {
    List<ScopeName> wanted = context.settings().flows().scopes();
    if (!curated.deals().isEmpty()) {
      return wanted;
    }
    List<ScopeName> scopes =
        curated.payments().isEmpty()
            ? List.of()
            : wanted.stream().filter(scope -> scope.basis() == Basis.PAID).toList();
    if (scopes.isEmpty()) {
      context.warn("no scope of flows.scopes has data: there are no deals, payments count as paid");
    }
    return scopes;
  }

  private static void warnOfCycles(JobContext context, Dataset<Row> groups) {
    groups
        .where("cycle is not null")
        .select(CYCLE)
        .distinct()
        .orderBy(CYCLE)
        .limit(MOST_WARNINGS)
        .collectAsList()
        .forEach(
            row ->
                context.warn(
                    "parties are each other's parents, which is not followed: "
                        + row.getString(0)
                        + " (flow.consolidation has all)"));
  }
}
