package io.carousel.table;

/** The types of columns, by their name in Spark SQL. */
public enum ColumnType {
  STRING("string"),
  LONG("bigint"),
  DOUBLE("double"),
  BOOLEAN("boolean"),
  DATE("date"),
  TIMESTAMP("timestamp"),
  /** Money in the reporting currency, in whole cents. */
  MONEY("decimal(38,2)"),
  /** A number as in the input, not rounded. */
  DECIMAL("decimal(38,18)"),
  /** Whole numbers by name. */
  COUNTS("map<string,bigint>"),
  /** Numbers by name. */
  NUMBERS("map<string,double>"),
  /** Texts by name. */
  TEXTS("map<string,string>"),
  /** Texts in order. */
  LIST("array<string>");

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  /** The type in Spark SQL. */
  public String sql() {
    return sql;
  }
}
