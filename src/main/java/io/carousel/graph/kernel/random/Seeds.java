package io.carousel.graph.kernel.random;

import java.util.SplittableRandom;

/** Seeds of random draws that follow from what is drawn, never from when or where. */
public final class Seeds {
  private Seeds() {}

  /** A seed for these parts in this order; others give another one but by accident. */
  public static long of(long... parts) {
    long seed = 0;
    for (long part : parts) {
      seed = new SplittableRandom(seed + part).nextLong();
    }
    return seed;
  }
}
