package io.carousel.ingest;

import io.carousel.table.Column;
import java.io.Serializable;
import java.util.List;

/**
 * A column of an input dataset.
 *
 * @param required whether every record must fill it, and every file have it
 * @param otherwise the value of a record that leaves it empty, or null for none
 * @param allowed the values it may have, empty for any
 */
record InputColumn(
    String name,
    FieldType type,
    boolean required,
    String otherwise,
    List<String> allowed,
    String unit,
    String meaning)
    implements Serializable {

  static InputColumn required(String name, FieldType type, String unit, String meaning) {
    return new InputColumn(name, type, true, null, List.of(), unit, meaning);
  }

  static InputColumn optional(String name, FieldType type, String unit, String meaning) {
    return new InputColumn(name, type, false, null, List.of(), unit, meaning);
  }

  static InputColumn choice(String name, boolean required, List<String> allowed, String meaning) {
    return new InputColumn(name, FieldType.TEXT, required, null, allowed, "", meaning);
  }

  static InputColumn choice(String name, boolean required, String meaning, String... allowed) {
    return choice(name, required, List.of(allowed), meaning);
  }

  /** This column with a value for records that leave it empty. */
  InputColumn otherwise(String value) {
    return new InputColumn(name, type, required, value, allowed, unit, meaning);
  }

  /** The column of the curated table that holds it. */
  Column column() {
    return new Column(
        name, type.columnType(), required || otherwise != null, unit, meaning, allowed);
  }
}
