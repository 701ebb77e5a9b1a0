package io.carousel.publish.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Who depends on few others, as shown in the report.
 *
 * @param measured whether the run has measured it
 * @param parties by side, the largest totals first
 * @param allParties the number of parties of each side, including those left out
 * @param markets by market and side
 */
public record Concentration(
    boolean measured, List<Dependent> parties, Map<String, Long> allParties, List<Market> markets) {
  /** For a run that has not measured it. */
  static final Concentration NONE = new Concentration(false, List.of(), Map.of(), List.of());

  /** The source of a total that was reported, not summed from deals or payments. */
  static final String REPORTED = "fundamentals";

  /**
   * A row of {@code reporting.concentration}.
   *
   * @param total the total that shares refer to
   * @param totalSource {@link #REPORTED}, or the rows it was summed from
   * @param largest the largest counterparties, up to the report's limit
   */
  public record Dependent(
      String partyId,
      String side,
      BigDecimal total,
      String totalSource,
      String basis,
      String period,
      LocalDate periodEnd,
      BigDecimal reportedTotal,
      double coverage,
      long counterparties,
      double hhiLow,
      double hhiHigh,
      String top1PartyId,
      Double top1Share,
      Double top3Share,
      long majorCounterparties,
      long dealsWithoutAmount,
      List<Counterparty> largest) {
    /** Whether its shares refer to a total it reports. */
    boolean ofReportedTotal() {
      return totalSource.equals(REPORTED);
    }
  }

  /** A row of {@code reporting.counterparty}. */
  public record Counterparty(String partyId, BigDecimal amount, double share, String source) {}

  /** A row of {@code reporting.market_concentration}. */
  public record Market(
      String market,
      String side,
      BigDecimal amount,
      long parties,
      double hhi,
      String top1PartyId,
      double top1Share,
      double top3Share,
      long deals,
      long dealsWithoutAmount) {}
}
