package io.carousel.cli;

/**
 * Prevents spreadsheets from running text in a CSV file as formulas: company names are untrusted
 * input. See OWASP, <i>CSV Injection</i>.
 */
final class SpreadsheetFormulas {
  /** The characters that start a formula, including their full-width forms. */
  private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private SpreadsheetFormulas() {}

  /** The text, prefixed with an apostrophe if it could be a formula. */
  static String disarmed(String text) {
    return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
