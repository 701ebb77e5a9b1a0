package io.carousel.cli;

/**
 * Keeps texts from being run as formulas by spreadsheets that open a CSV file: what others have
 * named their companies is not to be trusted. See OWASP, <i>CSV Injection</i>.
 */
final class Formulas {
  /** What formulas begin with, also in the full width of East Asian keyboards. */
  private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private Formulas() {}

  /** The text, behind an apostrophe if it could be a formula. */
  static String disarmed(String text) {
    return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
