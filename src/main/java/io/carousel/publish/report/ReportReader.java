package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.date;
import static io.carousel.schema.DealColumns.CURRENCY;
import static io.carousel.schema.Ids.RUN_ID;
import static io.carousel.schema.OpsColumns.INPUT;
import static io.carousel.schema.OpsColumns.VERSION;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.job.CompleteRun;
import io.carousel.schema.CircularityTables;
import io.carousel.table.Lake;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * Reads the content of the report from the tables of a run. The amount read does not grow with the
 * tables.
 */
final class ReportReader {
  private final RunTables tables;
  private final ReportLimits limits;

  private ReportReader(RunTables tables, ReportLimits limits) {
    this.tables = tables;
    this.limits = limits;
  }

  /**
   * The report of a run.
   *
   * @param asOf the date whose results to show
   * @throws CarouselException ({@link Failure#USAGE}) if nothing was measured as of that date
   */
  static Report read(CompleteRun run, LocalDate asOf, ReportLimits limits) {
    requireMeasures(run);
    return new ReportReader(new RunTables(run, asOf), limits).read();
  }

  /** Fails like {@link #read} if nothing was measured. */
  static void requireMeasures(CompleteRun run) {
    if (!run.has(CircularityTables.CIRCULARITY)) {
      throw Lake.missing(CircularityTables.CIRCULARITY);
    }
  }

  private Report read() {
    List<Report.Scope> scopes = ScopeReader.read(tables);
    String leading = scopes.isEmpty() ? "" : scopes.get(0).scopeId();
    List<Report.Loop> loops = LoopReader.read(tables, leading, limits);
    List<Report.Party> parties = PartyReader.read(tables, leading, parties(loops), limits);
    List<Report.Network> networks =
        new NetworkReader(tables, parties.stream().map(Report.Party::partyId).toList(), limits)
            .read(scopes);
    ListedDeals deals = ListedDeals.of(networks, loops, limits.deals());
    Report.Run run = run();
    return new Report(
        run,
        headlines(scopes, run.currency()),
        scopes,
        parties,
        deals.in(networks),
        DealReader.read(tables, deals.keys()),
        deals.inLoops(loops),
        PaceReader.read(tables),
        ExposureReader.read(tables, limits),
        QualityReader.datasets(tables),
        QualityReader.gaps(tables));
  }

  private List<Report.Sentence> headlines(List<Report.Scope> scopes, String currency) {
    if (scopes.isEmpty()) {
      return List.of();
    }
    String leading = scopes.get(0).scopeId();
    return new Headlines(scopes, currency)
        .of(HeadlineReader.capital(tables, leading), HeadlineReader.hub(tables, leading));
  }

  private Report.Run run() {
    Row row = tables.run().rowOf(tables.asOf());
    List<Row> currencies =
        tables.rows("SELECT min(currency) AS currency FROM reporting.scope WHERE as_of = :as_of");
    String currency = currencies.get(0).getAs(CURRENCY);
    return new Report.Run(
        row.getAs(RUN_ID),
        tables.asOf(),
        date(row, "known_as_of"),
        currency == null ? "" : currency,
        row.getAs(VERSION),
        row.getAs(INPUT));
  }

  private static Set<String> parties(List<Report.Loop> loops) {
    Set<String> parties = new LinkedHashSet<>();
    loops.forEach(loop -> parties.addAll(loop.path()));
    return parties;
  }
}
