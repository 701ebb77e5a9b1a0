package io.carousel.schema;

import java.util.List;
import java.util.Locale;

/**
 * Why a record is rejected. A reason may have attributes: texts, in the order given here, that its
 * English text contains. {@link #kind} leaves out those that differ from record to record.
 */
public enum RejectReason {
  /** A required column is empty. */
  EMPTY("empty"),
  /** Bytes that are not UTF-8. */
  NOT_UTF8("not valid UTF-8"),
  /** Half of a character that needs two code units; no file can store it. */
  HALF_CHARACTER("half of a character"),
  /** A JSON array or object in the place of a value. */
  NESTED("nested; a text or a number is expected"),
  /** Not one of the allowed values. Attribute: these values. */
  NOT_ALLOWED("must be one of %s"),
  /** Not a day of the calendar. */
  NOT_A_DATE("not a date like 2025-12-31"),
  /** Not a number. */
  NOT_A_NUMBER("not a number like 1250000.50"),
  /** A number with too many digits. Attribute: how many it may have before the point. */
  TOO_LARGE("more than %s digits before the point"),
  /** An amount below zero. */
  NEGATIVE("negative; money flows from payer to payee"),
  /** A number that must be above zero and is not. */
  NOT_POSITIVE("not above zero"),
  /** Not from 0 to 100. */
  NOT_A_PERCENTAGE("not a percentage from 0 to 100"),
  /** Not three letters. */
  NOT_A_CURRENCY("not a currency code like USD"),
  /** A period that ends before it starts. Attribute: the column of its first day. */
  BEFORE_START("before %s"),

  /** Attributes: how many fields the record has, and how many the header. */
  WRONG_WIDTH("has more or fewer fields than the header", "has %s fields where the header has %s"),
  /** Text between a closing quote and the next comma. */
  TEXT_AFTER_QUOTE("text after a closing quote"),
  /** Attribute: the limit in bytes. */
  LINE_TOO_LONG("longer than %s bytes"),
  /** Valid JSON, but not an object. */
  NOT_AN_OBJECT("not a JSON object"),
  /** An object followed by other text. */
  NOT_ONE_OBJECT("not one JSON object: something follows it"),
  /** Attribute: the parser's message. */
  NOT_JSON("not valid JSON", "not valid JSON: %s"),
  /**
   * A day of the ECB's rates without a valid rate of the dollar. Attribute: what is wrong with it.
   */
  NO_DOLLAR_RATE("the day has no rate of the dollar", "the day has no rate of the dollar: %s"),
  /** The file ends here, against its format; such a file is refused as a whole. */
  UNREADABLE_FILE("the file cannot be read further"),

  /** Another record has the same key and other values. */
  CONFLICT("conflicts with another record with the same key"),
  /** A deal that nothing dates. */
  NO_DATE("no date: neither announced_on, starts_on, known_on nor its source's published_on"),
  /** No rate on or before the record's day. Attributes: the reporting currency, and the day. */
  NO_RATE("no rate into %s on or before its day", "no rate into %s on or before %s"),
  /** In another currency, and without the day whose rate would convert it. */
  NO_RATE_WITHOUT_DATE("needs a rate, and the record has no date"),
  /** Attributes: how many digits a converted amount may have, and the reporting currency. */
  TOO_LARGE_CONVERTED("more than %s digits in %s");

  private final String kind;
  private final String text;

  RejectReason(String text) {
    this(text, text);
  }

  /**
   * @param kind names the first attributes alone
   */
  RejectReason(String kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /** What is wrong with one record, in English. */
  public String text(List<String> attributes) {
    return String.format(Locale.ROOT, text, attributes.toArray());
  }

  /** What is wrong with all records like this one, in English. */
  public String kind(List<String> attributes) {
    return String.format(Locale.ROOT, kind, attributes.toArray());
  }
}
