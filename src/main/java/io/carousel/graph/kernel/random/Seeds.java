package io.carousel.graph.kernel.random;

import java.util.SplittableRandom;

/** Seeds of random draws that depend only on the drawn object, never on time or place. */
public final class Seeds {
  private Seeds() {}

  /** A seed for these parts in this order; other parts give a different seed except by accident. */
  public static long of(long... parts) {
    long seed = 0;
    for (long part : parts) {
      seed = new SplittableRandom(seed + part).nextLong();
    }
    return seed;
  }
}
