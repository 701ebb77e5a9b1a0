package io.carousel.money;

import static org.apache.spark.sql.functions.udf;

import io.carousel.money.Money.Quote;
import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataType;

/**
 * The arithmetic of {@link Money} as Spark functions. A rate is a struct: units of a currency, and
 * the US dollars that equal them.
 */
public final class MoneyFunctions {
  private static final DataType MONEY = SparkTypes.type(ColumnType.MONEY);

  public static final UserDefinedFunction CONVERT =
      udf(
          (UDF3<BigDecimal, Row, Row, BigDecimal>)
              (amount, from, to) -> Money.convert(amount, quote(from), quote(to)),
          MONEY);

  public static final UserDefinedFunction SHARE_VALUE =
      udf(
          (UDF5<BigDecimal, BigDecimal, BigDecimal, Row, Row, BigDecimal>)
              (shares, price, strike, from, to) ->
                  Money.shareValue(shares, price, strike, quote(from), quote(to)),
          MONEY);

  private MoneyFunctions() {}

  /**
   * Registers for SQL {@code converted(amount, from, to)} and {@code share_value(shares, price,
   * strike, from, to)}: the price in USD, the strike in the currency of the rate {@code from}, the
   * result in the currency of {@code to}. Both return null if anything is unknown or the result is
   * out of range.
   */
  public static void register(SparkSession spark) {
    spark.udf().register("converted", CONVERT);
    spark.udf().register("share_value", SHARE_VALUE);
  }

  private static Quote quote(Row quote) {
    return quote == null ? null : new Quote(quote.getDecimal(0), quote.getDecimal(1));
  }
}
