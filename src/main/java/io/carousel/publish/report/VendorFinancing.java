package io.carousel.publish.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Financing of customers by suppliers, as shown in the report.
 *
 * @param measured whether the run has measured it
 * @param pairs the pairs, the largest amounts given first
 * @param allPairs the number of pairs, including those left out
 */
public record VendorFinancing(boolean measured, List<Pair> pairs, long allPairs) {
  /** For a run that has not measured it. */
  static final VendorFinancing NONE = new VendorFinancing(false, List.of(), 0);

  /**
   * A row of {@code reporting.vendor_financing}.
   *
   * @param basis announced, or paid if only payments are known
   */
  public record Pair(
      String supplierId,
      String customerId,
      String basis,
      LocalDate windowFrom,
      BigDecimal financed,
      BigDecimal guaranteed,
      BigDecimal purchasedDirect,
      BigDecimal purchasedIndirect,
      Double returnRatio,
      Double financedShare,
      BigDecimal consideration,
      BigDecimal purchasedNet,
      BigDecimal financedPaid,
      BigDecimal purchasedPaid,
      Double returnRatioPaid,
      BigDecimal supplierRevenue,
      String supplierRevenuePeriod,
      LocalDate supplierRevenuePeriodEnd,
      Double financedToRevenue,
      long dealsWithoutAmount) {}
}
