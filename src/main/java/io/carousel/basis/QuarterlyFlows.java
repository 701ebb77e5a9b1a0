package io.carousel.basis;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import io.carousel.job.Dates;
import io.carousel.schema.Layer;
import io.carousel.schema.ScopeName.Basis;
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
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What counted at the end of each quarter, by what is known today, and what would have counted if
 * no deal had been made in the quarter: capital and trade, between parties.
 *
 * <p>The last quarter ends with the as-of date. {@link BasisRule} decides what counts at each
 * quarter's end. If no deal is made in a quarter, earlier deals are still paid as scheduled, still
 * cancelled, and still replaced by each other; a deal that only a deal of the quarter replaces
 * still stands.
 */
public final class QuarterlyFlows {
  private static final StructType QUARTER =
      StructType.fromDDL("quarter string, from_on date, until_on date");

  private final LocalDate asOf;
  private final Dataset<Row> deals;
  private final Dataset<Row> recorded;

  /**
   * @param deals rows of {@code curated.deal}
   * @param payments rows of {@code curated.payment}
   * @param keep caches what each basis reads
   */
  public QuarterlyFlows(
      Dates dates, Dataset<Row> deals, Dataset<Row> payments, UnaryOperator<Dataset<Row>> keep) {
    this.asOf = dates.asOf();
    Dataset<Row> known = StandingDeals.known(deals, dates.knownAsOf());
    Dataset<Row> until = RecordedPayments.until(payments, dates.lastKnownDay());
    this.deals = keep.apply(deals(known, until));
    this.recorded = keep.apply(recorded(known, until));
  }

  /**
   * The quarters from the first day of the data to the as-of date.
   *
   * @param rows {@code (quarter, from_on, until_on)}
   * @param work deals and recorded payments, each as often as there are quarters that it may count
   *     in
   */
  public record Quarters(Dataset<Row> rows, long work) {}

  /**
   * The quarters that deals and recorded payments may count in; at least that of the as-of date.
   */
  public Quarters quarters() {
    List<Row> begun =
        deals
            .select(col("dated_on").as("day"))
            .union(recorded.select(countsFrom()))
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
    return new Quarters(deals.sparkSession().createDataFrame(quarters, QUARTER), work);
  }

  private static LocalDate quarterOf(LocalDate day) {
    return day.with(IsoFields.DAY_OF_QUARTER, 1);
  }

  /**
   * What counts in each quarter.
   *
   * @param quarters the rows of {@link #quarters}
   * @return {@code (quarter, basis, recorded, deal_id, payer_id, payee_id, amount, standing, added,
   *     stopped)}: a deal is one row of a quarter and basis, or one for each of its recorded
   *     payments; {@code amount} null where unknown; whether it stands at the quarter's end, was
   *     added in the quarter, and would stand if no deal had been added in it
   */
  public Dataset<Row> on(Collection<Basis> bases, Dataset<Row> quarters) {
    Dataset<Row> ofDeals = dealsIn(quarters);
    Dataset<Row> ofPayments = recordedIn(quarters);
    return bases.stream()
        .map(basis -> new BasisRule(basis, col("until_on")))
        .map(rule -> on(rule, ofDeals, ofPayments))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private static Dataset<Row> on(BasisRule rule, Dataset<Row> deals, Dataset<Row> recorded) {
    Dataset<Row> ofDeals = rows(rule, deals.where(rule.counts()), rule.amount());
    return rule.countsRecordedPayments()
        ? ofDeals.union(rows(rule, recorded, col("amount")))
        : ofDeals;
  }

  private static Dataset<Row> rows(BasisRule rule, Dataset<Row> counting, Column amount) {
    return counting.select(
        col("quarter"),
        lit(rule.basis().toString()).as("basis"),
        col("recorded"),
        col("deal_id"),
        col("payer_id"),
        col("payee_id"),
        amount.cast(DataTypes.createDecimalType(38, 2)).as("amount"),
        col("standing"),
        col("added"),
        col("stopped"));
  }

  /**
   * The deals of each quarter. Without the deals added in it, one that only such a deal replaces
   * still stands.
   */
  private Dataset<Row> dealsIn(Dataset<Row> quarters) {
    Column replaced = col(StandingDeals.REPLACED_ON);
    Column added = col("dated_on").geq(col("from_on"));
    return deals
        .join(broadcast(quarters), col("dated_on").leq(col("until_on")))
        .withColumn("recorded", lit(false))
        .withColumn("standing", StandingDeals.on(col("until_on")))
        .withColumn("added", added)
        .withColumn("stopped", not(added).and(replaced.isNull().or(replaced.geq(col("from_on")))))
        .where("standing or stopped");
  }

  /**
   * The recorded payments made by the end of each quarter. One is added with its deal, or else on
   * its own day.
   */
  private Dataset<Row> recordedIn(Dataset<Row> quarters) {
    Column since = coalesce(col("deal_dated_on"), col("paid_on"));
    return recorded
        .withColumn("_day", countsFrom())
        .join(broadcast(quarters), col("_day").isNull().or(col("_day").leq(col("until_on"))))
        .withColumn("recorded", lit(true))
        .withColumn("standing", lit(true))
        .withColumn("added", coalesce(since.geq(col("from_on")), lit(false)))
        .withColumn("stopped", not(col("added")));
  }

  /**
   * The day from which a recorded payment counts in the past: its own, else that of its deal, but
   * no later than the as-of date; null if there is neither.
   */
  private Column countsFrom() {
    Column day = coalesce(col("paid_on"), col("deal_dated_on"));
    return when(day.isNotNull(), least(day, lit(asOf)));
  }

  /** Deals of capital and trade between two parties. */
  private static Dataset<Row> deals(Dataset<Row> known, Dataset<Row> until) {
    return StandingDeals.of(known, until)
        .where(col("layer").isin(Layer.CAPITAL, Layer.TRADE))
        .where("payer_id <> payee_id")
        .select(
            "deal_id",
            "payer_id",
            "payee_id",
            "amount",
            "status",
            "dated_on",
            StandingDeals.REPLACED_ON,
            "cancelled_on",
            StandingDeals.RECORDED_FROM,
            "scheduled",
            DealSchedules.FIRST,
            DealSchedules.LAST);
  }

  /** Recorded payments of the same layers; what names no instrument counts as well. */
  private static Dataset<Row> recorded(Dataset<Row> known, Dataset<Row> until) {
    return RecordedPayments.withDeals(until, known)
        .where(col("layer").isin(Layer.CAPITAL, Layer.TRADE, Layer.UNSPECIFIED))
        .where("payer_id <> payee_id")
        // A payment before the day that dates its deal shows that the deal was made by then.
        .withColumn(
            "deal_dated_on",
            least(col("deal_dated_on"), coalesce(col("paid_on"), col("deal_dated_on"))))
        .select("deal_id", "payer_id", "payee_id", "amount", "paid_on", "deal_dated_on");
  }
}
