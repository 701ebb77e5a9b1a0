package io.carousel.ingest;

import io.carousel.table.TableSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The declaration of an input dataset: a file {@code NAME.csv}, its columns and key. Its Javadoc in
 * {@link Datasets} is its file format.
 *
 * @param columns in declared order, in which a record's first failing column is looked for
 * @param key the columns whose values tell records apart; records with an empty first one have none
 */
record DatasetSpec(String name, List<InputColumn> columns, List<String> key)
    implements Serializable {

  DatasetSpec {
    columns = new ArrayList<>(columns);
    key = new ArrayList<>(key);
  }

  static DatasetSpec of(String name, List<String> key, InputColumn... columns) {
    return new DatasetSpec(name, List.of(columns), key);
  }

  List<String> columnNames() {
    return columns.stream().map(InputColumn::name).toList();
  }

  List<String> requiredNames() {
    return columns.stream().filter(InputColumn::required).map(InputColumn::name).toList();
  }

  /** Begins the declaration of the curated table that holds this dataset's accepted records. */
  TableSpec.Builder curated(String tableName, String meaning) {
    TableSpec.Builder table = TableSpec.named("curated." + tableName, meaning).keyedBy(key);
    columns.forEach(column -> table.column(column.column()));
    return table;
  }
}
