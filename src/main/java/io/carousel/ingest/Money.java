package io.carousel.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money. */
final class Money {
  private Money() {}

  /**
   * An amount in another currency, in cents, rounded once, half up.
   *
   * @param amount money in the first currency; null stays null
   * @param unitsPerUsd the first currency's units for one USD
   * @param targetPerUsd the other currency's units for one USD
   */
  static BigDecimal convert(BigDecimal amount, BigDecimal unitsPerUsd, BigDecimal targetPerUsd) {
    if (amount == null || unitsPerUsd == null || targetPerUsd == null) {
      return null;
    }
    return amount.multiply(targetPerUsd).divide(unitsPerUsd, 2, RoundingMode.HALF_UP);
  }
}
