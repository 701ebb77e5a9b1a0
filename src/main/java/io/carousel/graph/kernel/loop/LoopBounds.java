package io.carousel.graph.kernel.loop;

import java.io.Serializable;

/**
 * Which loops count, how many of them are listed, and how long they are looked for.
 *
 * @param maxLength edges of the longest loop, at least 2
 * @param minWeight the smallest weight that a known edge of a loop may have; 0 is as good as 1,
 *     since an edge of no weight is on no loop
 * @param maxSpanDays days from the first to the last of one payment an edge; {@link #ANY_SPAN} for
 *     any
 * @param maxLoops how many loops are listed at most, the best first; 0 to count only
 * @param maxSteps edges that are looked at from one start before it is given up
 */
public record LoopBounds(
    int maxLength, long minWeight, int maxSpanDays, int maxLoops, long maxSteps)
    implements Serializable {
  /** No bound on the days. */
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

  /** The same, but for loops of edges of at least another weight. */
  LoopBounds atLeast(long weight) {
    return new LoopBounds(maxLength, weight, maxSpanDays, maxLoops, maxSteps);
  }

  /** The same, but for loops of at most this many edges as well. */
  LoopBounds upTo(int length) {
    return new LoopBounds(Math.min(length, maxLength), minWeight, maxSpanDays, maxLoops, maxSteps);
  }
}
