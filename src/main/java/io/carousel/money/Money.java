package io.carousel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money, in cents: computed exactly and rounded once, half up. */
final class Money {
  private static final int MOST_DIGITS = 38;

  private Money() {}

  /**
   * An exchange rate as quoted, without rounding.
   *
   * @param units units of a currency
   * @param usd the US dollars that equal them
   */
  record Quote(BigDecimal units, BigDecimal usd) {
    /** The quote of the dollar itself. */
    static final Quote USD = new Quote(BigDecimal.ONE, BigDecimal.ONE);

    /** The quote with these numbers; null if one of them is. */
    static Quote of(BigDecimal units, BigDecimal usd) {
      return units == null || usd == null ? null : new Quote(units, usd);
    }
  }

  /**
   * An amount in another currency; null if any part of it is unknown.
   *
   * @return null if the result is out of range
   */
  static BigDecimal convert(BigDecimal amount, Quote from, Quote to) {
    if (amount == null || from == null || to == null) {
      return null;
    }
    return cents(amount.multiply(from.usd()).multiply(to.units()), from.units().multiply(to.usd()));
  }

  /**
   * The value of shares, or of rights to buy them, at a price: shares times the excess of the price
   * over the strike, 0 below the strike.
   *
   * @param price of a share, in USD
   * @param strike the amount to be paid for a share, in the currency of {@code from}
   * @return in the currency of {@code to}; null if anything is unknown or the result is out of
   *     range
   */
  static BigDecimal shareValue(
      BigDecimal shares, BigDecimal price, BigDecimal strike, Quote from, Quote to) {
    if (shares == null || price == null || strike == null || from == null || to == null) {
      return null;
    }
    // In units of 1/from.units() dollars, so the only division comes at the end.
    BigDecimal gain =
        price.multiply(from.units()).subtract(strike.multiply(from.usd())).max(BigDecimal.ZERO);
    return cents(shares.multiply(gain).multiply(to.units()), from.units().multiply(to.usd()));
  }

  private static BigDecimal cents(BigDecimal numerator, BigDecimal denominator) {
    BigDecimal cents = numerator.divide(denominator, 2, RoundingMode.HALF_UP);
    return cents.precision() > MOST_DIGITS ? null : cents;
  }
}
