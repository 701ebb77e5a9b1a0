package io.carousel.bench.measure;

import java.util.Locale;

/**
 * A figure with its unit.
 *
 * @param atLeast whether it is known to be larger than the value and nothing more
 */
public record Figure(double value, String unit, boolean atLeast) {

  /** So many seconds. */
  public static Figure seconds(double value) {
    return new Figure(value, "s", false);
  }

  /** More than so many seconds. */
  public static Figure moreThanSeconds(double value) {
    return new Figure(value, "s", true);
  }

  /** So many bytes, told in GiB. */
  public static Figure gibibytes(long bytes) {
    return new Figure(bytes / (double) (1L << 30), "GiB", false);
  }

  /** A part of it: a figure of several equal steps, told for one. */
  public Figure per(double steps) {
    return new Figure(value / steps, unit, atLeast);
  }

  @Override
  public String toString() {
    return (atLeast ? "> " : "") + digits(value) + " " + unit;
  }

  /** Three digits that count. */
  static String digits(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3g";
    return size == 0 ? "0" : String.format(Locale.ROOT, format, value);
  }
}
