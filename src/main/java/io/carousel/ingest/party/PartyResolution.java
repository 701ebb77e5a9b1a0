package io.carousel.ingest.party;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.carousel.ingest.check.Lookups;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Finds out which parties records mean that name one by its LEI, CIK, ticker, name or alias. Only
 * exact matches count, see {@link PartyKeys}. The strongest kind of identifier that matches at all
 * decides; where it fits several parties, the text stays as it is and they are its candidates.
 */
public final class PartyResolution {
  private static final UserDefinedFunction KEYS =
      udf(
          (UDF5<String, String, String, String, String, String[]>)
              (lei, cik, ticker, name, aliases) ->
                  PartyKeys.of(lei, cik, ticker, name, aliases).toArray(String[]::new),
          DataTypes.createArrayType(DataTypes.StringType));
  private static final UserDefinedFunction REFERENCE_KEYS =
      udf(
          (UDF1<String, String[]>)
              reference -> PartyKeys.ofReference(reference).toArray(String[]::new),
          DataTypes.createArrayType(DataTypes.StringType));

  /** What {@link #answers} holds. */
  public static final StructType ANSWER =
      new StructType()
          .add("reference", DataTypes.StringType)
          .add("party_id", DataTypes.StringType)
          .add("candidates", DataTypes.StringType);

  private final Lookups lookups;
  private final Dataset<Row> references;
  private final Dataset<Row> answers;

  /**
   * @param parties accepted rows of {@link Datasets#PARTIES}
   * @param references {@code (dataset, reference)}: what records name and is no party's id
   * @param lookups keeps the answers
   */
  public PartyResolution(Dataset<Row> parties, Dataset<Row> references, Lookups lookups) {
    this.references = references;
    Dataset<Row> known =
        parties.select(
            col("party_id"),
            Parties.label(col("party_id"), col("name")).as("label"),
            explode(KEYS.apply(col("lei"), col("cik"), col("ticker"), col("name"), col("aliases")))
                .as("key"));
    this.lookups = lookups;
    this.answers = lookups.computed(answers(references, known));
  }

  private static Dataset<Row> answers(Dataset<Row> references, Dataset<Row> known) {
    return references
        .select("reference")
        .distinct()
        .select(col("reference"), explode(REFERENCE_KEYS.apply(col("reference"))).as("key"))
        .join(known, "key")
        .groupBy(col("reference"), substring(col("key"), 1, 1).as("strength"))
        .agg(sort_array(collect_set(struct(col("party_id"), col("label")))).as("fitting"))
        .groupBy("reference")
        .agg(min_by(col("fitting"), col("strength")).as("fitting"))
        .select(
            col("reference"),
            when(size(col("fitting")).equalTo(1), col("fitting").getItem(0).getField("party_id"))
                .as("party_id"),
            when(size(col("fitting")).gt(1), array_join(col("fitting.label"), ", "))
                .as("candidates"));
  }

  /**
   * What became of each reference that fits a party: {@code (reference, party_id, candidates)}, one
   * of the two null.
   */
  public Dataset<Row> answers() {
    return answers;
  }

  /** The records of those datasets that name a party otherwise, now by its id. */
  public Map<DatasetSpec, Dataset<Row>> resolve(Map<DatasetSpec, Dataset<Row>> records) {
    Dataset<Row> resolved = answers.where("party_id is not null").select("reference", "party_id");
    Set<String> concerned = new HashSet<>();
    references
        .join(resolved, "reference")
        .select("dataset")
        .distinct()
        .collectAsList()
        .forEach(row -> concerned.add(row.getString(0)));
    Map<DatasetSpec, Dataset<Row>> changed = new HashMap<>();
    records.forEach(
        (dataset, rows) -> {
          if (concerned.contains(dataset.name())) {
            changed.put(dataset, resolve(dataset, rows, lookups.near(resolved)));
          }
        });
    return changed;
  }

  private static Dataset<Row> resolve(
      DatasetSpec dataset, Dataset<Row> rows, Dataset<Row> resolved) {
    Dataset<Row> result = rows;
    for (String column : dataset.partyColumns()) {
      Column resolvedId = col("_resolved");
      result =
          result
              .join(
                  resolved.select(
                      col("reference").as("_reference"), col("party_id").as("_resolved")),
                  col(column).equalTo(col("_reference")),
                  "left")
              .withColumn(column, coalesce(resolvedId, col(column)))
              .drop("_reference", "_resolved");
    }
    return result;
  }
}
