package io.carousel.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name that a mistyped name was probably meant to be. */
public final class Nearest {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Nearest() {}

  /**
   * The known name with the fewest edits from the given one, ignoring case; the first in order
   * among equals. Empty when more than half of its characters would have to change.
   */
  public static Optional<String> to(String given, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(given, name) <= Math.max(given.length(), name.length()) / 2)
        .min(
            Comparator.<String>comparingInt(name -> distance(given, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A remedy that names the nearest known name, or else lists where to look. */
  public static String remedy(String given, Collection<String> known, String otherwise) {
    return to(given, known).map(name -> "did you mean '" + name + "'?").orElse(otherwise);
  }

  /** Single-character edits between two names, ignoring case. */
  public static int distance(String given, String name) {
    return DISTANCE.apply(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
  }
}
