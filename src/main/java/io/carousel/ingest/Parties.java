package io.carousel.ingest;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;

import io.carousel.job.KeptRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * Gathers them.
   *
   * @param kept keeps what was gathered
   * @param named how many unresolved references {@link #mostUsed} names
   */
  static Parties of(SparkSession spark, Intake intake, KeptRows kept, int named) {
    Dataset<Row> known = intake.accepted(Datasets.PARTIES);
    Dataset<Row> foreign =
        kept.keep(
            PartyReferences.foreign(
                intake.records(), Rejection.accepted(), known.select("party_id")));
    boolean hasParties = !known.isEmpty();
    boolean hasUnresolved = hasParties && !foreign.isEmpty();
    Dataset<Row> references = foreign.select("reference").distinct();
    Dataset<Row> others =
        hasUnresolved
            ? kept.keep(new NearestParties(spark, known).candidates(references, intake.answers()))
            : references.withColumn("candidates", lit(null).cast("string"));
    return new Parties(
        table(known, others, hasParties),
        hasUnresolved ? byDataset(foreign) : Map.of(),
        hasUnresolved ? mostUsed(foreign, others, named) : List.of());
  }

  /** Rows of {@link IngestTables#PARTY}. */
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

  /** Without a parties file every id is its own party, and nothing is unresolved. */
  private static Dataset<Row> table(Dataset<Row> known, Dataset<Row> others, boolean hasParties) {
    Dataset<Row> named =
        others.select(
            col("reference").as("party_id"),
            col("reference").as("name"),
            col("candidates"),
            lit(hasParties).as("unresolved"));
    return known
        .withColumn("unresolved", lit(false))
        .withColumn("candidates", lit(null).cast("string"))
        .unionByName(named, true);
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
