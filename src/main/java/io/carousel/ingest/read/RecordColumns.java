package io.carousel.ingest.read;

import io.carousel.schema.RejectReason;

/**
 * The columns of a record's row during ingest, in addition to those of its dataset: its place, its
 * error, and the results of the checks.
 */
public final class RecordColumns {
  /** The file, within the input folder. */
  public static final String FILE = "_file";

  /** The line on which the record begins; in JSON arrays and Parquet its number. */
  public static final String LINE = "_line";

  /** The record's text, if {@link RecordReader.Texts} stores it. */
  public static final String RECORD = "_record";

  /** The first column at fault; null if the record is at fault as a whole. */
  public static final String COLUMN = "_column";

  /** The value of that column. */
  public static final String VALUE = "_value";

  /**
   * The name of the {@link RejectReason} for which the record is rejected; null while it is not.
   */
  public static final String REASON = "_reason";

  /** The attributes of that reason. */
  public static final String ATTRIBUTES = "_attributes";

  /** A list of all columns at fault when the record was read; null if there are none. */
  public static final String FAULTS = "_faults";

  /** A list of the fields without a column in the dataset; null if the header shows them. */
  public static final String IGNORED = "_ignored";

  /** The reason why the rest of the file cannot be read; null in all other rows. */
  public static final String BROKEN = "_broken";

  /** Whether the record repeats an earlier one. */
  public static final String REPEAT = "_repeat";

  /** Whether the deal's source is among the sources. */
  public static final String SOURCED = "_sourced";

  /** Whether the deal is valued by a share price, if there is one. */
  public static final String PRICE_WANTED = "_price_wanted";

  private RecordColumns() {}
}
