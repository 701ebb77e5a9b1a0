package io.carousel.publish.report;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.job.CompleteRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** The HTML report of a run. */
public final class HtmlReport {
  private final Report report;

  private HtmlReport(Report report) {
    this.report = report;
  }

  /**
   * The report of a complete run.
   *
   * @param asOf the date whose results it is to show
   * @throws CarouselException ({@link Failure#USAGE}) if the run has no measures
   */
  public static HtmlReport of(CompleteRun run, LocalDate asOf) {
    return new HtmlReport(ReportReader.read(run, asOf, Room.OF_A_PAGE));
  }

  /**
   * Writes the page.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public void write(Path file) {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      ReportPage.write(report, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
