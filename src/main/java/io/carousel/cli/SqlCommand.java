package io.carousel.cli;

import io.carousel.spark.SparkSessions;
import io.carousel.table.LakeLocation;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a query over the tables of the last complete run. */
@Command(
    description = "Query the tables of the last complete run with Spark SQL.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class SqlCommand extends WarehouseCommand {
  @Parameters(
      paramLabel = "QUERY",
      description = "A query such as \"SELECT * FROM reporting.circular_group\".")
  private String query;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv or json (one row per line). Default: ${DEFAULT-VALUE}.",
      defaultValue = "table")
  private String format;

  @Override
  public Integer call() throws IOException {
    RowPrinter printer = RowPrinter.named(format);
    LakeLocation location = location();
    PrintWriter out = line().getOut();
    try (SparkSession spark = SparkSessions.start()) {
      // A lambda over rows would be a method of this class, which picocli inspects without Spark.
      new QueryRunner(spark, location).print(query, printer, out, line().getErr());
    }
    out.flush();
    return 0;
  }
}
