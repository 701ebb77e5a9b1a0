package io.carousel.publish;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.job.CompleteRun;
import io.carousel.publish.report.HtmlReport;
import io.carousel.table.LakeLocation;
import java.time.LocalDate;
import java.util.Optional;

/** The location of the HTML report. */
public final class ReportFile {
  private static final String IN_WAREHOUSE = "report/index.html";

  private ReportFile() {}

  /** The file in a warehouse. */
  static String in(LakeLocation location) {
    return PublishedFile.in(location, IN_WAREHOUSE);
  }

  /**
   * Writes the report of a run.
   *
   * @param asOf the date whose results to show; empty for the run's own
   * @param file the file, or empty for {@code report/index.html} in the warehouse
   * @return the file
   * @throws CarouselException ({@link Failure#PUBLICATION}) if it cannot be written, or ({@link
   *     Failure#USAGE}) if there is nothing as of that date
   */
  public static String write(
      CompleteRun run, LakeLocation location, Optional<LocalDate> asOf, Optional<String> file) {
    return write(run, PublishedDate.of(run, asOf), file.orElse(in(location)));
  }

  /** Writes the report as of a date of the run, and returns the file. */
  static String write(CompleteRun run, LocalDate asOf, String file) {
    HtmlReport report = HtmlReport.of(run, asOf);
    new PublishedFile(file, run.hadoop()).replace(report::write);
    return file;
  }
}
