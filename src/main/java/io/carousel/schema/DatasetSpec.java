package io.carousel.schema;

import io.carousel.table.TableSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The declaration of an input dataset: a file {@code NAME.csv}, its columns and key. Its Javadoc in
 * {@link Datasets} is its file format.
 *
 * @param columns in declared order; a record is rejected for its first failing column in this order
 * @param key the columns whose values identify records; records with an empty first one have no key
 * @param periods pairs of dates; the second must not be before the first
 * @param derived columns that are not in files but filled by some formats
 */
public record DatasetSpec(
    String name,
    List<InputColumn> columns,
    List<String> key,
    List<Period> periods,
    List<InputColumn> derived)
    implements Serializable {

  public DatasetSpec {
    columns = new ArrayList<>(columns);
    key = new ArrayList<>(key);
    periods = new ArrayList<>(periods);
    derived = new ArrayList<>(derived);
  }

  /** Two dates in order. */
  public record Period(String first, String last) implements Serializable {}

  public static DatasetSpec of(String name, List<String> key, InputColumn... columns) {
    return new DatasetSpec(name, List.of(columns), key, List.of(), List.of());
  }

  /** This dataset with a last day that must not be before a first day. */
  public DatasetSpec period(String first, String last) {
    return new DatasetSpec(name, columns, key, List.of(new Period(first, last)), derived);
  }

  /** This dataset with columns in addition to those in files. */
  public DatasetSpec derived(InputColumn... more) {
    return new DatasetSpec(name, columns, key, periods, List.of(more));
  }

  public boolean has(String column) {
    return columnNames().contains(column);
  }

  /** The columns that name parties. */
  public List<String> partyColumns() {
    return columns.stream()
        .filter(column -> column.type() == FieldType.PARTY)
        .map(InputColumn::name)
        .toList();
  }

  /** The columns of a record's row, before those about the record itself. */
  public List<InputColumn> rowColumns() {
    return Stream.concat(columns.stream(), derived.stream()).toList();
  }

  public List<String> columnNames() {
    return columns.stream().map(InputColumn::name).toList();
  }

  public List<String> requiredNames() {
    return columns.stream().filter(InputColumn::required).map(InputColumn::name).toList();
  }

  /** Begins the declaration of the curated table that holds this dataset's accepted records. */
  public TableSpec.Builder curated(String tableName, String meaning) {
    TableSpec.Builder table =
        TableSpec.named("curated." + tableName, meaning).keyedBy(key).mayBeAbsent();
    rowColumns().forEach(column -> table.column(column.column()));
    return table;
  }
}
