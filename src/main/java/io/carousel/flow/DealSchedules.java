package io.carousel.flow;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import io.carousel.schema.FlowTables;
import io.carousel.schema.Layer;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * When deals are paid. A deal with both dates is paid evenly from day to day; capital, what is in
 * kind or contingent, and closed trade without them at once, on the day it starts or else is dated;
 * of other trade nobody knows when.
 */
final class DealSchedules {
  /** Column of a deal's slices, in order; one without days where nobody knows when. */
  static final String SLICES = "_slices";

  static final String FIRST = "_first";
  static final String LAST = "_last";

  private static final DataType SLICE_LIST =
      DataType.fromDDL("array<struct<from_on: date, to_on: date, amount: decimal(38,2)>>");

  private final LocalDate asOf;

  DealSchedules(LocalDate asOf) {
    this.asOf = asOf;
  }

  /** Adds {@code scheduled} and {@link #SLICES}, cut at the as-of date and where horizons end. */
  Dataset<Row> add(Dataset<Row> deals) {
    List<LocalDate> cuts = List.of(asOf, asOf.plusMonths(12), asOf.plusMonths(60));
    UserDefinedFunction slices =
        udf(
            (UDF3<BigDecimal, Date, Date, Row[]>)
                (amount, first, last) -> slices(amount, first, last, cuts),
            SLICE_LIST);
    return withDays(deals)
        .withColumn(SLICES, slices.apply(col("amount"), col(FIRST), col(LAST)))
        .drop(FIRST, LAST);
  }

  /**
   * Adds {@code scheduled}, and the {@link #FIRST} and {@link #LAST} day of payments, null where
   * nobody knows.
   */
  static Dataset<Row> withDays(Dataset<Row> deals) {
    Column dates = col("starts_on").isNotNull().and(col("ends_on").isNotNull());
    Column known = Layer.hasSchedule(col("layer"), col("status"), col("starts_on"), col("ends_on"));
    Column oneDay = coalesce(col("starts_on"), col("dated_on"));
    return deals
        .withColumn("scheduled", known)
        .withColumn(FIRST, when(known, when(dates, col("starts_on")).otherwise(oneDay)))
        .withColumn(LAST, when(known, when(dates, col("ends_on")).otherwise(oneDay)));
  }

  /** The slices of deals up to and including the as-of date. */
  Column past() {
    return expr("filter(" + SLICES + ", s -> s.to_on <= date'" + asOf + "')");
  }

  /** The slices of deals in the months after the as-of date. */
  Column due(int months) {
    return expr(
        "filter("
            + SLICES
            + ", s -> s.from_on > date'"
            + asOf
            + "' and s.to_on <= date'"
            + asOf.plusMonths(months)
            + "')");
  }

  /** The sum of a column of slices; null if it is unknown. */
  static Column total(String slices) {
    return expr(
        "aggregate("
            + slices
            + ", cast(0 as decimal(38,2)), (sum, s) -> cast(sum + s.amount as decimal(38,2)))");
  }

  /**
   * Rows of {@link FlowTables#SCHEDULE}.
   *
   * @param deals rows of {@link StandingDeals#deals}
   * @param made rows of {@link StandingDeals#made}
   */
  static Dataset<Row> rows(Dataset<Row> deals, Dataset<Row> made, LocalDate asOf) {
    Dataset<Row> announced = deals.where("announced");
    Dataset<Row> scheduled =
        announced
            .where("not given")
            .select(col("deal_id"), col("binding"), col("scheduled"), posexplode(col(SLICES)))
            .select(
                col("deal_id"),
                col("pos").plus(1).cast(DataTypes.LongType).as("slice"),
                when(col("scheduled"), lit("schedule")).otherwise(lit("unknown")).as("origin"),
                col("binding"),
                col("col.from_on").as("from_on"),
                col("col.to_on").as("to_on"),
                col("col.amount").as("amount"));
    Dataset<Row> payments =
        made.join(announced.select("deal_id", "binding"), "deal_id")
            .select(
                col("deal_id"),
                row_number()
                    .over(Window.partitionBy("deal_id").orderBy("paid_on", "payment_id"))
                    .cast(DataTypes.LongType)
                    .as("slice"),
                lit("payment").as("origin"),
                col("binding"),
                col("paid_on").as("from_on"),
                col("paid_on").as("to_on"),
                col("amount"));
    return scheduled
        .union(payments)
        .withColumn("due_year", year(col("to_on")).cast(DataTypes.LongType))
        .withColumn("as_of", lit(asOf));
  }

  private static Row[] slices(BigDecimal amount, Date first, Date last, List<LocalDate> cuts) {
    if (first == null) {
      return new Row[] {RowFactory.create(null, null, amount)};
    }
    return PaymentSchedule.slices(amount, first.toLocalDate(), last.toLocalDate(), cuts).stream()
        .map(
            slice ->
                RowFactory.create(
                    Date.valueOf(slice.from()), Date.valueOf(slice.to()), slice.amount()))
        .toArray(Row[]::new);
  }
}
