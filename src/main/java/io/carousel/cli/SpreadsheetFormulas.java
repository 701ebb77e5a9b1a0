package io.carousel.cli;

/**
 * Keeps spreadsheets that open a CSV file from running texts as formulas: names of companies are
 * not to be trusted. See OWASP, <i>CSV Injection</i>.
 */
final class SpreadsheetFormulas {
  /** The first characters of formulas, also in the full width of East Asian keyboards. */
  private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private SpreadsheetFormulas() {}

  /** The text, after an apostrophe if it could be a formula. */
  static String disarmed(String text) {
    return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
