package io.carousel.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money. */
final class Money {
  private static final int MOST_DIGITS = 38;

  private Money() {}

  /**
   * An amount in another currency, in cents, rounded once, half up.
   *
   * @param amount money in the first currency; null stays null, and what money cannot hold becomes
   *     null
   * @param unitsPerUsd the first currency's units for one USD
   * @param targetPerUsd the other currency's units for one USD
   */
  static BigDecimal convert(BigDecimal amount, BigDecimal unitsPerUsd, BigDecimal targetPerUsd) {
    if (amount == null || unitsPerUsd == null || targetPerUsd == null) {
      return null;
    }
    BigDecimal converted =
        amount.multiply(targetPerUsd).divide(unitsPerUsd, 2, RoundingMode.HALF_UP);
    return converted.precision() > MOST_DIGITS ? null : converted;
  }
}
