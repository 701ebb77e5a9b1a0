package io.carousel.publish.database;

import io.carousel.table.ColumnType;

/** Column types of DuckDB. */
final class DuckDbTypes {
  private DuckDbTypes() {}

  static String type(ColumnType type) {
    return switch (type) {
      case STRING -> "VARCHAR";
      case LONG -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      // In UTC, and displayed so: with a time zone each client would display it in its own.
      case TIMESTAMP -> "TIMESTAMP";
      case MONEY -> "DECIMAL(38,2)";
      case DECIMAL -> "DECIMAL(38,18)";
      case COUNTS -> "MAP(VARCHAR, BIGINT)";
      case NUMBERS -> "MAP(VARCHAR, DOUBLE)";
      case TEXTS -> "MAP(VARCHAR, VARCHAR)";
      case LIST -> "VARCHAR[]";
    };
  }
}
