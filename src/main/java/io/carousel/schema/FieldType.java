package io.carousel.schema;

import io.carousel.table.ColumnType;

/** The type of a field of an input record. */
public enum FieldType {
  /** Any text, verbatim. */
  TEXT(ColumnType.STRING),
  /** The id of a party, verbatim. */
  PARTY(ColumnType.STRING),
  /** A day, {@code 2025-11-08}. */
  DATE(ColumnType.DATE),
  /** A number of any sign. */
  NUMBER(ColumnType.DECIMAL),
  /** A number that is not negative. */
  AMOUNT(ColumnType.DECIMAL),
  /** A number above zero. */
  POSITIVE(ColumnType.DECIMAL),
  /** A number from 0 to 100. */
  PERCENT(ColumnType.DECIMAL),
  /** A currency, by its three letters. */
  CURRENCY(ColumnType.STRING);

  private final ColumnType columnType;

  FieldType(ColumnType columnType) {
    this.columnType = columnType;
  }

  /** The type of the column that holds the values. */
  public ColumnType columnType() {
    return columnType;
  }
}
