package io.carousel.ingest.party;

import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.OpsColumns.DATASET;
import static io.carousel.schema.PartyColumns.ALIASES;
import static io.carousel.schema.PartyColumns.CANDIDATES;
import static io.carousel.schema.PartyColumns.NAME;
import static io.carousel.schema.PartyColumns.TICKER;
import static io.carousel.schema.PartyColumns.UNRESOLVED;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.carousel.ingest.check.Rejection;
import io.carousel.ingest.check.UnresolvedParties;
import io.carousel.ingest.check.UnresolvedParties.Reference;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.DatasetSpec;
import io.carousel.spark.KeptRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The parties of the parties file, and all other parties named by accepted records.
 *
 * @param table rows of {@link CuratedTables#PARTY}
 * @param unresolved parties missing from the parties file
 */
public record Parties(Dataset<Row> table, UnresolvedParties unresolved) {
  private static final String RECORDS = "records";
  private static final String REFERENCE = "reference";

  /** The parties of a parties file that contains all parties named by records. */
  public static Parties allKnown(Dataset<Row> known) {
    return new Parties(listed(known), UnresolvedParties.NONE);
  }

  /**
   * The parties of an input without a parties file: every id is its own party, and none is
   * unresolved.
   *
   * @param known no rows, with the columns of the parties file
   * @param foreign the result of {@link #foreign}
   */
  public static Parties unlisted(Dataset<Row> known, Dataset<Row> foreign) {
    Dataset<Row> others =
        foreign.select(REFERENCE).distinct().withColumn(CANDIDATES, lit(null).cast("string"));
    return new Parties(
        listed(known).unionByName(named(others, false), true), UnresolvedParties.NONE);
  }

  /**
   * The parties of a parties file that lacks some parties named by records.
   *
   * @param answers rows of {@link PartyResolution#answers}
   * @param kept caches the results
   * @param most the number of unresolved references to list
   */
  public static Parties resolved(
      Dataset<Row> known, Dataset<Row> foreign, Dataset<Row> answers, KeptRows kept, int most) {
    Dataset<Row> references = foreign.select(REFERENCE).distinct();
    Dataset<Row> others = kept.keep(withCandidates(references, known, answers));
    return new Parties(
        listed(known).unionByName(named(others, true), true),
        new UnresolvedParties(byDataset(foreign), mostUsed(foreign, others, most)));
  }

  /**
   * References to parties in accepted records that are not ids of known parties.
   *
   * @return {@code (dataset, reference, records)}
   */
  public static Dataset<Row> foreign(Map<DatasetSpec, Dataset<Row>> records, Dataset<Row> known) {
    return PartyReferences.of(records, Rejection.accepted())
        .join(known.select(col(PARTY_ID).as(REFERENCE)), new String[] {"reference"}, "left_anti");
  }

  /**
   * The candidates of references: parties that match equally well, else parties with the nearest
   * names.
   *
   * @return {@code (reference, candidates)}, candidates null if nothing is similar
   */
  private static Dataset<Row> withCandidates(
      Dataset<Row> references, Dataset<Row> known, Dataset<Row> answers) {
    String[] reference = {"reference"};
    Dataset<Row> fitting = answers.where("candidates is not null").drop(PARTY_ID);
    Dataset<Row> unknown = references.join(fitting, reference, "left_anti");
    return references
        .join(fitting, reference, "left")
        .join(NearestNames.of(unknown, names(known)), reference, "left")
        .select(col(REFERENCE), coalesce(col(CANDIDATES), col("nearest")).as(CANDIDATES));
  }

  /** All known spellings of parties: {@code (name, label)}. */
  private static Dataset<Row> names(Dataset<Row> known) {
    Column aliases = split(coalesce(col(ALIASES), lit("")), "\\|");
    Column spellings = concat(array(col(PARTY_ID), col(NAME), col(TICKER)), aliases);
    return known
        .select(label(col(PARTY_ID), col(NAME)).as("label"), explode(spellings).as(NAME))
        .where("name is not null and name <> ''");
  }

  private static Dataset<Row> listed(Dataset<Row> known) {
    return known
        .withColumn(UNRESOLVED, lit(false))
        .withColumn(CANDIDATES, lit(null).cast("string"));
  }

  private static Dataset<Row> named(Dataset<Row> others, boolean unresolved) {
    return others.select(
        col(REFERENCE).as(PARTY_ID),
        col(REFERENCE).as(NAME),
        col(CANDIDATES),
        lit(unresolved).as(UNRESOLVED));
  }

  /** The label of a candidate: its id, and its name if that differs. */
  static Column label(Column partyId, Column name) {
    return when(partyId.equalTo(name), partyId)
        .otherwise(concat(partyId, lit(" ("), name, lit(")")));
  }

  private static Map<String, Long> byDataset(Dataset<Row> foreign) {
    Map<String, Long> counts = new HashMap<>();
    foreign
        .groupBy(DATASET)
        .agg(count(lit(1)).as("references"))
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  private static List<Reference> mostUsed(Dataset<Row> foreign, Dataset<Row> others, int most) {
    return foreign
        .groupBy(REFERENCE)
        .agg(sort_array(collect_set(DATASET)).as("datasets"), sum(RECORDS).as(RECORDS))
        .join(others, "reference")
        .orderBy(col(RECORDS).desc(), col(REFERENCE))
        .limit(most)
        .collectAsList()
        .stream()
        .map(
            row ->
                new Reference(
                    row.getString(0),
                    row.getList(1),
                    row.getLong(2),
                    Optional.ofNullable(row.getString(3))))
        .toList();
  }
}
