package io.carousel.publish.report;

import java.util.Map;

/**
 * What the report shows of who depends on whom, and of whether promises can be paid.
 *
 * @param names of the parties in it, by id, as far as they are known
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
