package io.carousel.basis;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.schema.Layer;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The payments of {@code curated.payment}, which were made and recorded, as opposed to the rows of
 * {@code flow.payment}, which are whatever counts on a basis. One without a day counts on every
 * day.
 */
public final class RecordedPayments {
  private static final String EVER = "0001-01-01";

  private RecordedPayments() {}

  /**
   * Those made by a day.
   *
   * @param payments rows of {@code curated.payment}
   */
  public static Dataset<Row> until(Dataset<Row> payments, LocalDate day) {
    return payments.where(countsFrom().leq(lit(day)));
  }

  /** The day from which a payment counts. */
  public static Column countsFrom() {
    return coalesce(col("paid_on"), lit(EVER).cast("date"));
  }

  /**
   * Adds what a payment takes from its deal: its {@code instrument} if it names none itself, and so
   * its {@code layer}; and {@code asset}, {@code status}, {@code source_id} and {@code
   * deal_dated_on}. {@code amount} becomes that in the reporting currency.
   *
   * @param recorded rows of {@link #until}
   * @param known rows of {@link StandingDeals#known}
   */
  public static Dataset<Row> withDeals(Dataset<Row> recorded, Dataset<Row> known) {
    Dataset<Row> deal =
        known.select(
            col("deal_id").as("_deal"),
            col("instrument").as("_instrument"),
            col("asset"),
            col("status"),
            col("source_id"),
            col("dated_on").as("deal_dated_on"));
    return recorded
        .join(deal, col("deal_id").equalTo(col("_deal")), "left")
        .withColumn("instrument", coalesce(col("instrument"), col("_instrument")))
        .withColumn("layer", Layer.of(col("instrument"), col("asset")))
        .withColumn("amount", col("reported_amount"))
        .drop("_deal", "_instrument");
  }
}
