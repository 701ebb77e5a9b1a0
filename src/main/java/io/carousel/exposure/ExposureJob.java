package io.carousel.exposure;

import static org.apache.spark.sql.functions.lit;

import io.carousel.graph.spark.IndirectPayments;
import io.carousel.graph.spark.LookThroughStakes;
import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.DependenceTables;
import io.carousel.schema.ExposureTables;
import io.carousel.schema.MeansTables;
import io.carousel.settings.Settings;
import io.carousel.spark.KeptRows;
import io.carousel.table.TableSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures who depends on whom, and whether what was promised can be paid. */
public final class ExposureJob implements Job {
  /** The tables that are a simple selection of what is kept. */
  private static final Set<TableSpec> VIEWS =
      Set.of(MeansTables.LENDING, DependenceTables.COUNTERPARTY);

  private final boolean spread;

  public ExposureJob() {
    this(false);
  }

  /**
   * @param spread whether even little data is taken for more than one task is good for
   */
  ExposureJob(boolean spread) {
    this.spread = spread;
  }

  @Override
  public String name() {
    return "exposure";
  }

  @Override
  public String purpose() {
    return "measure who depends on whom, and whether what was promised can be paid";
  }

  @Override
  public List<TableSpec> tables() {
    return Stream.concat(ExposureTables.REPORTING.stream(), Stream.of(CuratedTables.DATA_QUALITY))
        .toList();
  }

  @Override
  public List<String> plan(RunRequest request) {
    return List.of(
        "concentration of customers, suppliers, lenders, backlog and markets; vendor financing",
        "stakes along holdings of any depth, and purchases that shares pay for",
        "lending, valuations, commitments and what they rest on");
  }

  @Override
  public JobOutput run(JobContext context) {
    KeptRows kept = context.kept();
    Settings.Exposure settings = context.settings().exposure();
    Queries queries = Inputs.of(context, kept, spread);
    context.atEnd(queries::release);
    queries.run(
        "twelve_months",
        "balance",
        "revenue",
        "cash_flow",
        "loan",
        "repayment",
        "to_come",
        "borrower");
    queries.run("quote", "day_rate", "gift", "gift_day", "announcement");
    queries.run("trade_paid", "reported_total", "business", "counterparty_share");
    queries.run("stake", "vendor_deal", "vendor_edge", "seller", "vendor_pair");
    queries.result("look_through", List.of("stake"), () -> lookThrough(queries, settings));
    queries.result(
        "vendor_indirect",
        List.of("vendor_edge", "vendor_pair"),
        () -> indirect(queries, settings));
    queries.run("lending_change");
    for (TableSpec table : ExposureTables.REPORTING) {
      if (VIEWS.contains(table)) {
        queries.view(table.name());
      } else {
        queries.run(table.name());
      }
    }
    Map<String, Dataset<Row>> results = queries.all();
    Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();
    ExposureTables.REPORTING.forEach(table -> tables.put(table, results.get(table.name())));
    tables.put(CuratedTables.DATA_QUALITY, kept.keep(MissingInputs.in(tables, name())));
    return JobOutput.of(tables, "as of " + context.asOf());
  }

  /** Stakes as shares, those that are known. */
  private static Dataset<Row> lookThrough(Queries queries, Settings.Exposure settings) {
    return LookThroughStakes.of(queries.select("known_stake"), settings.lookThroughTolerance());
  }

  private static Dataset<Row> indirect(Queries queries, Settings.Exposure settings) {
    Dataset<Row> pairs = queries.rows("vendor_pair");
    return settings.maxIntermediaries() == 0
        ? pairs.withColumn("indirect", lit(0.0))
        : IndirectPayments.of(queries.rows("vendor_edge"), pairs, settings.maxIntermediaries());
  }
}
