package io.carousel.publish.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What parties have promised to pay, against what they earn and have, as the report shows it.
 *
 * @param measured whether the run has measured it
 * @param parties those that have promised most, the largest sum first
 * @param allParties how many have promised something, also those that the report leaves out
 */
public record Commitments(boolean measured, List<Promiser> parties, long allParties) {
  /** Of a run that has not measured it. */
  static final Commitments NONE = new Commitments(false, List.of(), 0);

  /**
   * A party that has promised.
   *
   * @param revenue the last of twelve months that it reported; null if unknown
   * @param revenuePeriod FY or TTM
   * @param dues by year, what is due in no known year last
   * @param laterYears how many further years the report leaves out
   */
  public record Promiser(
      String partyId,
      BigDecimal revenue,
      String revenuePeriod,
      LocalDate revenuePeriodEnd,
      BigDecimal cash,
      LocalDate cashOn,
      List<Due> dues,
      long laterYears) {}

  /**
   * A row of {@code reporting.commitment}.
   *
   * @param year null where nobody knows when it is due
   */
  public record Due(
      Long year,
      BigDecimal committed,
      BigDecimal contracted,
      BigDecimal committedIn,
      long dealsWithoutAmount,
      Double coverage,
      Double revenueCoverage,
      BigDecimal fundingGap,
      Double gw,
      Double usdPerGw) {}
}
