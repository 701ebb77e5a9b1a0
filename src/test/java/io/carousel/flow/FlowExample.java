package io.carousel.flow;

import io.carousel.basis.QuarterlyFlows;
import io.carousel.flow.FlowsJob.Curated;
import io.carousel.job.Dates;
import io.carousel.schema.CuratedTables;
import io.carousel.settings.Settings;
import io.carousel.settings.SettingsLoader;
import io.carousel.spark.KeptRows;
import io.carousel.table.ColumnSpec;
import io.carousel.table.TableSpec;
import io.carousel.testing.CuratedRows;
import io.carousel.testing.TableRows;
import io.carousel.testing.TestRun;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Curated rows, and the results of the steps of the flows job, without a run. */
final class FlowExample {
  private final KeptRows kept;
  private Curated curated;
  private Settings settings = SettingsLoader.load(List.of(), List.of());
  private LocalDate asOf;
  private LocalDate knownAsOf;
  private Map<TableSpec, Dataset<Row>> tables;

  private FlowExample(Curated curated, KeptRows kept) {
    this.curated = curated;
    this.kept = kept;
  }

  /**
   * An example without rows.
   *
   * @param kept caches rows that several tables are made from
   */
  static FlowExample empty(KeptRows kept) {
    return new FlowExample(
        new Curated(
            TableRows.of(CuratedTables.DEAL).none(),
            TableRows.of(CuratedTables.PAYMENT).none(),
            TableRows.of(CuratedTables.PARTY).none(),
            TableRows.of(CuratedTables.HOLDING).none(),
            TableRows.of(CuratedTables.FUNDAMENTAL).none()),
        kept);
  }

  /**
   * The ingested rows of a run.
   *
   * @param kept caches rows that several tables are made from
   */
  static FlowExample ingested(TestRun run, KeptRows kept) {
    return new FlowExample(
        new Curated(
            read(run, CuratedTables.DEAL),
            read(run, CuratedTables.PAYMENT),
            read(run, CuratedTables.PARTY),
            read(run, CuratedTables.HOLDING),
            read(run, CuratedTables.FUNDAMENTAL)),
        kept);
  }

  FlowExample deals(String header, String... lines) {
    return with(CuratedRows.deals(header, lines), curated.payments());
  }

  FlowExample payments(String header, String... lines) {
    return with(curated.deals(), CuratedRows.payments(header, lines));
  }

  FlowExample scopes(String... scopes) {
    tables = null;
    settings = SettingsLoader.load(List.of(), List.of("flows.scopes=" + String.join(",", scopes)));
    return this;
  }

  /** Both dates. */
  FlowExample asOf(String date) {
    return asOf(date, date);
  }

  FlowExample asOf(String date, String known) {
    tables = null;
    asOf = LocalDate.parse(date);
    knownAsOf = LocalDate.parse(known);
    return this;
  }

  /** The rows of each table. */
  Map<TableSpec, Dataset<Row>> tables() {
    if (tables == null) {
      tables =
          FlowsJob.tables(
              curated, new Dates(asOf, knownAsOf), settings.flows().scopes(), settings, kept::keep);
    }
    return tables;
  }

  /** All columns of a table, each row as JSON, sorted. */
  List<String> all(TableSpec table) {
    return json(tables().get(table).select(columns(table)));
  }

  /** Some columns of a table where a condition holds, each row as JSON, sorted. */
  List<String> rows(TableSpec table, String where, String... columns) {
    return json(tables().get(table).where(where).selectExpr(columns));
  }

  QuarterlyFlows quarterly() {
    return new QuarterlyFlows(
        new Dates(asOf, knownAsOf), curated.deals(), curated.payments(), kept::keep);
  }

  static List<String> json(Dataset<Row> rows) {
    return rows.toJSON().collectAsList().stream().sorted().toList();
  }

  private FlowExample with(Dataset<Row> deals, Dataset<Row> payments) {
    tables = null;
    curated =
        new Curated(deals, payments, curated.parties(), curated.holdings(), curated.fundamentals());
    return this;
  }

  private static Dataset<Row> read(TestRun run, TableSpec table) {
    return run.rows("SELECT * FROM " + table.fullName());
  }

  private static Column[] columns(TableSpec table) {
    return table.columns().stream()
        .map(ColumnSpec::name)
        .map(functions::col)
        .toArray(Column[]::new);
  }
}
