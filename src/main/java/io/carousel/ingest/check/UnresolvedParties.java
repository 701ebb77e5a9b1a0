package io.carousel.ingest.check;

import io.carousel.schema.DatasetSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parties named by accepted records that the parties file does not contain.
 *
 * @param byDataset the number of such parties in each dataset
 * @param mostUsed the parties named by most records, most used first
 */
public record UnresolvedParties(Map<String, Long> byDataset, List<Reference> mostUsed) {
  public static final UnresolvedParties NONE = new UnresolvedParties(Map.of(), List.of());

  /**
   * One of them.
   *
   * @param name how records name it
   * @param datasets the datasets that do
   * @param records how many records do
   * @param candidates the parties that it may be, if any come near
   */
  public record Reference(
      String name, List<String> datasets, long records, Optional<String> candidates) {}

  /** The number of such parties in a dataset. */
  public long in(DatasetSpec dataset) {
    return byDataset.getOrDefault(dataset.name(), 0L);
  }
}
