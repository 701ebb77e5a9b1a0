package io.carousel.ingest;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.carousel.schema.CuratedTables;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import io.carousel.spark.KeptRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The parties of the parties file, and what else accepted records name as one. */
final class Parties {
  private final Dataset<Row> table;
  private final Map<String, Long> unresolved;
  private final List<Row> mostUsed;

  private Parties(Dataset<Row> table, Map<String, Long> unresolved, List<Row> mostUsed) {
    this.table = table;
    this.unresolved = unresolved;
    this.mostUsed = mostUsed;
  }

  /**
   * Gathers them. Without a parties file every id is its own party, and none is unresolved.
   *
   * @param kept keeps what was gathered
   * @param named how many unresolved references {@link #mostUsed} names
   */
  static Parties of(SparkSession spark, IngestPipeline intake, KeptRows kept, int named) {
    Dataset<Row> known = intake.accepted(Datasets.PARTIES);
    if (intake.namesKnownPartiesOnly()) {
      Dataset<Row> none = spark.createDataFrame(List.of(), PartyResolution.ANSWER);
      return new Parties(table(known, none, true), Map.of(), List.of());
    }
    Dataset<Row> foreign = kept.keep(foreign(intake, known));
    Dataset<Row> references = foreign.select("reference").distinct();
    if (!intake.isGiven(Datasets.PARTIES)) {
      Dataset<Row> all = references.withColumn("candidates", lit(null).cast("string"));
      return new Parties(table(known, all, false), Map.of(), List.of());
    }
    Dataset<Row> others =
        kept.keep(new NearestParties(spark, known).candidates(references, intake.answers()));
    return new Parties(
        table(known, others, true), byDataset(foreign), mostUsed(foreign, others, named));
  }

  /** What accepted records name as a party and is no known one's id. */
  private static Dataset<Row> foreign(IngestPipeline intake, Dataset<Row> known) {
    return PartyReferences.of(intake.given(), Rejection.accepted())
        .join(
            known.select(col("party_id").as("reference")), new String[] {"reference"}, "left_anti");
  }

  /** Rows of {@link CuratedTables#PARTY}. */
  Dataset<Row> table() {
    return table;
  }

  /** How many parties a dataset names that the parties file does not know. */
  long unresolved(DatasetSpec dataset) {
    return unresolved.getOrDefault(dataset.name(), 0L);
  }

  /**
   * The unresolved references that most records use: {@code (reference, datasets, records,
   * candidates)}.
   */
  List<Row> mostUsed() {
    return mostUsed;
  }

  private static Dataset<Row> table(Dataset<Row> known, Dataset<Row> others, boolean unresolved) {
    Dataset<Row> named =
        others.select(
            col("reference").as("party_id"),
            col("reference").as("name"),
            col("candidates"),
            lit(unresolved).as("unresolved"));
    return known
        .withColumn("unresolved", lit(false))
        .withColumn("candidates", lit(null).cast("string"))
        .unionByName(named, true);
  }

  /** How a candidate is told: its id, and its name where that is another. */
  static Column label(Column partyId, Column name) {
    return when(partyId.equalTo(name), partyId)
        .otherwise(concat(partyId, lit(" ("), name, lit(")")));
  }

  private static Map<String, Long> byDataset(Dataset<Row> foreign) {
    Map<String, Long> counts = new HashMap<>();
    foreign
        .groupBy("dataset")
        .agg(count(lit(1)).as("references"))
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  private static List<Row> mostUsed(Dataset<Row> foreign, Dataset<Row> others, int named) {
    return foreign
        .groupBy("reference")
        .agg(
            array_join(sort_array(collect_set("dataset")), ", ").as("datasets"),
            sum("records").as("records"))
        .join(others, "reference")
        .orderBy(col("records").desc(), col("reference"))
        .limit(named)
        .collectAsList();
  }
}
