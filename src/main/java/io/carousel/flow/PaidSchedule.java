package io.carousel.flow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** When a deal's amount is paid: evenly by day from its first to its last day. */
final class PaidSchedule {
  private PaidSchedule() {}

  /**
   * What is paid by the end of a day, in cents. Rounded on the sum so far, so that slices between
   * days add up to the amount exactly.
   *
   * @param amount the whole amount; null if unknown, which stays unknown
   * @param first the first day of payments
   * @param last the last day of payments, not before the first
   */
  static BigDecimal paidBy(BigDecimal amount, LocalDate first, LocalDate last, LocalDate day) {
    if (amount == null) {
      return null;
    }
    if (day.isBefore(first)) {
      return BigDecimal.ZERO.setScale(2);
    }
    if (!day.isBefore(last)) {
      return amount;
    }
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    long paid = ChronoUnit.DAYS.between(first, day) + 1;
    return amount
        .multiply(BigDecimal.valueOf(paid))
        .divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP);
  }
}
