package io.carousel.flow;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The deals that stand on a date with all that counting them takes, and the payments made by then.
 */
final class StandingDeals {
  private final LocalDate asOf;
  private final Dataset<Row> known;
  private final Dataset<Row> made;
  private final Dataset<Row> groups;

  /**
   * @param deals rows of {@code curated.deal}
   * @param payments rows of {@code curated.payment}
   * @param groups rows of {@link Consolidation#of}
   */
  StandingDeals(
      LocalDate asOf,
      LocalDate knownAsOf,
      Dataset<Row> deals,
      Dataset<Row> payments,
      Dataset<Row> groups) {
    this.asOf = asOf;
    this.groups = groups;
    this.known = DealsInForce.knownOn(deals, knownAsOf);
    LocalDate until = asOf.isBefore(knownAsOf) ? asOf : knownAsOf;
    // Undated ones count on any date; those of the future are not known yet.
    this.made = payments.where(col("paid_on").isNull().or(col("paid_on").leq(lit(until))));
  }

  /**
   * The deals in force: the columns of {@code curated.deal}, with {@code amount} in the reporting
   * currency, {@code announced}, {@code binding} and {@code cancelled} for what their status counts
   * as, {@code given} and {@code given_amount} for those whose payments are given, and what {@link
   * AmountRanges#add}, {@link DealSchedules#add} and {@link Consolidation#withGroups} add.
   */
  Dataset<Row> deals(DealSchedules schedules, AmountRanges ranges) {
    Dataset<Row> given =
        made.where("deal_id is not null")
            .groupBy(col("deal_id").as("_given"))
            .agg(sum("reported_amount").cast("decimal(38,2)").as("given_amount"));
    Dataset<Row> inForce =
        DealsInForce.of(known, asOf)
            .where("status <> 'rumored'")
            .withColumn("stated_amount", col("amount"))
            .withColumn("amount", col("reported_amount"))
            .withColumn("cancelled", cancelledBy(lit(asOf)))
            .withColumn("announced", not(col("cancelled")))
            .withColumn("binding", binding());
    Dataset<Row> withGiven =
        inForce
            .join(given, col("deal_id").equalTo(col("_given")), "left")
            .withColumn("given", col("_given").isNotNull())
            .drop("_given");
    return Consolidation.withGroups(schedules.add(ranges.add(withGiven)), groups);
  }

  /** Whether a deal is cancelled by a day; one without the day of it always is. */
  static Column cancelledBy(Column day) {
    return col("status")
        .equalTo("cancelled")
        .and(col("cancelled_on").isNull().or(col("cancelled_on").leq(day)));
  }

  /** Whether a deal is signed or closed. */
  static Column binding() {
    return col("status").isin("signed", "closed");
  }

  /**
   * The payments made by the date: the columns of {@code curated.payment}, with {@code amount} in
   * the reporting currency and the groups; one that does not say what for is for what its deal is
   * for, whose {@code asset}, {@code status} and {@code source_id} they have.
   */
  Dataset<Row> made() {
    Dataset<Row> deal =
        known.select(
            col("deal_id").as("_deal"),
            col("instrument").as("_instrument"),
            col("asset"),
            col("status"),
            col("source_id"));
    Dataset<Row> withDeal =
        made.join(deal, col("deal_id").equalTo(col("_deal")), "left")
            .withColumn("instrument", coalesce(col("instrument"), col("_instrument")))
            .withColumn("amount", col("reported_amount"))
            .drop("_deal", "_instrument");
    return Consolidation.withGroups(withDeal, groups);
  }
}
