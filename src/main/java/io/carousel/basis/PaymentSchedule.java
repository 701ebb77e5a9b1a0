package io.carousel.basis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** When a deal's amount is paid: evenly by day from its first to its last day. */
final class PaymentSchedule {
  private PaymentSchedule() {}

  /**
   * The amount paid in a run of days.
   *
   * @param from the first day
   * @param to the last day
   * @param amount rounded to cents; null if the deal's amount is unknown
   */
  record Slice(LocalDate from, LocalDate to, BigDecimal amount) {}

  /**
   * The schedule in slices that add up to the amount exactly. A slice ends at the end of each
   * calendar year and at each cut.
   *
   * @param amount the full amount; null if unknown
   * @param first the first day of payments
   * @param last the last day of payments, not before the first
   * @param cuts further days on which a slice ends
   */
  static List<Slice> slices(
      BigDecimal amount, LocalDate first, LocalDate last, List<LocalDate> cuts) {
    TreeSet<LocalDate> ends = new TreeSet<>();
    for (int year = first.getYear(); year < last.getYear(); year++) {
      ends.add(LocalDate.of(year, 12, 31));
    }
    cuts.stream().filter(cut -> !cut.isBefore(first) && cut.isBefore(last)).forEach(ends::add);
    ends.add(last);
    List<Slice> slices = new ArrayList<>();
    LocalDate from = first;
    BigDecimal before = BigDecimal.ZERO;
    for (LocalDate end : ends) {
      BigDecimal paid = paidBy(amount, first, last, end);
      slices.add(new Slice(from, end, amount == null ? null : paid.subtract(before)));
      before = paid;
      from = end.plusDays(1);
    }
    return slices;
  }

  /**
   * The amount paid by the end of a day. The running sum is rounded half up to cents, so the
   * differences between days add up to the amount exactly.
   *
   * @param amount the full amount; null if unknown
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
