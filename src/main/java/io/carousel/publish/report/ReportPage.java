package io.carousel.publish.report;

import java.io.IOException;
import java.io.Writer;

/** Stand-in until the page arrives. */
final class ReportPage {
  private ReportPage() {}

  static void write(Report report, Writer out) throws IOException {
    out.write(report.toString());
  }
}
