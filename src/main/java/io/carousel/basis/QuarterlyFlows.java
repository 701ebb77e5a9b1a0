package io.carousel.basis;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.CANCELLED_ON;
import static io.carousel.schema.DealColumns.PAID_ON;
import static io.carousel.schema.DealColumns.STATUS;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.FROM_ON;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.FlowColumns.SCHEDULED;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import io.carousel.job.Dates;
import io.carousel.schema.CircularityColumns;
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
 * The payments that counted at the end of each quarter, as known today, and those that would have
 * counted if no deal had been made in the quarter: capital and trade, between parties.
 *
 * <p>The last quarter ends on the as-of date. {@link BasisRule} decides what counts at each
 * quarter's end. If no deal is made in a quarter, earlier deals are still paid as scheduled, still
 * cancelled, and still replaced by each other; a deal that only a deal of the quarter replaces
 * still stands.
 */
public final class QuarterlyFlows {
  private static final String ADDED = "added";
  private static final String DAY = "day";
  private static final String DEAL_DATED_ON = "deal_dated_on";
  private static final String OWN_DAY = "_day";
  private static final String RECORDED = "recorded";
  private static final String STANDING = "standing";
  private static final String STOPPED = "stopped";
  private static final String UNTIL_ON = "until_on";

  private static final StructType QUARTER =
      StructType.fromDDL("quarter string, from_on date, until_on date");

  private final LocalDate asOf;
  private final Dataset<Row> deals;
  private final Dataset<Row> recorded;

  /**
   * @param deals rows of {@code curated.deal}
   * @param payments rows of {@code curated.payment}
   * @param keep caches the rows that each basis reads
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
   * @param work deals and recorded payments, each counted once per quarter in which it may count
   */
  public record Quarters(Dataset<Row> rows, long work) {}

  /**
   * The quarters that deals and recorded payments may count in; at least that of the as-of date.
   */
  public Quarters quarters() {
    List<Row> begun =
        deals
            .select(col(DATED_ON).as(DAY))
            .union(recorded.select(countsFrom()))
            .groupBy(trunc(col(DAY), "quarter").as(FROM_ON))
            .count()
            .where(col(FROM_ON).isNull().or(col(FROM_ON).leq(lit(asOf))))
            .orderBy(FROM_ON)
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
   * The payments that count in each quarter.
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
        .map(basis -> new BasisRule(basis, col(UNTIL_ON)))
        .map(rule -> on(rule, ofDeals, ofPayments))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private static Dataset<Row> on(BasisRule rule, Dataset<Row> deals, Dataset<Row> recorded) {
    Dataset<Row> ofDeals = rows(rule, deals.where(rule.counts()), rule.amount());
    return rule.countsRecordedPayments()
        ? ofDeals.union(rows(rule, recorded, col(AMOUNT)))
        : ofDeals;
  }

  private static Dataset<Row> rows(BasisRule rule, Dataset<Row> counting, Column amount) {
    return counting.select(
        col(CircularityColumns.QUARTER),
        lit(rule.basis().toString()).as(BASIS),
        col(RECORDED),
        col(DEAL_ID),
        col(PAYER_ID),
        col(PAYEE_ID),
        amount.cast(DataTypes.createDecimalType(38, 2)).as(AMOUNT),
        col(STANDING),
        col(ADDED),
        col(STOPPED));
  }

  /**
   * The deals of each quarter. Without the deals added in it, a deal that only such a deal replaces
   * still stands.
   */
  private Dataset<Row> dealsIn(Dataset<Row> quarters) {
    Column replaced = col(StandingDeals.REPLACED_ON);
    Column added = col(DATED_ON).geq(col(FROM_ON));
    return deals
        .join(broadcast(quarters), col(DATED_ON).leq(col(UNTIL_ON)))
        .withColumn(RECORDED, lit(false))
        .withColumn(STANDING, StandingDeals.on(col(UNTIL_ON)))
        .withColumn(ADDED, added)
        .withColumn(STOPPED, not(added).and(replaced.isNull().or(replaced.geq(col(FROM_ON)))))
        .where("standing or stopped");
  }

  /**
   * The recorded payments made by the end of each quarter. A payment is added with its deal, or
   * else on its own day.
   */
  private Dataset<Row> recordedIn(Dataset<Row> quarters) {
    Column since = coalesce(col(DEAL_DATED_ON), col(PAID_ON));
    return recorded
        .withColumn(OWN_DAY, countsFrom())
        .join(broadcast(quarters), col(OWN_DAY).isNull().or(col(OWN_DAY).leq(col(UNTIL_ON))))
        .withColumn(RECORDED, lit(true))
        .withColumn(STANDING, lit(true))
        .withColumn(ADDED, coalesce(since.geq(col(FROM_ON)), lit(false)))
        .withColumn(STOPPED, not(col(ADDED)));
  }

  /**
   * The day from which a recorded payment counts in the past: its own day, else its deal's, but no
   * later than the as-of date; null if neither is known.
   */
  private Column countsFrom() {
    Column day = coalesce(col(PAID_ON), col(DEAL_DATED_ON));
    return when(day.isNotNull(), least(day, lit(asOf)));
  }

  /** Deals of capital and trade between two parties. */
  private static Dataset<Row> deals(Dataset<Row> known, Dataset<Row> until) {
    return StandingDeals.of(known, until)
        .where(col(LAYER).isin(Layer.CAPITAL, Layer.TRADE))
        .where("payer_id <> payee_id")
        .select(
            DEAL_ID,
            PAYER_ID,
            PAYEE_ID,
            AMOUNT,
            STATUS,
            DATED_ON,
            StandingDeals.REPLACED_ON,
            CANCELLED_ON,
            StandingDeals.RECORDED_FROM,
            SCHEDULED,
            DealSchedules.FIRST,
            DealSchedules.LAST);
  }

  /** Recorded payments of the same layers; payments without an instrument count as well. */
  private static Dataset<Row> recorded(Dataset<Row> known, Dataset<Row> until) {
    return RecordedPayments.withDeals(until, known)
        .where(col(LAYER).isin(Layer.CAPITAL, Layer.TRADE, Layer.UNSPECIFIED))
        .where("payer_id <> payee_id")
        // A payment before the day that dates its deal shows that the deal was made by then.
        .withColumn(
            DEAL_DATED_ON, least(col(DEAL_DATED_ON), coalesce(col(PAID_ON), col(DEAL_DATED_ON))))
        .select(DEAL_ID, PAYER_ID, PAYEE_ID, AMOUNT, PAID_ON, DEAL_DATED_ON);
  }
}
