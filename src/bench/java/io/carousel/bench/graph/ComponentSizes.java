package io.carousel.bench.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.carousel.bench.peer.Duck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Components of at least two parties: the number of each size. */
final class ComponentSizes {
  private ComponentSizes() {}

  /** Of a folder of rows. */
  static Map<Long, Long> ofRows(Path folder, String component) throws SQLException {
    try (Duck duck = new Duck()) {
      return duck.counts(
          "SELECT members, count(*) FROM (SELECT count(*) AS members FROM "
              + Duck.parquet(folder)
              + " GROUP BY "
              + component
              + ") WHERE members > 1 GROUP BY members");
    }
  }

  /** Of labels that are party numbers. */
  static Map<Long, Long> ofLabels(int[] labels) {
    int[] members = new int[labels.length];
    Arrays.stream(labels).forEach(label -> members[label]++);
    Map<Long, Long> sizes = new TreeMap<>();
    Arrays.stream(members)
        .filter(count -> count > 1)
        .forEach(count -> sizes.merge((long) count, 1L, Long::sum));
    return sizes;
  }

  /** Of an object of sizes to counts. */
  static Map<Long, Long> ofJson(JsonNode object) {
    Map<Long, Long> sizes = new TreeMap<>();
    object
        .fields()
        .forEachRemaining(e -> sizes.put(Long.valueOf(e.getKey()), e.getValue().asLong()));
    sizes.remove(1L);
    return sizes;
  }
}
