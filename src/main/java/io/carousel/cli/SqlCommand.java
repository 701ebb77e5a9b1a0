package io.carousel.cli;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.job.SparkSessions;
import io.carousel.table.LakeLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a query over the tables of the last complete run. */
@Command(
    description = "Query the tables of the last complete run with Spark SQL.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class SqlCommand implements Callable<Integer>, ErrorMessages.Verbose {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "QUERY",
      description = "Such as \"SELECT * FROM reporting.circular_group\".")
  private String query;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, csv or json (a line a row). Default: ${DEFAULT-VALUE}.",
      defaultValue = "table")
  private String format;

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "Folder of the tables. Default: ${DEFAULT-VALUE}.",
      defaultValue = "./warehouse")
  private String warehouse;

  @Mixin private SettingsOptions settings;

  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  @Override
  public boolean verbose() {
    return verbose;
  }

  @Override
  public Integer call() throws IOException {
    RowPrinter printer = RowPrinter.named(format);
    LakeLocation location = new LakeLocation(warehouse, settings.settings().lake().catalog());
    if (location.isLocalFolder() && !location.localFolder().toFile().isDirectory()) {
      throw CarouselException.of(Failure.INPUT, "there is no warehouse")
          .value(warehouse)
          .remedy("'carousel run' makes one; --warehouse names another");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (SparkSession spark = SparkSessions.start()) {
      // A lambda over rows would be a method of this class, which picocli reads where no Spark is.
      new QueryRunner(spark, location).print(query, printer, out, spec.commandLine().getErr());
    }
    out.flush();
    return 0;
  }
}
