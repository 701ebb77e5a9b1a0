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
   * An unresolved party.
   *
   * @param name its name in records
   * @param datasets the datasets that name it
   * @param records the number of records that name it
   * @param candidates the parties that may be meant, if any are similar
   */
  public record Reference(
      String name, List<String> datasets, long records, Optional<String> candidates) {}

  /** The number of such parties in a dataset. */
  public long in(DatasetSpec dataset) {
    return byDataset.getOrDefault(dataset.name(), 0L);
  }
}
