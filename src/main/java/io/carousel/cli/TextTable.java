package io.carousel.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Prints rows as aligned text. */
final class TextTable {
  private TextTable() {}

  /** Prints with all columns aligned left. */
  static void print(PrintWriter out, List<String> header, List<List<String>> rows) {
    print(out, header, rows, Set.of());
  }

  /**
   * Prints rows under a header.
   *
   * @param toTheRight the indexes of the right-aligned columns
   */
  static void print(
      PrintWriter out, List<String> header, List<List<String>> rows, Set<Integer> toTheRight) {
    int[] widths = new int[header.size()];
    measure(widths, header);
    rows.forEach(row -> measure(widths, row));
    out.println(line(header, widths, toTheRight));
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add(String.join("", Collections.nCopies(width, "-")));
    }
    out.println(line(rule, widths, Set.of()));
    rows.forEach(row -> out.println(line(row, widths, toTheRight)));
  }

  private static void measure(int[] widths, List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], length(cells.get(i)));
    }
  }

  private static String line(List<String> cells, int[] widths, Set<Integer> toTheRight) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String padding = " ".repeat(widths[i] - length(cell));
      line.append(i == 0 ? "" : "  ")
          .append(toTheRight.contains(i) ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
