package io.carousel.table;

import java.util.List;

/**
 * A column of a table.
 *
 * @param unit the unit of the values; empty for texts and dates
 * @param required whether every row has a value
 * @param allowed the values a text may have, empty for any
 */
public record ColumnSpec(
    String name,
    ColumnType type,
    boolean required,
    String unit,
    String meaning,
    List<String> allowed) {

  public ColumnSpec {
    allowed = List.copyOf(allowed);
  }

  /** Meaning and unit, as catalogs show them next to the column. */
  public String comment() {
    return unit.isEmpty() ? meaning : meaning + " [" + unit + "]";
  }
}
