package io.carousel.job;

import java.time.LocalDate;

/**
 * The two dates of a run.
 *
 * @param asOf results are those of the end of this day
 * @param knownAsOf what became known after this day does not count
 */
public record Dates(LocalDate asOf, LocalDate knownAsOf) {

  /**
   * The last day whose payments, prices, rates and holdings count. Each is known from its own day:
   * after {@link #asOf} it has not happened yet, after {@link #knownAsOf} it was not known.
   */
  public LocalDate lastKnownDay() {
    return asOf.isBefore(knownAsOf) ? asOf : knownAsOf;
  }
}
