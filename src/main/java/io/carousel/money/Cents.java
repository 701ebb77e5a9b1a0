package io.carousel.money;

import static org.apache.spark.sql.functions.lit;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;

/** Amounts of money as kernels count them: whole cents in a long. */
public final class Cents {
  /** The largest amount that can be counted. */
  public static final BigDecimal MOST = new BigDecimal(Long.MAX_VALUE).movePointLeft(2);

  private static final BigDecimal CENT = new BigDecimal("0.01");

  private Cents() {}

  /** The cents of an amount. */
  public static long of(BigDecimal amount) {
    return amount.movePointRight(2).longValueExact();
  }

  /** The cents of a column of money; an amount above {@link #MOST} is a Spark error. */
  public static Column of(Column amount) {
    return amount.multiply(100).cast("bigint");
  }

  /** A column of cents as money. */
  public static Column money(Column cents) {
    return cents.cast("decimal(19,0)").multiply(lit(CENT)).cast(SparkTypes.type(ColumnType.MONEY));
  }

  /** Whether an amount can be counted. */
  public static Column isCountable(Column amount) {
    return amount.leq(lit(MOST));
  }

  /**
   * Makes sure that kernels can add up amounts.
   *
   * @param where the owner of the amounts
   * @param gross their sum; null if there are none
   * @throws CarouselException ({@link Failure#RESULT}) if it is above {@link #MOST}
   */
  public static void requireCountable(String where, BigDecimal gross) {
    if (gross != null && gross.compareTo(MOST) > 0) {
      throw CarouselException.of(Failure.RESULT, "the amounts are too large to be netted:")
          .value(gross.toPlainString())
          .at("the gross of " + where)
          .allowed("at most " + MOST.toPlainString())
          .remedy("look for a wrong amount in flow.payment, or report in a larger currency");
    }
  }
}
