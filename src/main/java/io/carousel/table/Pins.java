package io.carousel.table;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The snapshot of each table of a run, by the table's full name. */
public record Pins(Map<String, Long> snapshots) {
  /** No tables. */
  public static final Pins NONE = new Pins(Map.of());

  public Pins {
    snapshots = new TreeMap<>(snapshots);
  }

  /** These pins, updated with newer ones. */
  public Pins with(Map<String, Long> newer) {
    Map<String, Long> all = new TreeMap<>(snapshots);
    all.putAll(newer);
    return new Pins(all);
  }

  /** {@code table=snapshot,…}, which {@link #parse} reads. */
  String text() {
    return snapshots.entrySet().stream()
        .map(pin -> pin.getKey() + "=" + pin.getValue())
        .collect(Collectors.joining(","));
  }

  static Pins parse(String text) {
    if (text == null || text.isEmpty()) {
      return NONE;
    }
    return new Pins(
        Arrays.stream(text.split(","))
            .map(pin -> pin.split("="))
            .collect(Collectors.toMap(pin -> pin[0], pin -> Long.parseLong(pin[1]))));
  }
}
