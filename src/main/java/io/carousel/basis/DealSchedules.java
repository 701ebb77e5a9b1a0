package io.carousel.basis;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.ENDS_ON;
import static io.carousel.schema.DealColumns.PAID_ON;
import static io.carousel.schema.DealColumns.STARTS_ON;
import static io.carousel.schema.DealColumns.STATUS;
import static io.carousel.schema.FlowColumns.BINDING;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.DUE_YEAR;
import static io.carousel.schema.FlowColumns.FROM_ON;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.FlowColumns.ORIGIN;
import static io.carousel.schema.FlowColumns.SCHEDULED;
import static io.carousel.schema.FlowColumns.SLICE;
import static io.carousel.schema.FlowColumns.TO_ON;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.PAYMENT_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import io.carousel.schema.FlowTables;
import io.carousel.schema.Layer;
import io.carousel.schema.ScopeName.Basis;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * When deals are paid. A deal with both dates is paid evenly by day, from the first to the last.
 * Without both dates, capital, in-kind and contingent deals, and closed trade are paid at once, on
 * their start day or else the day that dates them; other trade has no known schedule.
 */
public final class DealSchedules {
  /** First day of a deal's payments; null if it has no known schedule. */
  public static final String FIRST = "_first";

  /** Last day of a deal's payments; null if it has no known schedule. */
  public static final String LAST = "_last";

  private static final DataType SLICE_LIST =
      DataType.fromDDL("array<struct<from_on: date, to_on: date, amount: decimal(38,2)>>");

  private static final UserDefinedFunction PAID_BY =
      udf(
          (UDF4<BigDecimal, Date, Date, Date, BigDecimal>)
              (amount, first, last, day) ->
                  first == null
                      ? null
                      : PaymentSchedule.paidBy(
                          amount, first.toLocalDate(), last.toLocalDate(), day.toLocalDate()),
          DataTypes.createDecimalType(38, 2));

  private DealSchedules() {}

  /** Adds {@code scheduled}, whether a deal has a known schedule, {@link #FIRST}, {@link #LAST}. */
  public static Dataset<Row> withDays(Dataset<Row> deals) {
    Column dates = col(STARTS_ON).isNotNull().and(col(ENDS_ON).isNotNull());
    Column known = Layer.hasSchedule(col(LAYER), col(STATUS), col(STARTS_ON), col(ENDS_ON));
    Column oneDay = coalesce(col(STARTS_ON), col(DATED_ON));
    return deals
        .withColumn(SCHEDULED, known)
        .withColumn(FIRST, when(known, when(dates, col(STARTS_ON)).otherwise(oneDay)))
        .withColumn(LAST, when(known, when(dates, col(ENDS_ON)).otherwise(oneDay)));
  }

  /**
   * The amount that a deal is scheduled to have paid by the end of a day; null if its amount is
   * unknown or it has no known schedule.
   *
   * @param day a date column
   */
  public static Column paidBy(Column day) {
    return PAID_BY.apply(col(AMOUNT), col(FIRST), col(LAST), day);
  }

  /**
   * Rows of {@link FlowTables#SCHEDULE}.
   *
   * @param deals standing deals with schedule, range and groups
   * @param recorded recorded payments with what they take from their deal, and groups
   */
  public static Dataset<Row> rows(Dataset<Row> deals, Dataset<Row> recorded, LocalDate asOf) {
    Dataset<Row> announced = deals.where(BasisRule.announced(lit(asOf)));
    return scheduled(announced.where(not(BasisRule.recorded(lit(asOf)))), asOf)
        .union(recorded(recorded, announced))
        .withColumn(DUE_YEAR, year(col(TO_ON)).cast(DataTypes.LongType))
        .withColumn(AS_OF, lit(asOf));
  }

  /** Slices end on the as-of date and at the horizon of each basis. */
  private static Dataset<Row> scheduled(Dataset<Row> deals, LocalDate asOf) {
    List<LocalDate> cuts =
        Stream.concat(
                Stream.of(asOf),
                Arrays.stream(Basis.values())
                    .flatMapToInt(basis -> basis.months().stream())
                    .mapToObj(months -> asOf.plusMonths(months)))
            .toList();
    UserDefinedFunction slices =
        udf(
            (UDF3<BigDecimal, Date, Date, Row[]>)
                (amount, first, last) -> slices(amount, first, last, cuts),
            SLICE_LIST);
    return deals
        .select(
            col(DEAL_ID),
            col(BINDING),
            col(SCHEDULED),
            posexplode(slices.apply(col(AMOUNT), col(FIRST), col(LAST))))
        .select(
            col(DEAL_ID),
            col("pos").plus(1).cast(DataTypes.LongType).as(SLICE),
            when(col(SCHEDULED), lit("schedule")).otherwise(lit("unknown")).as(ORIGIN),
            col(BINDING),
            col("col.from_on").as(FROM_ON),
            col("col.to_on").as(TO_ON),
            col("col.amount").as(AMOUNT));
  }

  private static Dataset<Row> recorded(Dataset<Row> recorded, Dataset<Row> deals) {
    return recorded
        .join(deals.select(DEAL_ID, BINDING), DEAL_ID)
        .select(
            col(DEAL_ID),
            row_number()
                .over(Window.partitionBy(DEAL_ID).orderBy(PAID_ON, PAYMENT_ID))
                .cast(DataTypes.LongType)
                .as(SLICE),
            lit("payment").as(ORIGIN),
            col(BINDING),
            col(PAID_ON).as(FROM_ON),
            col(PAID_ON).as(TO_ON),
            col(AMOUNT));
  }

  /** A deal without a known schedule has one slice, without days. */
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
