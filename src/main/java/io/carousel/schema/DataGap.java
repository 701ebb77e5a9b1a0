package io.carousel.schema;

import java.util.Locale;

/** Gaps in records, each counted by a column of {@link CuratedTables#DATA_QUALITY}. */
public enum DataGap {
  /** No amount: the deal counts in no sum. */
  UNKNOWN_AMOUNTS("without an amount", "Accepted without an amount"),
  /** Neither both dates nor a rule that determines when the deal is paid. */
  UNKNOWN_SCHEDULES(
      "without a schedule", "Accepted deals, announced or signed, without a known schedule"),
  /** Dated by a day other than its own. */
  UNDATED("undated", "Accepted deals without announced_on, or payments without paid_on"),
  /** Its source is missing from the sources file. */
  WITHOUT_SOURCE("without a source", "Accepted deals whose source_id is empty or unknown"),
  /** No rate on or before its day. */
  MISSING_RATES(
      "without an exchange rate",
      "Deals and payments rejected, and figures in money not converted, because no rate was found"),
  /** Shares that cannot be valued. */
  MISSING_PRICES(
      "without a share price", "Accepted warrants and share grants that a price would value"),
  /** Shares valued at an old price. */
  STALE_PRICES("valued at a stale price", "Accepted deals valued at a price older than allowed");

  private final String words;
  private final String meaning;

  DataGap(String words, String meaning) {
    this.words = words;
    this.meaning = meaning;
  }

  /** Its column. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The text after a number of records. */
  public String words() {
    return words;
  }

  /** The meaning of the column. */
  public String meaning() {
    return meaning;
  }
}
