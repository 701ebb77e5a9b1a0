package io.carousel.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lines, further tables and remarks, in Markdown. */
public final class Table {
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private final List<String> more = new ArrayList<>();

  /** Adds a line. */
  public void add(Line line) {
    lines.add(line);
  }

  /** Adds a sentence below the table, once. */
  public void remark(String sentence) {
    remarks.add(sentence);
  }

  /** Adds a table of its own below. */
  public void add(String title, List<String> head, List<List<String>> rows) {
    more.add("**" + title + "**\n\n" + markdown(head, rows));
  }

  /** The whole table, headed by the machine and the command. */
  public String markdown(String machine, String command) {
    List<String> parts = new ArrayList<>();
    parts.add(machine + "\n\n```\n" + command + "\n```");
    if (!lines.isEmpty()) {
      parts.add(markdown(Line.HEAD, lines.stream().map(Line::cells).toList()));
    }
    parts.addAll(more);
    if (!remarks.isEmpty()) {
      parts.add(remarks.stream().map(r -> "- " + r).collect(Collectors.joining("\n")));
    }
    return String.join("\n\n", parts);
  }

  private static String markdown(List<String> head, List<List<String>> rows) {
    List<String> text = new ArrayList<>();
    text.add(row(head));
    text.add(row(head.stream().map(cell -> "---").toList()));
    rows.forEach(cells -> text.add(row(cells)));
    return String.join("\n", text);
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
