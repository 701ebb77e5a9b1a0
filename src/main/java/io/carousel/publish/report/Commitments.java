package io.carousel.publish.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What parties have promised to pay, and their revenue and cash, as the report shows it.
 *
 * @param measured whether the run has measured it
 * @param parties the parties that have promised the most, the largest sum first
 * @param allParties the number of parties with promises, including those left out
 */
public record Commitments(boolean measured, List<Promiser> parties, long allParties) {
  /** For a run that has not measured it. */
  static final Commitments NONE = new Commitments(false, List.of(), 0);

  /**
   * A party that has promised.
   *
   * @param revenue its latest reported revenue of twelve months; null if unknown
   * @param revenuePeriod FY or TTM
   * @param dues by year, those without a known year last
   * @param laterYears the number of further years that the report leaves out
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
   * @param year null if the due date is unknown
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
