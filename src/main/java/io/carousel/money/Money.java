package io.carousel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money, in cents: computed exactly and rounded once, half up. */
public final class Money {
  private static final int MOST_DIGITS = 38;

  private Money() {}

  /**
   * An exchange rate as it was quoted, without rounding.
   *
   * @param units units of a currency
   * @param usd the US dollars that equal them
   */
  public record Quote(BigDecimal units, BigDecimal usd) {
    /** The dollar's own. */
    static final Quote USD = new Quote(BigDecimal.ONE, BigDecimal.ONE);

    /** The quote in these numbers, null if there is none. */
    static Quote of(BigDecimal units, BigDecimal usd) {
      return units == null || usd == null ? null : new Quote(units, usd);
    }
  }

  /**
   * An amount in another currency; null if anything of it is unknown.
   *
   * @return null for what money cannot hold
   */
  public static BigDecimal convert(BigDecimal amount, Quote from, Quote to) {
    if (amount == null || from == null || to == null) {
      return null;
    }
    return cents(amount.multiply(from.usd()).multiply(to.units()), from.units().multiply(to.usd()));
  }

  /**
   * What shares, or rights to buy them, are worth at a price: shares times what the price is above
   * the strike, nothing below it.
   *
   * @param price of a share, in USD
   * @param strike what has to be paid for a share, in the currency of {@code from}
   * @return in the currency of {@code to}; null if anything is unknown, or for what money cannot
   *     hold
   */
  public static BigDecimal shareValue(
      BigDecimal shares, BigDecimal price, BigDecimal strike, Quote from, Quote to) {
    if (shares == null || price == null || strike == null || from == null || to == null) {
      return null;
    }
    // In units of 1/from.units() dollars, so that nothing is divided before the end.
    BigDecimal gain =
        price.multiply(from.units()).subtract(strike.multiply(from.usd())).max(BigDecimal.ZERO);
    return cents(shares.multiply(gain).multiply(to.units()), from.units().multiply(to.usd()));
  }

  private static BigDecimal cents(BigDecimal numerator, BigDecimal denominator) {
    BigDecimal cents = numerator.divide(denominator, 2, RoundingMode.HALF_UP);
    return cents.precision() > MOST_DIGITS ? null : cents;
  }
}
