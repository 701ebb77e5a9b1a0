package io.carousel.exposure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The SQL of a query, a resource in the package of this class. */
final class SqlText {
  private SqlText() {}

  /**
   * The text of {@code NAME.sql}.
   *
   * @throws IllegalArgumentException if there is no such resource
   */
  static String of(String name) {
    String resource = name + ".sql";
    try (InputStream stream = SqlText.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException("no such query: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text with its inputs bound to views of other names by common table expressions around it.
   *
   * @param views the name of the view for each name in the text
   */
  static String over(Map<String, String> views, String text) {
    String bound =
        views.entrySet().stream()
            .map(view -> view.getKey() + " AS (TABLE " + view.getValue() + ")")
            .collect(Collectors.joining(", "));
    return "WITH " + bound + " (\n" + text + "\n)";
  }
}
