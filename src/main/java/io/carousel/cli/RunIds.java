package io.carousel.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Creates ids for runs that were not given one. */
final class RunIds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunIds() {}

  /** An unused id: the time, and some letters that separate runs started in the same second. */
  static String next() {
    return TIME.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 4);
  }
}
