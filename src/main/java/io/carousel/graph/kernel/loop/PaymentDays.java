package io.carousel.graph.kernel.loop;

import java.util.Arrays;

/**
 * The timing of the payments of a loop. A loop is given as the days on which each of its edges was
 * paid, in loop order, ascending, counted from any day.
 */
public final class PaymentDays {
  /** The result if an edge has no day, or no payment can follow in time. */
  public static final int NONE = Integer.MAX_VALUE;

  private PaymentDays() {}

  /**
   * The shortest period that contains a payment of each edge, in any order.
   *
   * @return days from the first of them to the last, or {@link #NONE}. O(k · sum of days), k edges
   */
  public static int span(int[][] days) {
    int[] next = new int[days.length];
    int shortest = NONE;
    while (true) {
      int first = 0;
      int last = Integer.MIN_VALUE;
      for (int edge = 0; edge < days.length; edge++) {
        if (next[edge] == days[edge].length) {
          return shortest;
        }
        last = Math.max(last, days[edge][next[edge]]);
        if (days[edge][next[edge]] < days[first][next[first]]) {
          first = edge;
        }
      }
      shortest = Math.min(shortest, last - days[first][next[first]]);
      next[first]++;
    }
  }

  /**
   * The shortest time in which one payment of each edge follows another in loop order, beginning
   * with any edge: each on the day of the one before it or later.
   *
   * @return days from the first of them to the last, or {@link #NONE}. O(k² · days of an edge), k
   *     edges
   */
  public static int closure(int[][] days) {
    int shortest = NONE;
    for (int begin = 0; begin < days.length; begin++) {
      shortest = Math.min(shortest, closure(days, begin));
    }
    return shortest;
  }

  private static int closure(int[][] days, int begin) {
    int[] next = new int[days.length];
    int shortest = NONE;
    for (int start : days[begin]) {
      int day = start;
      for (int step = 1; step < days.length; step++) {
        int edge = (begin + step) % days.length;
        while (next[edge] < days[edge].length && days[edge][next[edge]] < day) {
          next[edge]++;
        }
        if (next[edge] == days[edge].length) {
          return shortest;
        }
        day = days[edge][next[edge]];
      }
      shortest = Math.min(shortest, day - start);
    }
    return shortest;
  }

  /** Days in ascending order, each once. */
  public static int[] ascending(int[] days) {
    return Arrays.stream(days).sorted().distinct().toArray();
  }
}
