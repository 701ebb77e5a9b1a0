package io.carousel.publish.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What suppliers give their customers, as the report shows it.
 *
 * @param measured whether the run has measured it
 * @param pairs those of the largest amounts given first
 * @param allPairs how many there are, including those left out
 */
public record VendorFinancing(boolean measured, List<Pair> pairs, long allPairs) {
  /** For a run that has not measured it. */
  static final VendorFinancing NONE = new VendorFinancing(false, List.of(), 0);

  /**
   * A row of {@code reporting.vendor_financing}.
   *
   * @param basis announced, or paid where only payments are known
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
