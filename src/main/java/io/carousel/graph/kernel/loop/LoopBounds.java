package io.carousel.graph.kernel.loop;

import java.io.Serializable;

/**
 * Which loops count, how many are listed, and how long the search lasts.
 *
 * @param maxLength edges of the longest loop, at least 2
 * @param minWeight the smallest weight that a known edge of a loop may have; 0 has the same effect
 *     as 1, because an edge without weight is on no loop
 * @param maxSpanDays days from the first to the last payment, with one payment per edge; {@link
 *     #ANY_SPAN} for any
 * @param maxLoops the largest number of listed loops, the best first; 0 to count only
 * @param maxSteps edges examined from one start before it is abandoned
 */
public record LoopBounds(
    int maxLength, long minWeight, int maxSpanDays, int maxLoops, long maxSteps)
    implements Serializable {
  /** No limit on the days. */
  public static final int ANY_SPAN = Integer.MAX_VALUE;

  public LoopBounds {
    if (maxLength < 2 || minWeight < 0 || maxSpanDays < 0 || maxLoops < 0 || maxSteps < 1) {
      throw new IllegalArgumentException(
          "Not bounds of loops: "
              + maxLength
              + " edges, weight "
              + minWeight
              + ", "
              + maxSpanDays
              + " days, "
              + maxLoops
              + " loops, "
              + maxSteps
              + " steps");
    }
  }

  /** The same, with another minimum weight of edges. */
  LoopBounds atLeast(long weight) {
    return new LoopBounds(maxLength, weight, maxSpanDays, maxLoops, maxSteps);
  }

  /** The same, also limited to loops of at most this many edges. */
  LoopBounds upTo(int length) {
    return new LoopBounds(Math.min(length, maxLength), minWeight, maxSpanDays, maxLoops, maxSteps);
  }
}
