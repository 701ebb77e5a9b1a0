package io.carousel.ingest.party;

import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.OpsColumns.DATASET;
import static io.carousel.schema.PartyColumns.ALIASES;
import static io.carousel.schema.PartyColumns.CANDIDATES;
import static io.carousel.schema.PartyColumns.CIK;
import static io.carousel.schema.PartyColumns.LEI;
import static io.carousel.schema.PartyColumns.NAME;
import static io.carousel.schema.PartyColumns.TICKER;
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
 * Finds the parties that records name by LEI, CIK, ticker, name or alias. Only exact matches count,
 * see {@link PartyKeys}. The strongest kind of identifier that matches decides; if it matches
 * several parties, the text stays unchanged and they become its candidates.
 */
public final class PartyResolution {
  private static final String FITTING = "fitting";
  private static final String KEY = "key";
  private static final String LABEL = "label";
  private static final String OWN_REFERENCE = "_reference";
  private static final String REFERENCE = "reference";
  private static final String RESOLVED = "_resolved";
  private static final String STRENGTH = "strength";

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

  /** The schema of {@link #answers}. */
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
   * @param references {@code (dataset, reference)}: names in records that are not ids of parties
   * @param lookups caches the answers
   */
  public PartyResolution(Dataset<Row> parties, Dataset<Row> references, Lookups lookups) {
    this.references = references;
    Dataset<Row> known =
        parties.select(
            col(PARTY_ID),
            Parties.label(col(PARTY_ID), col(NAME)).as(LABEL),
            explode(KEYS.apply(col(LEI), col(CIK), col(TICKER), col(NAME), col(ALIASES))).as(KEY));
    this.lookups = lookups;
    this.answers = lookups.computed(answers(references, known));
  }

  private static Dataset<Row> answers(Dataset<Row> references, Dataset<Row> known) {
    return references
        .select(REFERENCE)
        .distinct()
        .select(col(REFERENCE), explode(REFERENCE_KEYS.apply(col(REFERENCE))).as(KEY))
        .join(known, "key")
        .groupBy(col(REFERENCE), substring(col(KEY), 1, 1).as(STRENGTH))
        .agg(sort_array(collect_set(struct(col(PARTY_ID), col(LABEL)))).as(FITTING))
        .groupBy(REFERENCE)
        .agg(min_by(col(FITTING), col(STRENGTH)).as(FITTING))
        .select(
            col(REFERENCE),
            when(size(col(FITTING)).equalTo(1), col(FITTING).getItem(0).getField(PARTY_ID))
                .as(PARTY_ID),
            when(size(col(FITTING)).gt(1), array_join(col("fitting.label"), ", ")).as(CANDIDATES));
  }

  /**
   * The result for each reference that matches a party: {@code (reference, party_id, candidates)},
   * one of the last two null.
   */
  public Dataset<Row> answers() {
    return answers;
  }

  /**
   * The records of the datasets that name a party other than by id, with its id in place of the
   * name.
   */
  public Map<DatasetSpec, Dataset<Row>> resolve(Map<DatasetSpec, Dataset<Row>> records) {
    Dataset<Row> resolved = answers.where("party_id is not null").select(REFERENCE, PARTY_ID);
    Set<String> concerned = new HashSet<>();
    references
        .join(resolved, "reference")
        .select(DATASET)
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
      Column resolvedId = col(RESOLVED);
      result =
          result
              .join(
                  resolved.select(col(REFERENCE).as(OWN_REFERENCE), col(PARTY_ID).as(RESOLVED)),
                  col(column).equalTo(col(OWN_REFERENCE)),
                  "left")
              .withColumn(column, coalesce(resolvedId, col(column)))
              .drop(OWN_REFERENCE, RESOLVED);
    }
    return result;
  }
}
