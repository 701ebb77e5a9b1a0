package io.carousel.bench.measure;

import java.util.Locale;

/**
 * A figure with its unit.
 *
 * @param atLeast whether the value is only a lower bound
 */
public record Figure(double value, String unit, boolean atLeast) {

  /** A number of seconds. */
  public static Figure seconds(double value) {
    return new Figure(value, "s", false);
  }

  /** More than a number of seconds. */
  public static Figure moreThanSeconds(double value) {
    return new Figure(value, "s", true);
  }

  /** A number of bytes, shown in GiB. */
  public static Figure gibibytes(long bytes) {
    return new Figure(bytes / (double) (1L << 30), "GiB", false);
  }

  /** A fraction of it: the figure of one of several equal steps. */
  public Figure per(double steps) {
    return new Figure(value / steps, unit, atLeast);
  }

  @Override
  public String toString() {
    return (atLeast ? "> " : "") + digits(value) + " " + unit;
  }

  /** Three significant digits. */
  static String digits(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3g";
    return size == 0 ? "0" : String.format(Locale.ROOT, format, value);
  }
}
