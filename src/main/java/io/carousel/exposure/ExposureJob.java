package io.carousel.exposure;

import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.money.MoneyFunctions;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.ExposureTables;
import io.carousel.spark.KeptRows;
import io.carousel.table.TableSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures who depends on whom, and whether promises can be paid. */
public final class ExposureJob implements Job {
  @Override
  public String name() {
    return "exposure";
  }

  @Override
  public String purpose() {
    return "measure who depends on whom, and whether promises can be paid";
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
        "direct and look-through stakes; purchases funded by equity",
        "lending, valuations, commitments, the revenue gap and resilience");
  }

  @Override
  public JobOutput run(JobContext context) {
    MoneyFunctions.register(context.spark());
    Map<Source, Dataset<Row>> sources = Source.read(context);
    Map<String, Object> parameters = Parameters.of(context);
    KeptRows kept = context.kept();
    Map<Query, Dataset<Row>> results =
        new Evaluation(
                context.spark(),
                context.settings().exposure(),
                parameters,
                kept,
                context.fitsOneTask())
            .of(List.of(Query.values()), sources);
    Map<TableSpec, Dataset<Row>> tables = tables(results);
    tables.put(CuratedTables.DATA_QUALITY, kept.keep(MissingInputs.in(results, name())));
    return JobOutput.of(tables, "as of " + context.asOf());
  }

  private static Map<TableSpec, Dataset<Row>> tables(Map<Query, Dataset<Row>> results) {
    Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();
    results.forEach((query, rows) -> query.table().ifPresent(table -> tables.put(table, rows)));
    return tables;
  }
}
