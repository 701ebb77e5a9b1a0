package io.carousel.flow;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import io.carousel.job.Dates;
import io.carousel.schema.FlowTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Figures that parties reported, as they were known on a date. */
final class Figures {
  private Figures() {}

  /**
   * The newest known version of each figure of a period that has ended. A version without a day on
   * which it became known counts as known at the end of its period.
   *
   * @param fundamentals rows of {@code curated.fundamental}
   * @return rows of {@link FlowTables#FIGURE}
   */
  static Dataset<Row> knownOn(Dataset<Row> fundamentals, Dates dates) {
    Column known = coalesce(col("known_on"), col("period_end"));
    Column newest =
        row_number()
            .over(
                Window.partitionBy("party_id", "period_end", "period", "metric", "counterparty_id")
                    .orderBy(col("_known").desc(), col("known_on").desc_nulls_last()));
    return fundamentals
        .withColumn("_known", known)
        .where(
            col("period_end").leq(lit(dates.asOf())).and(col("_known").leq(lit(dates.knownAsOf()))))
        .withColumn("_version", newest)
        .where("_version = 1")
        .withColumn("known_on", col("_known"))
        .withColumn("as_of", lit(dates.asOf()))
        .drop("_known", "_version");
  }
}
