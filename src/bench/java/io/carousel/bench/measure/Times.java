package io.carousel.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The times of a side's turns, by measure, in seconds. */
public final class Times {
  private final Map<String, List<Double>> seconds = new HashMap<>();
  private final Duration limit;
  private boolean ended = true;

  Times(Duration limit) {
    this.limit = limit;
  }

  /**
   * Adds a turn.
   *
   * @param turn without measures if it exceeded the limit
   * @param counts whether it counts in the medians
   */
  void add(Map<String, Double> turn, boolean counts) {
    ended = !turn.isEmpty();
    if (counts) {
      turn.forEach(
          (name, value) -> seconds.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    }
  }

  /** Whether no turn exceeded the limit. */
  public boolean ended() {
    return ended;
  }

  /** The median of a measure; more than the limit if a turn exceeded it. */
  public Figure median(String measure) {
    return ended
        ? Figure.seconds(median(seconds.get(measure)))
        : Figure.moreThanSeconds(limit.toMillis() / 1e3);
  }

  /** The middle value, or the mean of the two in the middle. */
  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
