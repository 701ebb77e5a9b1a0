package io.carousel.flow;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.carousel.schema.Layer;
import io.carousel.schema.ScopeName.Basis;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What stood at the end of each quarter, by what is known today, and what would have stood if no
 * deal had been made in the quarter: capital and trade, between parties.
 *
 * <p>The last quarter ends with the as-of date. A basis means at a quarter's end what it means at
 * the as-of date elsewhere. Where deals stop with the quarter before, those already made are paid
 * as scheduled, are cancelled, and are replaced by each other as they were; a deal that only a deal
 * of the quarter replaces still stands.
 */
public final class QuarterlyFlows {
  private static final StructType QUARTER =
      StructType.fromDDL("quarter string, from_on date, until_on date");

  private static final UserDefinedFunction PAID_BY =
      udf(
          (UDF4<BigDecimal, Date, Date, Date, BigDecimal>)
              (amount, first, last, day) ->
                  first == null
                      ? null
                      : PaymentSchedule.paidBy(
                          amount, first.toLocalDate(), last.toLocalDate(), day.toLocalDate()),
          DataTypes.createDecimalType(38, 2));

  private final LocalDate asOf;
  private final Dataset<Row> deals;
  private final Dataset<Row> made;

  /**
   * @param deals rows of {@code curated.deal}
   * @param payments rows of {@code curated.payment}
   * @param keep keeps what each basis reads
   */
  public QuarterlyFlows(
      LocalDate asOf,
      LocalDate knownAsOf,
      Dataset<Row> deals,
      Dataset<Row> payments,
      UnaryOperator<Dataset<Row>> keep) {
    this.asOf = asOf;
    LocalDate until = asOf.isBefore(knownAsOf) ? asOf : knownAsOf;
    Dataset<Row> known = DealsInForce.knownOn(deals, knownAsOf);
    Dataset<Row> counting =
        payments.where(col("paid_on").isNull().or(col("paid_on").leq(lit(until))));
    this.deals = keep.apply(withFirstPayment(standing(known), counting));
    this.made = keep.apply(withDeal(counting, known));
  }

  /**
   * The quarters from the first day of the data to the as-of date.
   *
   * @param rows {@code (quarter, from_on, until_on)}
   * @param work deals and payments, each as often as there are quarters that it may stand in
   */
  public record Quarters(Dataset<Row> rows, long work) {}

  /** The quarters that deals and payments may stand in; that of the as-of date at least. */
  public Quarters quarters(SparkSession spark) {
    List<Row> begun =
        deals
            .select(col("dated_on").as("day"))
            .union(made.select(day()))
            .groupBy(trunc(col("day"), "quarter").as("from_on"))
            .count()
            .where(col("from_on").isNull().or(col("from_on").leq(lit(asOf))))
            .orderBy("from_on")
            .collectAsList();
    LocalDate last = quarterOf(asOf);
    LocalDate first =
        begun.stream()
            .filter(row -> !row.isNullAt(0))
            .findFirst()
            .map(row -> row.getDate(0).toLocalDate())
            .orElse(last);
    List<Row> quarters = new ArrayList<>();
    for (LocalDate from = first; !from.isAfter(last); from = from.plusMonths(3)) {
      LocalDate end = from.plusMonths(3).minusDays(1);
      quarters.add(
          RowFactory.create(
              from.getYear() + "Q" + from.get(IsoFields.QUARTER_OF_YEAR),
              Date.valueOf(from),
              Date.valueOf(end.isAfter(asOf) ? asOf : end)));
    }
    long work = 0;
    for (Row row : begun) {
      LocalDate from = row.isNullAt(0) ? first : row.getDate(0).toLocalDate();
      work += row.getLong(1) * (ChronoUnit.MONTHS.between(from, last) / 3 + 1);
    }
    return new Quarters(spark.createDataFrame(quarters, QUARTER), work);
  }

  private static LocalDate quarterOf(LocalDate day) {
    return day.with(IsoFields.DAY_OF_QUARTER, 1);
  }

  /**
   * What stands in each quarter.
   *
   * @param quarters the rows of {@link #quarters}
   * @return {@code (quarter, basis, is_payment, deal_id, payer_id, payee_id, amount, standing,
   *     added, stopped)}: a deal is one row of a quarter and basis, or as many as there are
   *     payments that tell of it; {@code amount} null where unknown; whether it stands at the
   *     quarter's end, was made in the quarter, and would stand without the deals made in it
   */
  public Dataset<Row> on(Collection<Basis> bases, Dataset<Row> quarters) {
    Column replaced = col("replaced_on");
    Dataset<Row> dated =
        deals
            .join(broadcast(quarters), col("dated_on").leq(col("until_on")))
            .withColumn("added", col("dated_on").geq(col("from_on")))
            .withColumn("standing", replaced.isNull().or(replaced.gt(col("until_on"))))
            .withColumn(
                "stopped",
                not(col("added")).and(replaced.isNull().or(replaced.geq(col("from_on")))))
            .withColumn("cancelled", StandingDeals.cancelledBy(col("until_on")))
            .withColumn("given", coalesce(col("first_payment").leq(col("until_on")), lit(false)))
            .where("standing or stopped");
    return bases.stream()
        .map(basis -> on(basis, dated, quarters))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private Dataset<Row> on(Basis basis, Dataset<Row> dated, Dataset<Row> quarters) {
    Column until = col("until_on");
    return switch (basis) {
      case ANNOUNCED -> rows(basis, dated.where("not cancelled"), col("reported_amount"));
      case CONTRACTED -> rows(basis, dated.where(StandingDeals.binding()), col("reported_amount"));
      case PAID -> {
        Column begun = not(col("scheduled")).or(col(DealSchedules.FIRST).leq(until));
        Dataset<Row> scheduled =
            dated.where(StandingDeals.binding()).where("not given").where(begun);
        yield rows(basis, scheduled, paidBy(until))
            .union(rows(basis, payments(quarters), col("reported_amount"), true));
      }
      case DUE_12M, DUE_60M -> {
        Column end = add_months(until, basis.months().orElseThrow());
        Column due =
            not(col("scheduled"))
                .or(col(DealSchedules.LAST).gt(until).and(col(DealSchedules.FIRST).leq(end)));
        yield rows(
            basis,
            dated.where("not cancelled and not given").where(due),
            paidBy(end).minus(paidBy(until)));
      }
    };
  }

  private static Dataset<Row> rows(Basis basis, Dataset<Row> deals, Column amount) {
    return rows(basis, deals, amount, false);
  }

  private static Dataset<Row> rows(
      Basis basis, Dataset<Row> dated, Column amount, boolean payments) {
    return dated.select(
        col("quarter"),
        lit(basis.toString()).as("basis"),
        lit(payments).as("is_payment"),
        col("deal_id"),
        col("payer_id"),
        col("payee_id"),
        amount.cast(DataTypes.createDecimalType(38, 2)).as("amount"),
        col("standing"),
        col("added"),
        col("stopped"));
  }

  private static Column paidBy(Column day) {
    return PAID_BY.apply(
        col("reported_amount"), col(DealSchedules.FIRST), col(DealSchedules.LAST), day);
  }

  /**
   * Payments made by the end of each quarter; they are new if their deal is, or else by their day.
   */
  private Dataset<Row> payments(Dataset<Row> quarters) {
    Column since = coalesce(col("dated_on"), col("paid_on"));
    return made.withColumn("_day", day())
        .join(broadcast(quarters), col("_day").isNull().or(col("_day").leq(col("until_on"))))
        .withColumn("standing", lit(true))
        .withColumn("added", coalesce(since.geq(col("from_on")), lit(false)))
        .withColumn("stopped", not(col("added")));
  }

  /** The day from which a payment counts: its deal's if it has none, and the as-of date at last. */
  private Column day() {
    Column day = coalesce(col("paid_on"), col("dated_on"));
    return when(day.isNotNull(), least(day, lit(asOf)));
  }

  /** Deals of capital and trade with their days, and the day from which another replaces them. */
  private static Dataset<Row> standing(Dataset<Row> known) {
    return DealSchedules.withDays(
        DealsInForce.withReplacement(known)
            .where("status <> 'rumored'")
            .where(col("layer").isin(Layer.CAPITAL, Layer.TRADE))
            .where("payer_id <> payee_id"));
  }

  /** Payments replace a deal's schedule from the day of the first; undated ones always do. */
  private static Dataset<Row> withFirstPayment(Dataset<Row> deals, Dataset<Row> payments) {
    Dataset<Row> first =
        payments
            .where("deal_id is not null")
            .groupBy(col("deal_id").as("_given"))
            .agg(min(coalesce(col("paid_on"), lit("0001-01-01").cast("date"))).as("first_payment"));
    return deals
        .join(first, col("deal_id").equalTo(col("_given")), "left")
        .select(
            "deal_id",
            "payer_id",
            "payee_id",
            "reported_amount",
            "status",
            "dated_on",
            "replaced_on",
            "cancelled_on",
            "first_payment",
            "scheduled",
            DealSchedules.FIRST,
            DealSchedules.LAST);
  }

  private static Dataset<Row> withDeal(Dataset<Row> payments, Dataset<Row> known) {
    Dataset<Row> deal =
        known.select(
            col("deal_id").as("_deal"),
            col("instrument").as("_instrument"),
            col("asset"),
            col("dated_on"));
    Column layer = Layer.of(coalesce(col("instrument"), col("_instrument")), col("asset"));
    return payments
        .join(deal, col("deal_id").equalTo(col("_deal")), "left")
        .where(layer.isin(Layer.CAPITAL, Layer.TRADE, Layer.UNSPECIFIED))
        .where("payer_id <> payee_id")
        // What is paid before its deal is dated shows that there is one by then.
        .withColumn("dated_on", least(col("dated_on"), coalesce(col("paid_on"), col("dated_on"))))
        .select("deal_id", "payer_id", "payee_id", "reported_amount", "paid_on", "dated_on");
  }
}
