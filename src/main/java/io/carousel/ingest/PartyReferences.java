package io.carousel.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What records name as parties. */
final class PartyReferences {
  private PartyReferences() {}

  /**
   * Everything that is named as a party and is no known party's id.
   *
   * @param which the records that count
   * @param known {@code (party_id)}
   * @return {@code (dataset, reference, records)}, a row for each dataset and reference
   */
  static Dataset<Row> foreign(
      Map<DatasetSpec, Dataset<Row>> records, Column which, Dataset<Row> known) {
    return records.entrySet().stream()
        .flatMap(
            entry ->
                entry.getKey().partyColumns().stream()
                    .map(
                        column ->
                            entry
                                .getValue()
                                .where(which.and(col(column).isNotNull()))
                                .select(
                                    lit(entry.getKey().name()).as("dataset"),
                                    col(column).as("reference"))))
        .reduce(Dataset::union)
        .orElseThrow()
        .groupBy("dataset", "reference")
        .agg(count(lit(1)).as("records"))
        .join(
            known.select(col("party_id").as("reference")), new String[] {"reference"}, "left_anti")
        .select("dataset", "reference", "records");
  }
}
