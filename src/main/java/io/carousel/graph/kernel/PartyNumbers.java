package io.carousel.graph.kernel;

import io.carousel.schema.Utf8Order;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Numbers of parties from 0: in order of first occurrence, until they are sorted. */
final class PartyNumbers {
  private final Map<String, Integer> numbers = new HashMap<>();

  int size() {
    return numbers.size();
  }

  /**
   * The number of a party, a new one at the first occurrence. O(1).
   *
   * @throws NullPointerException if the id is null
   */
  int of(String id) {
    Integer known = numbers.get(Objects.requireNonNull(id, "party id"));
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    numbers.put(id, number);
    return number;
  }

  /** The ids by number. O(n). */
  String[] ids() {
    String[] ids = new String[numbers.size()];
    numbers.forEach((id, number) -> ids[number] = id);
    return ids;
  }

  /**
   * Renumbers all parties in the UTF-8 order of their ids. O(n log n).
   *
   * @return the new number of each old one
   */
  int[] sort() {
    String[] ids = numbers.keySet().toArray(String[]::new);
    Arrays.sort(ids, Utf8Order.INSTANCE);
    int[] places = new int[ids.length];
    for (int place = 0; place < ids.length; place++) {
      places[numbers.replace(ids[place], place)] = place;
    }
    return places;
  }
}
