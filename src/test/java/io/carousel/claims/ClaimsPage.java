package io.carousel.claims;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page about claims, in Markdown. */
final class ClaimsPage {
  private final String command;
  private final List<Finding> findings;
  private final List<Untested> untested;

  /**
   * @param command the command that writes the page
   */
  ClaimsPage(String command, List<Finding> findings, List<Untested> untested) {
    this.command = command;
    this.findings = findings;
    this.untested = untested;
  }

  String markdown() {
    return String.join(
        "\n", head().formatted(command), summary(), withoutFigure(), "## The queries\n", details());
  }

  private static String head() {
    try (InputStream head = ClaimsPage.class.getResourceAsStream("head.md")) {
      return new String(head.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String summary() {
    return "## Verdicts\n\n"
        + counts()
        + "\n\n| question | claim | reading | as of | published | found | deviation | verdict |\n"
        + "|---|---|---|---|---|---|---|---|\n"
        + findings.stream().map(this::summaryRow).collect(joining());
  }

  private String counts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    findings.forEach(finding -> counts.merge(finding.verdict(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(joining(", ", findings.size() + " readings: ", "."));
  }

  private String summaryRow(Finding finding) {
    Reading reading = finding.reading();
    boolean first = first(finding);
    return row(
        first ? questions(finding.claim()) : "",
        first ? "[%s](#%s)".formatted(finding.claim().text(), finding.claim().id()) : "",
        reading.name(),
        reading.asOf(),
        finding.published(),
        found(finding),
        finding.deviation().orElse("–"),
        "**" + finding.verdict() + "**");
  }

  private String withoutFigure() {
    return """
    ## Claims without a figure

    Nothing to test, but something to look up, or to be computed by jobs that are still to come.

    | question | claim | what Carousel computes |
    |---|---|---|
    """
        + untested.stream()
            .map(claim -> row(String.valueOf(claim.question()), claim.claim(), claim.measure()))
            .collect(joining());
  }

  private String details() {
    return findings.stream()
        .map(finding -> (first(finding) ? heading(finding.claim()) : "") + detail(finding))
        .collect(joining("\n"));
  }

  private static String heading(Claim claim) {
    return "<a id=\"%s\"></a>\n\n### %s\n\nQuestion %s.\n\n"
        .formatted(claim.id(), claim.text(), questions(claim));
  }

  private static String detail(Finding finding) {
    Reading reading = finding.reading();
    return "#### %s: %s\n\nAs of %s. Published: %s, tolerance %s. Found: %s%s. %s\n\n%s\n%s"
        .formatted(
            reading.name(),
            finding.verdict(),
            reading.asOf(),
            finding.published(),
            reading.published().unit() == Unit.TEXT
                ? "none"
                : Unit.SHARE.words(reading.published().tolerance().toPlainString()),
            found(finding),
            finding.deviation().map(by -> " (" + by + ")").orElse(""),
            reading.explanation().replaceAll("\\s+", " "),
            "```sql\n" + reading.sql() + "\n```\n",
            table(finding.answer()));
  }

  private static String table(Answer answer) {
    if (answer.rows().isEmpty()) {
      return "No row.\n";
    }
    return row(answer.columns().toArray())
        + "|---".repeat(answer.columns().size())
        + "|\n"
        + answer.rows().stream().map(cells -> row(cells.toArray())).collect(joining());
  }

  private boolean first(Finding finding) {
    return finding.claim().readings().get(0).equals(finding.reading());
  }

  private static String found(Finding finding) {
    return finding
        .result()
        .map(words -> (finding.reading().published().partial() ? "at least " : "") + words)
        .orElse("nothing");
  }

  private static String questions(Claim claim) {
    return claim.questions().stream().map(String::valueOf).collect(joining(", "));
  }

  private static String row(Object... cells) {
    return Arrays.stream(cells)
        .map(cell -> Objects.toString(cell, "null").replace("|", "\\|"))
        .collect(joining(" | ", "| ", " |\n"));
  }
}
