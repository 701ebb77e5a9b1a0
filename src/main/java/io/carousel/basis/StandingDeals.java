package io.carousel.basis;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.KNOWN_ON;
import static io.carousel.schema.DealColumns.REPLACES;
import static io.carousel.schema.FlowColumns.CONVERTED_AMOUNT;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.GIVEN_AMOUNT;
import static io.carousel.schema.Ids.DEAL_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The deals that stand: deals dated by a day and not replaced by another such deal, each in its
 * newest known version. A rumored deal neither stands nor replaces another.
 */
public final class StandingDeals {
  private static final String RECORDED = "_recorded";
  private static final String REPLACED = "_replaced";
  private static final String VERSION = "_version";

  /** Day from which recorded payments replace a deal's schedule; null if it has none. */
  public static final String RECORDED_FROM = "_recorded_from";

  /** Day from which another deal replaces a deal; null if none does. */
  public static final String REPLACED_ON = "_replaced_on";

  private StandingDeals() {}

  /**
   * The newest version of each deal that was known on a date. A version without a day on which it
   * became known counts as known on the day that dates the deal.
   *
   * @param deals rows of {@code curated.deal}
   */
  public static Dataset<Row> known(Dataset<Row> deals, LocalDate knownAsOf) {
    Column known = coalesce(col(KNOWN_ON), col(DATED_ON));
    Column newest =
        row_number()
            .over(
                Window.partitionBy(DEAL_ID).orderBy(known.desc(), col(KNOWN_ON).desc_nulls_last()));
    return deals
        .where(known.leq(lit(knownAsOf)))
        .withColumn(VERSION, newest)
        .where("_version = 1")
        .drop(VERSION);
  }

  /**
   * The deals that stand on any day, with the columns that {@link BasisRule} reads.
   *
   * @param known rows of {@link #known}
   * @param recorded rows of {@link RecordedPayments#until}
   * @return the columns of {@code curated.deal}, {@code amount} in the reporting currency and
   *     {@code stated_amount} in the deal's own; {@link #REPLACED_ON}, {@link #RECORDED_FROM} and
   *     {@code given_amount}, the sum of the deal's recorded payments; and the columns added by
   *     {@link DealSchedules#withDays}
   */
  public static Dataset<Row> of(Dataset<Row> known, Dataset<Row> recorded) {
    Dataset<Row> deals =
        withReplacement(known)
            .where("status <> 'rumored'")
            .withColumn("stated_amount", col(AMOUNT))
            .withColumn(AMOUNT, col(CONVERTED_AMOUNT));
    return DealSchedules.withDays(withRecorded(deals, recorded));
  }

  /**
   * Whether a deal stands on a day.
   *
   * @param day a date column
   */
  public static Column on(Column day) {
    return col(DATED_ON).leq(day).and(col(REPLACED_ON).isNull().or(col(REPLACED_ON).gt(day)));
  }

  private static Dataset<Row> withReplacement(Dataset<Row> known) {
    Dataset<Row> replacements =
        known
            .where("replaces is not null and replaces <> deal_id and status <> 'rumored'")
            .groupBy(col(REPLACES).as(REPLACED))
            .agg(min(DATED_ON).as(REPLACED_ON));
    return known.join(replacements, col(DEAL_ID).equalTo(col(REPLACED)), "left").drop(REPLACED);
  }

  private static Dataset<Row> withRecorded(Dataset<Row> deals, Dataset<Row> recorded) {
    Dataset<Row> ofDeal =
        recorded
            .where("deal_id is not null")
            .groupBy(col(DEAL_ID).as(RECORDED))
            .agg(
                min(RecordedPayments.countsFrom()).as(RECORDED_FROM),
                sum(CONVERTED_AMOUNT).cast("decimal(38,2)").as(GIVEN_AMOUNT));
    return deals.join(ofDeal, col(DEAL_ID).equalTo(col(RECORDED)), "left").drop(RECORDED);
  }
}
