package io.carousel.graph.kernel;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Whole units for parts that have to add up to a whole total (Hamilton's method): each part is
 * rounded down, and the missing units go to the parts that lost the most, the first of equals
 * first.
 */
public final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * Splits a total in proportion to weights, exactly.
   *
   * @param total at least 0
   * @param weights at least 0, not all 0 unless the total is
   * @return one entry a weight, adding up to the total; at most its weight if the total is at most
   *     the sum of weights
   */
  public static long[] split(long total, long[] weights) {
    BigInteger sum =
        Arrays.stream(weights)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    long[] units = new long[weights.length];
    BigInteger[] lost = new BigInteger[weights.length];
    long missing = total;
    for (int part = 0; part < weights.length; part++) {
      BigInteger share = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[part]));
      BigInteger[] quotient =
          sum.signum() == 0
              ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
              : share.divideAndRemainder(sum);
      units[part] = quotient[0].longValueExact();
      lost[part] = quotient[1];
      missing -= units[part];
    }
    int[] order = order(weights.length, Comparator.comparing((Integer part) -> lost[part]));
    for (int next = 0; missing > 0; next++, missing--) {
      units[order[next]]++;
    }
    return units;
  }

  /**
   * Rounds parts so that they add up to a total.
   *
   * @param parts at least 0 each
   * @param most the upper limit of each rounded part
   * @param total at least 0 and at most the sum of {@code most}; near the sum of the parts
   */
  public static long[] round(double[] parts, long[] most, long total) {
    long[] units = new long[parts.length];
    double[] lost = new double[parts.length];
    long missing = total;
    for (int part = 0; part < parts.length; part++) {
      units[part] = Math.min(most[part], (long) Math.floor(parts[part]));
      lost[part] = parts[part] - units[part];
      missing -= units[part];
    }
    int[] order = order(parts.length, Comparator.comparing((Integer part) -> lost[part]));
    // Parts above 2^53 have no remainder, so more than one unit may have to move.
    while (missing != 0) {
      missing = missing > 0 ? give(units, most, order, missing) : take(units, order, missing);
    }
    return units;
  }

  private static long give(long[] units, long[] most, int[] order, long missing) {
    long left = missing;
    for (int next = 0; next < order.length && left > 0; next++) {
      if (units[order[next]] < most[order[next]]) {
        units[order[next]]++;
        left--;
      }
    }
    if (left == missing) {
      throw new IllegalArgumentException("The parts cannot be rounded to more; short of " + left);
    }
    return left;
  }

  private static long take(long[] units, int[] order, long missing) {
    long left = missing;
    for (int next = order.length - 1; next >= 0 && left < 0; next--) {
      if (units[order[next]] > 0) {
        units[order[next]]--;
        left++;
      }
    }
    return left;
  }

  /** Part numbers, those that lost the most first, equals in order. */
  private static int[] order(int parts, Comparator<Integer> byLoss) {
    return IntStream.range(0, parts)
        .boxed()
        .sorted(byLoss.reversed().thenComparing(Comparator.naturalOrder()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
