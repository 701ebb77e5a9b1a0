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
  private final Dataset<Row> deals;
  private final Dataset<Row> payments;

  /**
   * @param deals deals in force
   * @param payments rows of {@code curated.payment}
   */
  Payments(LocalDate asOf, Dataset<Row> deals, Dataset<Row> payments) {
    this.asOf = asOf;
    this.deals = deals.withColumn("layer", Instruments.layer(col("instrument"), col("asset")));
    this.payments = payments;
  }

  /** Rows of {@link FlowTables#PAYMENT} on all bases. */
  Dataset<Row> onAllBases() {
    return announced().union(contracted()).union(paidDeals()).union(paid());
  }

  private Dataset<Row> announced() {
    Column stillStanding =
        col("status").equalTo("cancelled").and(lit(asOf).lt(col("cancelled_on")));
    Dataset<Row> counting =
        deals.where(col("status").isin("announced", "signed", "closed").or(stillStanding));
    return shaped(counting, "announced", col("reported_amount"), lit(true));
  }

  private Dataset<Row> contracted() {
    return shaped(binding(), "contracted", col("reported_amount"), lit(true));
  }

  /** Deals whose payments are not given, as scheduled. */
  private Dataset<Row> paidDeals() {
    Dataset<Row> given =
        payments.select(col("deal_id").as("_given")).where("_given is not null").distinct();
    Column dates = col("starts_on").isNotNull().and(col("ends_on").isNotNull());
    Column whole =
        Instruments.is(Instruments.TRADE).equalTo(false).or(col("status").equalTo("closed"));
    Column oneDay = coalesce(col("starts_on"), col("dated_on"));
    Dataset<Row> scheduled =
        binding()
            .join(given, col("deal_id").equalTo(col("_given")), "left_anti")
            .withColumn("_scheduled", dates.or(whole))
            .withColumn("_first", when(dates, col("starts_on")).otherwise(oneDay))
            .withColumn("_last", when(dates, col("ends_on")).otherwise(oneDay))
            .where(col("_scheduled").equalTo(false).or(col("_first").leq(lit(asOf))));
    Column paid = PAID_BY.apply(col("reported_amount"), col("_first"), col("_last"), lit(asOf));
    return shaped(scheduled, "paid", when(col("_scheduled"), paid), col("_scheduled"));
  }

  /** Payments made; undated ones count on any date. */
  private Dataset<Row> paid() {
    Dataset<Row> deal =
        deals.select(
            col("deal_id").as("_deal"),
            col("instrument").as("_instrument"),
            col("asset").as("asset"));
    Dataset<Row> made =
        payments
            .where(col("paid_on").isNull().or(col("paid_on").leq(lit(asOf))))
            .join(deal, col("deal_id").equalTo(col("_deal")), "left")
            .withColumn("instrument", coalesce(col("instrument"), col("_instrument")))
            .withColumn("layer", Instruments.layer(col("instrument"), col("asset")));
    return rows(made, "paid", col("payment_id"), col("reported_amount"), lit(true), col("paid_on"));
  }

  private Dataset<Row> binding() {
    return deals.where(col("status").isin("signed", "closed"));
  }

  private Dataset<Row> shaped(
      Dataset<Row> counting, String basis, Column amount, Column scheduled) {
    return rows(counting, basis, col("deal_id"), amount, scheduled, col("dated_on"));
  }

  private Dataset<Row> rows(
      Dataset<Row> counting,
      String basis,
      Column id,
      Column amount,
      Column scheduled,
      Column datedOn) {
    return counting.select(
        lit(asOf).as("as_of"),
        lit(basis).as("basis"),
        id.as("payment_id"),
        col("deal_id"),
        col("payer_id"),
        col("payee_id"),
        col("instrument"),
        col("layer"),
        amount.as("amount"),
        scheduled.as("scheduled"),
        datedOn.as("dated_on"));
  }

  private static BigDecimal paidBy(BigDecimal amount, Date first, Date last, Date day) {
    return first == null
        ? null
        : PaidSchedule.paidBy(amount, first.toLocalDate(), last.toLocalDate(), day.toLocalDate());
  }
}
