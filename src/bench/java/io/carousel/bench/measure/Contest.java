package io.carousel.bench.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sides take turns, so other load on the machine affects all of them. A side that went over its
 * limit has no more turns.
 */
public final class Contest {
  private final Bench bench;

  public Contest(Bench bench) {
    this.bench = bench;
  }

  /** The times of all turns, by the name of the side. */
  public Map<String, Times> of(String work, List<Side> sides) throws Exception {
    Map<String, Times> times = new HashMap<>();
    sides.forEach(side -> times.put(side.name(), new Times(bench.request().limit())));
    for (int turn = 0; turn <= bench.request().repetitions(); turn++) {
      for (Side side : sides) {
        Times own = times.get(side.name());
        if (own.ended() && (turn > 0 || side.stays())) {
          String what = turn == 0 ? "first turn, not counted" : "turn " + turn;
          own.add(taken(work + ", " + side.name() + ", " + what, side), turn > 0);
        }
      }
    }
    return times;
  }

  /** The times of a turn; empty if it exceeded the limit. */
  private Map<String, Double> taken(String what, Side side) throws Exception {
    try {
      Map<String, Double> seconds = side.turn().take();
      bench.say(what + ": " + inWords(seconds));
      return seconds;
    } catch (OverLimit e) {
      bench.say(what + ": " + e.getMessage());
      return Map.of();
    }
  }

  private static String inWords(Map<String, Double> seconds) {
    return seconds.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> String.format(Locale.ROOT, "%s %.3f", e.getKey(), e.getValue()))
        .reduce((one, other) -> one + ", " + other)
        .orElse("nothing");
  }
}
