package io.carousel.claims;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A published figure, and how far a result may be off.
 *
 * @param value a number, or a text that has to be met exactly
 * @param unit how the value is written
 * @param tolerance as a share of the value
 * @param bound whether more, or less, is as good
 * @param partial whether the data hold a part of what is claimed only: then a smaller result proves
 *     nothing
 */
record Published(String value, Unit unit, BigDecimal tolerance, Bound bound, boolean partial) {

  /** What else the figure allows. */
  enum Bound {
    NONE,
    OR_MORE,
    OR_LESS
  }

  /** Judges what a query found; empty if it found no row, or null. */
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
