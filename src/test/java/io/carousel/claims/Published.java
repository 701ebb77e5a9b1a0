package io.carousel.claims;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A published figure and the accepted deviation from it.
 *
 * @param value a number, or a text to match exactly
 * @param unit how to write the value
 * @param tolerance as a share of the value
 * @param bound whether any larger or any smaller result is accepted as well
 * @param partial whether the data covers only a part of the claim, so that a smaller result proves
 *     nothing
 */
record Published(String value, Unit unit, BigDecimal tolerance, Bound bound, boolean partial) {

  /** The direction in which any result is accepted. */
  enum Bound {
    NONE,
    OR_MORE,
    OR_LESS
  }

  /** Judges the result of a query: empty if that is no row, or null. */
  Verdict judge(Optional<String> found) {
    if (found.isEmpty()) {
      return Verdict.NOT_TESTABLE;
    }
    if (unit == Unit.TEXT) {
      return found.get().equals(value) ? Verdict.REPRODUCED : Verdict.CONTRADICTED;
    }
    BigDecimal result = new BigDecimal(found.get());
    BigDecimal margin = number().abs().multiply(tolerance);
    boolean tooLow = result.compareTo(number().subtract(margin)) < 0 && bound != Bound.OR_LESS;
    boolean tooHigh = result.compareTo(number().add(margin)) > 0 && bound != Bound.OR_MORE;
    if (tooLow && partial) {
      return Verdict.NOT_TESTABLE;
    }
    return tooLow || tooHigh ? Verdict.CONTRADICTED : Verdict.REPRODUCED;
  }

  BigDecimal number() {
    return new BigDecimal(value);
  }
}
