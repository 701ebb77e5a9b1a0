package io.carousel.publish.report;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.job.CompleteRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Function;

/** The HTML report of a run. */
public final class HtmlReport {
  /** Six megabytes, which mail and browsers handle easily. */
  private static final int MOST_BYTES = 6_000_000;

  private final byte[] page;

  private HtmlReport(byte[] page) {
    this.page = page;
  }

  /**
   * The report of a complete run.
   *
   * @param asOf the date whose results to show
   * @throws CarouselException ({@link Failure#USAGE}) if the run has no measures
   */
  public static HtmlReport of(CompleteRun run, LocalDate asOf) {
    return new HtmlReport(
        fitting(limits -> ReportPage.html(ReportReader.read(run, asOf, limits)), MOST_BYTES));
  }

  /**
   * Fails if there would be no report.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if the run has no measures
   */
  public static void requireMeasures(CompleteRun run) {
    ReportReader.requireMeasures(run);
  }

  /** The page with as much content as fits, because texts may be unexpectedly long. */
  static byte[] fitting(Function<ReportLimits, String> pages, int mostBytes) {
    ReportLimits limits = ReportLimits.OF_A_PAGE;
    byte[] page = pages.apply(limits).getBytes(StandardCharsets.UTF_8);
    while (page.length > mostBytes && limits.parties() > 0) {
      limits = limits.half();
      page = pages.apply(limits).getBytes(StandardCharsets.UTF_8);
    }
    return page;
  }

  /**
   * Writes the page.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public void write(Path file) {
    try {
      Files.write(file, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
