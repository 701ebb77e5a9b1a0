package io.carousel.publish.report;

import java.util.Map;

/**
 * The part of the report on who depends on whom, and whether promises can be paid.
 *
 * @param names the names of its parties, by id, as far as known
 */
public record Exposure(
    Concentration concentration,
    VendorFinancing vendorFinancing,
    Commitments commitments,
    Map<String, String> names) {
  /** For a run that has not measured it. */
  static final Exposure NONE =
      new Exposure(Concentration.NONE, VendorFinancing.NONE, Commitments.NONE, Map.of());
}
