package io.carousel.spark;

/** The messages of Spark's exceptions, in one line. */
public final class SparkErrors {
  private SparkErrors() {}

  /** The first line of its message, without the SQL state. */
  public static String firstLine(Exception e) {
    return String.valueOf(e.getMessage())
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("")
        .replaceAll(" SQLSTATE: \\w+", "");
  }
}
