package io.carousel.synthetic;

import io.carousel.graph.kernel.random.Seeds;
import java.util.SplittableRandom;

/**
 * Random draws for one record, determined by the seed, the kind of record and its number. All
 * arithmetic is strict, so every machine draws the same.
 */
final class Draws {
  private final SplittableRandom random;

  /** Draws for record {@code number} of a kind. */
  Draws(long seed, String kind, long number) {
    this.random = new SplittableRandom(Seeds.of(seed, kind.hashCode(), number));
  }

  /** Uniform from 0 to below 1. */
  double next() {
    return random.nextDouble();
  }

  /** Uniform from 0 to below {@code bound}. */
  long below(long bound) {
    return random.nextLong(bound);
  }

  /** Uniform from {@code least} to {@code most}, both included. */
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
   * A rank from 0 to below {@code ranks}. Small ranks are more likely: ranks below k come with
   * probability (k / ranks)^(1 - {@code exponent}).
   *
   * @param exponent from 0 to below 1
   */
  long rank(long ranks, double exponent) {
    double place = StrictMath.pow(random.nextDouble(), 1 / (1 - exponent));
    return Math.min(ranks - 1, (long) ((double) ranks * place));
  }

  /** Pareto: at least {@code least}, above x with probability (least / x)^{@code exponent}. */
  double heavyTailed(double least, double exponent) {
    return least * StrictMath.pow(1 - random.nextDouble(), -1 / exponent);
  }

  /** Nearly normal, mean 0 and deviation 1: the scaled sum of three uniform draws. */
  double wobble() {
    return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
  }
}
