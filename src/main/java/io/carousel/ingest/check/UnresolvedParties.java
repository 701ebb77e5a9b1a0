package io.carousel.ingest.check;

import io.carousel.schema.DatasetSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What accepted records name as a party that the parties file does not know.
 *
 * @param byDataset how many such parties each dataset names
 * @param mostUsed those that most records use, the most used first
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

  /** How many such parties a dataset names. */
  public long in(DatasetSpec dataset) {
    return byDataset.getOrDefault(dataset.name(), 0L);
  }
}
