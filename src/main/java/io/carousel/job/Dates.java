package io.carousel.job;

import java.time.LocalDate;

/**
 * The two dates of a run.
 *
 * @param asOf results are as of the end of this day
 * @param knownAsOf facts that became known after this day do not count
 */
public record Dates(LocalDate asOf, LocalDate knownAsOf) {

  /**
   * The last day whose payments, prices, rates and holdings count. Each becomes known on its own
   * day: after {@link #asOf} it has not happened yet; after {@link #knownAsOf} it was not yet
   * known.
   */
  public LocalDate lastKnownDay() {
    return asOf.isBefore(knownAsOf) ? asOf : knownAsOf;
  }
}
