package io.carousel.synthetic;

import io.carousel.graph.kernel.random.Seeds;
import java.util.SplittableRandom;

/**
 * Random draws for one record, which follow from the seed and the record's number alone. Everything
 * is computed with strict arithmetic, so that every machine draws alike.
 */
final class Draws {
  private final SplittableRandom random;

  /** Draws for record {@code number} of what is called {@code kind}. */
  Draws(long seed, String kind, long number) {
    this.random = new SplittableRandom(Seeds.of(seed, kind.hashCode(), number));
  }

  /** Evenly from 0 to 1, without 1. */
  double next() {
    return random.nextDouble();
  }

  /** Evenly from 0 to below {@code bound}. */
  long below(long bound) {
    return random.nextLong(bound);
  }

  /** Evenly from {@code least} to {@code most}. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T oneOf(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  /**
   * A rank from 0 to below {@code ranks}, smaller ones likelier: rank r in proportion to (r +
   * 1)^-{@code exponent}, as continuous draws have it.
   *
   * @param exponent from 0 to below 1
   */
  long rank(long ranks, double exponent) {
    double place = StrictMath.pow(random.nextDouble(), 1 / (1 - exponent));
    return Math.min(ranks - 1, (long) ((double) ranks * place));
  }

  /** From {@code least} up, above x with probability (least / x)^{@code exponent} (Pareto). */
  double heavyTailed(double least, double exponent) {
    return least * StrictMath.pow(1 - random.nextDouble(), -1 / exponent);
  }

  /** About normal, mean 0 and deviation 1, by the sum of three even draws. */
  double wobble() {
    return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
  }
}
