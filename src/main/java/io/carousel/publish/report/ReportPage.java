package io.carousel.publish.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The report as one self-contained HTML file with style, scripts, charts and data. It loads
 * nothing, and its content security policy allows only its own scripts and style.
 */
public final class ReportPage {
  /** In the order in which they run: each may use earlier ones. */
  private static final List<String> SCRIPTS =
      List.of(
          "echarts.min.js",
          "elements.js",
          "format.js",
          "data.js",
          "theme.js",
          "charts.js",
          "layout.js",
          "network.js",
          "mapstate.js",
          "mapchart.js",
          "mapdetails.js",
          "mapcontrols.js",
          "tables.js",
          "loops.js",
          "waterfall.js",
          "chord.js",
          "pace.js",
          "bars.js",
          "concentration.js",
          "vendors.js",
          "commitments.js",
          "start.js");

  private static final String STYLE = "report.css";

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          ReportPage.class.getClassLoader(),
          "io.carousel.publish.report.page");

  private ReportPage() {}

  /** Writes the page of a report, to be stored as UTF-8. */
  public static void write(Report report, Writer out) throws IOException {
    out.write(html(report));
  }

  /** The page of a report. */
  public static String html(Report report) {
    StringOutput html = new StringOutput();
    TEMPLATES.render("report.jte", PageModel.of(report, contents(report)), html);
    return html.toString();
  }

  private static PageModel.Contents contents(Report report) {
    String style = resource(STYLE);
    List<String> scripts = SCRIPTS.stream().map(ReportPage::resource).toList();
    return new PageModel.Contents(policy(style, scripts), style, scripts, PageJson.of(report));
  }

  private static String policy(String style, List<String> scripts) {
    String allowed = scripts.stream().map(ReportPage::hash).collect(Collectors.joining(" "));
    return "default-src 'none'; script-src "
        + allowed
        + "; style-src "
        + hash(style)
        + "; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String inline) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Java without SHA-256", impossible);
    }
  }

  /** Browsers hash the parsed text, and parsing turns every line end into a newline. */
  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name + ", which the report needs");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(name + " could not be read from the jar", e);
    }
  }
}
