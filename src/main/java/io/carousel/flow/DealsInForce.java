package io.carousel.flow;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The deals that stand on a date, as they were known on another: the newest known version of each,
 * dated by then, and not replaced by another one that stands.
 */
final class DealsInForce {
  private DealsInForce() {}

  /**
   * The newest version of each deal that was known on a date.
   *
   * @param deals rows of {@code curated.deal}
   */
  static Dataset<Row> knownOn(Dataset<Row> deals, LocalDate knownAsOf) {
    Column known = coalesce(col("known_on"), col("dated_on"));
    Column newest =
        row_number()
            .over(
                Window.partitionBy("deal_id")
                    .orderBy(known.desc(), col("known_on").desc_nulls_last()));
    return deals
        .where(known.leq(lit(knownAsOf)))
        .withColumn("_version", newest)
        .where("_version = 1")
        .drop("_version");
  }

  /**
   * Adds {@code replaced_on}: the day from which another deal stands in a deal's place, or null.
   *
   * @param known rows of {@link #knownOn}
   */
  static Dataset<Row> withReplacement(Dataset<Row> known) {
    Dataset<Row> replacements =
        known
            .where("replaces is not null and replaces <> deal_id and status <> 'rumored'")
            .groupBy(col("replaces").as("_replaced"))
            .agg(min("dated_on").as("replaced_on"));
    return known
        .join(replacements, col("deal_id").equalTo(col("_replaced")), "left")
        .drop("_replaced");
  }

  /**
   * Those among them that are dated by the as-of date and not replaced by another one that is.
   *
   * @param known rows of {@link #knownOn}
   */
  static Dataset<Row> of(Dataset<Row> known, LocalDate asOf) {
    return withReplacement(known.where(col("dated_on").leq(lit(asOf))))
        .where("replaced_on is null")
        .drop("replaced_on");
  }
}
