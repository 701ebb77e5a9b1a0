package io.carousel.basis;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.ASSET;
import static io.carousel.schema.DealColumns.INSTRUMENT;
import static io.carousel.schema.DealColumns.PAID_ON;
import static io.carousel.schema.DealColumns.STATUS;
import static io.carousel.schema.FlowColumns.CONVERTED_AMOUNT;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.SOURCE_ID;
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
 * {@code flow.payment}, which are all payments that count on a basis. A payment without a day
 * counts on every day.
 */
public final class RecordedPayments {
  private static final String DEAL = "_deal";
  private static final String INSTRUMENT_COLUMN = "_instrument";

  private static final String EVER = "0001-01-01";

  private RecordedPayments() {}

  /**
   * The payments made by a day.
   *
   * @param payments rows of {@code curated.payment}
   */
  public static Dataset<Row> until(Dataset<Row> payments, LocalDate day) {
    return payments.where(countsFrom().leq(lit(day)));
  }

  /** The day from which a payment counts. */
  public static Column countsFrom() {
    return coalesce(col(PAID_ON), lit(EVER).cast("date"));
  }

  /**
   * Adds the fields that a payment takes from its deal: its {@code instrument} if the payment has
   * none, and therefore its {@code layer}; and {@code asset}, {@code status}, {@code source_id} and
   * {@code deal_dated_on}. {@code amount} becomes the amount in the reporting currency.
   *
   * @param recorded rows of {@link #until}
   * @param known rows of {@link StandingDeals#known}
   */
  public static Dataset<Row> withDeals(Dataset<Row> recorded, Dataset<Row> known) {
    Dataset<Row> deal =
        known.select(
            col(DEAL_ID).as(DEAL),
            col(INSTRUMENT).as(INSTRUMENT_COLUMN),
            col(ASSET),
            col(STATUS),
            col(SOURCE_ID),
            col(DATED_ON).as("deal_dated_on"));
    return recorded
        .join(deal, col(DEAL_ID).equalTo(col(DEAL)), "left")
        .withColumn(INSTRUMENT, coalesce(col(INSTRUMENT), col(INSTRUMENT_COLUMN)))
        .withColumn(LAYER, Layer.of(col(INSTRUMENT), col(ASSET)))
        .withColumn(AMOUNT, col(CONVERTED_AMOUNT))
        .drop(DEAL, INSTRUMENT_COLUMN);
  }
}
