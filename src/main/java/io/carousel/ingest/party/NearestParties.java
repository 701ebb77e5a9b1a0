package io.carousel.ingest.party;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;

import io.carousel.schema.Datasets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The parties that may be meant by a reference that no party goes by. */
public final class NearestParties {
  private static final int MOST_CANDIDATES = 3;
  private static final StructType NEAREST =
      new StructType().add("reference", DataTypes.StringType).add("nearest", DataTypes.StringType);

  private final SparkSession spark;
  private final Dataset<Row> parties;

  /**
   * @param parties accepted rows of {@link Datasets#PARTIES}
   */
  public NearestParties(SparkSession spark, Dataset<Row> parties) {
    this.spark = spark;
    this.parties = parties;
  }

  /**
   * The candidates of references: those that fit equally well, else those of the most similar
   * names.
   *
   * @param references {@code (reference)}, distinct
   * @param answers rows of {@link PartyResolution#answers}
   * @return {@code (reference, candidates)}, candidates null where nothing is similar
   */
  public Dataset<Row> candidates(Dataset<Row> references, Dataset<Row> answers) {
    Dataset<Row> fitting = answers.where("candidates is not null").drop("party_id");
    Dataset<Row> unknown = references.join(fitting, on(), "left_anti");
    return references
        .join(fitting, on(), "left")
        .join(nearest(unknown), on(), "left")
        .select(col("reference"), coalesce(col("candidates"), col("nearest")).as("candidates"));
  }

  /** The most similar names of each, all found by one task, which holds the names only once. */
  private Dataset<Row> nearest(Dataset<Row> unknown) {
    Dataset<Row> names =
        parties
            .select(
                Parties.label(col("party_id"), col("name")).as("label"),
                explode(
                        concat(
                            array(col("party_id"), col("name"), col("ticker")),
                            split(coalesce(col("aliases"), lit("")), "\\|")))
                    .as("name"))
            .where("name is not null and name <> ''");
    Dataset<Row> both =
        names.union(unknown.select(lit(null).cast("string"), col("reference"))).coalesce(1);
    return spark.createDataFrame(both.javaRDD().mapPartitions(NearestParties::nearest), NEAREST);
  }

  private static Iterator<Row> nearest(Iterator<Row> namesAndReferences) {
    List<NearestNames.Named> names = new ArrayList<>();
    List<String> references = new ArrayList<>();
    namesAndReferences.forEachRemaining(
        row -> {
          if (row.isNullAt(0)) {
            references.add(row.getString(1));
          } else {
            names.add(new NearestNames.Named(row.getString(1), row.getString(0)));
          }
        });
    NearestNames index = new NearestNames(names);
    return references.stream().map(reference -> answer(reference, index)).iterator();
  }

  private static Row answer(String reference, NearestNames index) {
    List<String> nearest = index.nearest(reference, MOST_CANDIDATES);
    return RowFactory.create(reference, nearest.isEmpty() ? null : String.join(", ", nearest));
  }

  private static String[] on() {
    return new String[] {"reference"};
  }
}
