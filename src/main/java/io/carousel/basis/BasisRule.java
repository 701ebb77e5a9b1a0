package io.carousel.basis;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.CANCELLED_ON;
import static io.carousel.schema.DealColumns.STATUS;
import static io.carousel.schema.FlowColumns.SCHEDULED;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.carousel.schema.ScopeName.Basis;
import org.apache.spark.sql.Column;

/**
 * The meaning of a basis: which deals count on a day, and how much of each. The as-of date and the
 * end of every quarter ask this one rule.
 *
 * <ul>
 *   <li><b>announced</b>: deals announced, signed or closed, each with its full amount, whenever
 *       that is paid. A cancelled deal counts until the day before its cancellation; without that
 *       day it never counts.
 *   <li><b>contracted</b>: deals signed or closed, each with its full amount.
 *   <li><b>paid</b>: what deals signed or closed are scheduled to have paid by the end of the day.
 *       {@linkplain RecordedPayments Recorded payments} count as well: those of a deal instead of
 *       its schedule, from the day of the first.
 *   <li><b>due-12m</b>, <b>due-60m</b>: what the announced deals are scheduled to pay in the 12 or
 *       60 months after the day. A deal with recorded payments has nothing due.
 * </ul>
 *
 * On every basis only deals that {@linkplain StandingDeals stand} on the day count. {@link
 * DealSchedules} says when a deal is paid. A deal without a known schedule counts as paid and as
 * due with an unknown amount.
 *
 * @param day a date column: the day itself
 */
public record BasisRule(Basis basis, Column day) {

  /**
   * Whether a standing deal counts.
   *
   * @see StandingDeals#of for the columns that this reads
   */
  public Column counts() {
    return switch (basis) {
      case ANNOUNCED -> announced(day);
      case CONTRACTED -> contracted();
      case PAID -> contracted().and(not(recorded(day))).and(fallsIn(firstDay().leq(day)));
      case DUE_12M, DUE_60M ->
          announced(day)
              .and(not(recorded(day)))
              .and(fallsIn(lastDay().gt(day).and(firstDay().leq(horizon()))));
    };
  }

  /** The amount that counts of a deal; null if unknown. */
  public Column amount() {
    return switch (basis) {
      case ANNOUNCED, CONTRACTED -> col(AMOUNT);
      case PAID -> DealSchedules.paidBy(day);
      case DUE_12M, DUE_60M -> DealSchedules.paidBy(horizon()).minus(DealSchedules.paidBy(day));
    };
  }

  /** Whether the schedule of a deal that counts is known, as far as the basis needs it. */
  public Column scheduled() {
    return isHeadline() ? lit(true) : col(SCHEDULED);
  }

  /** Whether the basis counts recorded payments. */
  public boolean countsRecordedPayments() {
    return basis == Basis.PAID;
  }

  /** Whether a deal is announced or more, and not cancelled by a day. */
  public static Column announced(Column day) {
    return not(cancelled(day));
  }

  /** Whether a deal is signed or closed. */
  public static Column contracted() {
    return col(STATUS).isin("signed", "closed");
  }

  /** Whether a deal is cancelled by a day; a deal without a cancellation day always is. */
  public static Column cancelled(Column day) {
    return col(STATUS)
        .equalTo("cancelled")
        .and(col(CANCELLED_ON).isNull().or(col(CANCELLED_ON).leq(day)));
  }

  /** Whether recorded payments replace a deal's schedule by a day. */
  public static Column recorded(Column day) {
    return coalesce(col(StandingDeals.RECORDED_FROM).leq(day), lit(false));
  }

  private boolean isHeadline() {
    return basis == Basis.ANNOUNCED || basis == Basis.CONTRACTED;
  }

  /** A deal without a known schedule always counts, with an unknown amount. */
  private static Column fallsIn(Column days) {
    return not(col(SCHEDULED)).or(days);
  }

  /** The last day of the months ahead. */
  private Column horizon() {
    return add_months(day, basis.months().orElseThrow());
  }

  private static Column firstDay() {
    return col(DealSchedules.FIRST);
  }

  private static Column lastDay() {
    return col(DealSchedules.LAST);
  }
}
