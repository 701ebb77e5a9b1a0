package io.carousel.cli;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.job.CompleteRun;
import io.carousel.publish.ReportFile;
import io.carousel.spark.SparkSessions;
import io.carousel.table.LakeLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the HTML report of the last complete run again. */
@Command(
    description = "Write the HTML report of the last complete run.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class ReportCommand extends WarehouseCommand {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write. Default: report/index.html in the warehouse.")
  private String out;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Report results as of this date (default: the date of the last complete run).")
  private String asOf;

  @Override
  public Integer call() throws IOException {
    Optional<LocalDate> date = JobCommand.date("--as-of", asOf);
    checkFile();
    LakeLocation location = location();
    String written;
    try (SparkSession spark = SparkSessions.start()) {
      CompleteRun run = CompleteRun.last(spark, location, Jobs.CATALOGUE);
      written = ReportFile.write(run, location, date, Optional.ofNullable(out));
    }
    PrintWriter err = line().getErr();
    err.println("report: " + written);
    err.flush();
    return 0;
  }

  private void checkFile() {
    try {
      if (out == null || (!new Path(out).getName().isEmpty() && !Files.isDirectory(file(out)))) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw notAFile().causedBy(e);
    }
    throw notAFile();
  }

  private CarouselException notAFile() {
    return CarouselException.of(Failure.USAGE, "not a file to write:")
        .value(out)
        .at("--out")
        .allowed("a path such as report.html");
  }

  private static java.nio.file.Path file(String path) {
    return java.nio.file.Path.of(path);
  }
}
