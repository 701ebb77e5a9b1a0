package io.carousel.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.table.SparkTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes a party of every id that a record names as one. */
final class PartyRegister {
  private final Dataset<Row> known;

  /**
   * @param known accepted rows of {@link Datasets#PARTIES}
   */
  PartyRegister(Dataset<Row> known) {
    this.known = known;
  }

  /** The ids that a dataset's records name and the parties file does not know. */
  Dataset<Row> unknown(DatasetSpec dataset, Dataset<Row> accepted) {
    Dataset<Row> named =
        dataset.columns().stream()
            .filter(column -> column.type() == FieldType.PARTY)
            .map(column -> accepted.select(col(column.name()).as("party_id")))
            .reduce(Dataset::union)
            .orElseGet(() -> known.select("party_id").limit(0));
    return named
        .where("party_id is not null")
        .distinct()
        .join(known.select("party_id"), new String[] {"party_id"}, "left_anti");
  }

  /**
   * All parties.
   *
   * @param unknown ids that are not known
   * @param unresolved whether not to be known is worth a mark; it is not where no parties are given
   */
  Dataset<Row> all(Dataset<Row> unknown, boolean unresolved) {
    Dataset<Row> own = unknown.distinct().withColumn("name", col("party_id"));
    Column[] columns =
        IngestTables.PARTY.columns().stream()
            .filter(c -> !c.name().equals("unresolved"))
            .map(
                c ->
                    c.name().equals("party_id") || c.name().equals("name")
                        ? col(c.name())
                        : lit(null).cast(SparkTypes.type(c.type())).as(c.name()))
            .toArray(Column[]::new);
    return known
        .select(columnsOfKnown())
        .withColumn("unresolved", lit(false))
        .union(own.select(columns).withColumn("unresolved", lit(unresolved)));
  }

  private static Column[] columnsOfKnown() {
    return Datasets.PARTIES.columnNames().stream().map(name -> col(name)).toArray(Column[]::new);
  }
}
