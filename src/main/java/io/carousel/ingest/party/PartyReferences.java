package io.carousel.ingest.party;

import static io.carousel.schema.OpsColumns.DATASET;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import io.carousel.schema.DatasetSpec;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The names by which records refer to parties. */
final class PartyReferences {
  private static final String REFERENCE = "reference";

  private PartyReferences() {}

  /**
   * Counts them.
   *
   * @param which the records that count
   * @return {@code (dataset, reference, records)}, a row for each dataset and reference
   */
  static Dataset<Row> of(Map<DatasetSpec, Dataset<Row>> records, Column which) {
    return records.entrySet().stream()
        .filter(entry -> !entry.getKey().partyColumns().isEmpty())
        .map(entry -> named(entry.getKey(), entry.getValue().where(which)))
        .reduce(Dataset::union)
        .orElseThrow()
        .where("reference is not null")
        .groupBy(DATASET, REFERENCE)
        .agg(count(lit(1)).as("records"));
  }

  private static Dataset<Row> named(DatasetSpec dataset, Dataset<Row> records) {
    Column[] columns = dataset.partyColumns().stream().map(c -> col(c)).toArray(Column[]::new);
    return records.select(lit(dataset.name()).as(DATASET), explode(array(columns)).as(REFERENCE));
  }
}
