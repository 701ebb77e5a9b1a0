package io.carousel.publish.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** Amounts of money in words that people read: {@code $327bn}, {@code EUR 3.2m}. */
final class Amounts {
  private static final Map<String, String> SYMBOLS = Map.of("USD", "$");
  private static final String[] UNITS = {"", "k", "m", "bn", "tn"};

  /** A sign stands close to its amount, a code apart from it. */
  private final String currency;

  /**
   * @param currency its ISO 4217 code
   */
  Amounts(String currency) {
    this.currency = SYMBOLS.getOrDefault(currency, currency + " ");
  }

  /** The amount to three digits. */
  String compact(BigDecimal amount) {
    BigDecimal rounded = amount.abs().round(new MathContext(3, RoundingMode.HALF_UP));
    int unit = 0;
    while (unit < UNITS.length - 1 && rounded.compareTo(BigDecimal.valueOf(1000)) >= 0) {
      rounded = rounded.movePointLeft(3);
      unit++;
    }
    String sign = amount.signum() < 0 ? "-" : "";
    return sign + currency + plain(rounded) + UNITS[unit];
  }

  private static String plain(BigDecimal number) {
    BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
  }
}
