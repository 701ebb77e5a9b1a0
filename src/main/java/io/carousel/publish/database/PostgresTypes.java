package io.carousel.publish.database;

import io.carousel.table.ColumnType;

/** Column types of PostgreSQL, spelled as its catalog does. */
final class PostgresTypes {
  private PostgresTypes() {}

  static String type(ColumnType type) {
    return switch (type) {
      case STRING -> "text";
      case LONG -> "bigint";
      case DOUBLE -> "double precision";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp with time zone";
      case MONEY -> "numeric(38,2)";
      case DECIMAL -> "numeric(38,18)";
      case COUNTS, NUMBERS, TEXTS -> "jsonb";
      case LIST -> "text[]";
    };
  }
}
