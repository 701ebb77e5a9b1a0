package io.carousel.synthetic;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The days that synthetic data covers. */
final class Calendar implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The last day of all data. */
  static final LocalDate LAST = LocalDate.of(2025, 12, 31);

  private final int years;

  Calendar(int years) {
    this.years = years;
  }

  LocalDate first() {
    return LAST.minusYears(years).plusDays(1);
  }

  /** Days on which markets are open. Starts two days early because the first may be a Sunday. */
  List<LocalDate> tradingDays() {
    return first()
        .minusDays(2)
        .datesUntil(LAST.plusDays(1))
        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .toList();
  }

  /** A random day, with a probability that grows linearly over time: business grows. */
  LocalDate growing(Draws draws) {
    long days = ChronoUnit.DAYS.between(first(), LAST) + 1;
    return first().plusDays((long) ((double) days * Math.sqrt(draws.next())));
  }

  /** This day, or the last day of the data if that is earlier. */
  static LocalDate atMost(LocalDate day) {
    return day.isAfter(LAST) ? LAST : day;
  }
}
