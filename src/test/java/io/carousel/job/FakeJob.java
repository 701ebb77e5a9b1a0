package io.carousel.job;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A job that writes one table, {@code NAMESPACE.NAME} of numbers as of a date. */
record FakeJob(String name, TableSpec table, Function<JobContext, Dataset<Row>> rows)
    implements Job {

  static TableSpec table(String fullName) {
    return TableSpec.named(fullName, "Numbers")
        .key("n", ColumnType.LONG, "The number")
        .required("as_of", ColumnType.DATE, "", "The date")
        .keptPer("as_of")
        .build();
  }

  /** A job of this name that writes {@code fake.NAME}. */
  static FakeJob of(String name, Function<JobContext, Dataset<Row>> numbers) {
    return new FakeJob(
        name,
        table("fake." + name),
        context -> numbers.apply(context).selectExpr("n", "DATE'" + context.asOf() + "' AS as_of"));
  }

  @Override
  public String purpose() {
    return "test the runner";
  }

  @Override
  public List<TableSpec> tables() {
    return List.of(table);
  }

  @Override
  public List<String> plan(RunRequest request) {
    return List.of();
  }

  @Override
  public JobOutput run(JobContext context) {
    return JobOutput.of(Map.of(table, rows.apply(context)), name + " is done");
  }
}
