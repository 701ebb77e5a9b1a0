package io.carousel.flow;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
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
   * Those among them that are dated by the as-of date and not replaced by another one that is.
   *
   * @param known rows of {@link #knownOn}
   */
  static Dataset<Row> of(Dataset<Row> known, LocalDate asOf) {
    Dataset<Row> standing = known.where(col("dated_on").leq(lit(asOf)));
    Dataset<Row> replaced =
        standing
            .where("replaces is not null and replaces <> deal_id and status <> 'rumored'")
            .select(col("replaces").as("_replaced"))
            .distinct();
    return standing.join(replaced, col("deal_id").equalTo(col("_replaced")), "left_anti");
  }
}
