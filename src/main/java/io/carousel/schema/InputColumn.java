package io.carousel.schema;

import io.carousel.table.ColumnSpec;
import java.io.Serializable;
import java.util.List;

/**
 * A column of an input dataset.
 *
 * @param required whether every record must have a value for it, and every file a column
 * @param otherwise the value for a record that leaves it empty, or null for none
 * @param allowed the values it may have, empty for any
 */
public record InputColumn(
    String name,
    FieldType type,
    boolean required,
    String otherwise,
    List<String> allowed,
    String unit,
    String meaning)
    implements Serializable {

  public static InputColumn required(String name, FieldType type, String unit, String meaning) {
    return new InputColumn(name, type, true, null, List.of(), unit, meaning);
  }

  public static InputColumn optional(String name, FieldType type, String unit, String meaning) {
    return new InputColumn(name, type, false, null, List.of(), unit, meaning);
  }

  public static InputColumn choice(
      String name, boolean required, List<String> allowed, String meaning) {
    return new InputColumn(name, FieldType.TEXT, required, null, allowed, "", meaning);
  }

  public static InputColumn choice(
      String name, boolean required, String meaning, String... allowed) {
    return choice(name, required, List.of(allowed), meaning);
  }

  /** This column with a value for records that leave it empty. */
  public InputColumn otherwise(String value) {
    return new InputColumn(name, type, required, value, allowed, unit, meaning);
  }

  /** The column of the curated table that holds it. */
  public ColumnSpec column() {
    return new ColumnSpec(
        name, type.columnType(), required || otherwise != null, unit, meaning, allowed);
  }
}
