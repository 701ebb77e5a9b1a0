package io.carousel.flow;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.UserDefinedFunction;

/** What counts on each basis: deals with their amount there, and payments made. */
final class Payments {
  private static final UserDefinedFunction PAID_BY =
      udf(
          (UDF4<BigDecimal, Date, Date, Date, BigDecimal>) Payments::paidBy,
          SparkTypes.type(ColumnType.MONEY));

  private final LocalDate asOf;
  private final Dataset<Row> known;
  private final Dataset<Row> inForce;
  private final Dataset<Row> payments;

  /**
   * @param deals rows of {@code curated.deal}
   * @param payments rows of {@code curated.payment}
   */
  Payments(LocalDate asOf, LocalDate knownAsOf, Dataset<Row> deals, Dataset<Row> payments) {
    LocalDate until = asOf.isBefore(knownAsOf) ? asOf : knownAsOf;
    this.asOf = asOf;
    this.known = DealsInForce.knownOn(deals, knownAsOf);
    this.inForce =
        DealsInForce.of(known, asOf)
            .withColumn("kind", lit("deal"))
            .withColumn("payment_id", col("deal_id"))
            .withColumn("layer", Instruments.layer(col("instrument"), col("asset")))
            .withColumn("amount", col("reported_amount"))
            .withColumn("scheduled", lit(true));
    // Undated ones count on any date; those of the future are not known yet.
    this.payments = payments.where(col("paid_on").isNull().or(col("paid_on").leq(lit(until))));
  }

  /** Rows of {@link FlowTables#PAYMENT} on all bases. */
  Dataset<Row> onAllBases() {
    return announced().union(contracted()).union(scheduled()).union(made());
  }

  private Dataset<Row> announced() {
    Column stillStanding =
        col("status").equalTo("cancelled").and(lit(asOf).lt(col("cancelled_on")));
    return on(
        "announced",
        inForce.where(col("status").isin("announced", "signed", "closed").or(stillStanding)));
  }

  private Dataset<Row> contracted() {
    return on("contracted", binding());
  }

  /** Deals whose payments are not given, as far as their schedule has come. */
  private Dataset<Row> scheduled() {
    Dataset<Row> given =
        payments.select(col("deal_id").as("_given")).where("_given is not null").distinct();
    Column dates = col("starts_on").isNotNull().and(col("ends_on").isNotNull());
    Column whole =
        Instruments.is(Instruments.TRADE).equalTo(false).or(col("status").equalTo("closed"));
    Column oneDay = coalesce(col("starts_on"), col("dated_on"));
    Column paid = PAID_BY.apply(col("amount"), col("_first"), col("_last"), lit(asOf));
    return on(
        "paid",
        binding()
            .join(given, col("deal_id").equalTo(col("_given")), "left_anti")
            .withColumn("scheduled", dates.or(whole))
            .withColumn("_first", when(dates, col("starts_on")).otherwise(oneDay))
            .withColumn("_last", when(dates, col("ends_on")).otherwise(oneDay))
            .where(col("scheduled").equalTo(false).or(col("_first").leq(lit(asOf))))
            .withColumn("amount", when(col("scheduled"), paid)));
  }

  /** Payments made; one that does not say what for is for what its deal is for. */
  private Dataset<Row> made() {
    Dataset<Row> deal =
        known.select(col("deal_id").as("_deal"), col("instrument").as("_instrument"), col("asset"));
    return on(
        "paid",
        payments
            .join(deal, col("deal_id").equalTo(col("_deal")), "left")
            .withColumn("kind", lit("payment"))
            .withColumn("instrument", coalesce(col("instrument"), col("_instrument")))
            .withColumn("layer", Instruments.layer(col("instrument"), col("asset")))
            .withColumn("amount", col("reported_amount"))
            .withColumn("scheduled", lit(true))
            .withColumn("dated_on", col("paid_on")));
  }

  /** Deals that bind both sides. */
  private Dataset<Row> binding() {
    return inForce.where(col("status").isin("signed", "closed"));
  }

  private Dataset<Row> on(String basis, Dataset<Row> counting) {
    return counting.select(
        lit(asOf).as("as_of"),
        lit(basis).as("basis"),
        col("kind"),
        col("payment_id"),
        col("deal_id"),
        col("payer_id"),
        col("payee_id"),
        col("instrument"),
        col("layer"),
        col("amount"),
        col("scheduled"),
        col("dated_on"));
  }

  private static BigDecimal paidBy(BigDecimal amount, Date first, Date last, Date day) {
    return first == null
        ? null
        : PaidSchedule.paidBy(amount, first.toLocalDate(), last.toLocalDate(), day.toLocalDate());
  }
}
