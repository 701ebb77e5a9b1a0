package io.carousel.graph.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LargestRemainderTest {
  private static final long LARGEST = Long.MAX_VALUE;

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void givesTheMissingUnitsToThePartsThatLostTheMost() {
    // 10 * 1/6 = 1.67, 10 * 2/6 = 3.33, 10 * 3/6 = 5: 1 + 3 + 5 = 9, the tenth goes to the first.
    assertThat(LargestRemainder.split(10, new long[] {1, 2, 3})).containsExactly(2, 3, 5);
  }

  @Test
  void givesToTheFirstOfEquals() {
    // 2/3 each: two of three get one.
    assertThat(LargestRemainder.split(2, new long[] {5, 5, 5})).containsExactly(1, 1, 0);
  }

  @Test
  void splitsNothing() {
    assertThat(LargestRemainder.split(0, new long[] {3, 0, 5})).containsExactly(0, 0, 0);
    assertThat(LargestRemainder.split(0, new long[] {0, 0})).containsExactly(0, 0);
    assertThat(LargestRemainder.split(0, new long[0])).isEmpty();
  }

  @Test
  void givesNothingToAWeightOfZero() {
    assertThat(LargestRemainder.split(2, new long[] {0, 1, 0, 1, 1}))
        .containsExactly(0, 1, 0, 1, 0);
  }

  @Test
  void splitsTheLargestNumbersExactly() {
    // (2^63 - 1) / 3 = 3074457345618258602 and 1/3.
    assertThat(LargestRemainder.split(LARGEST, new long[] {LARGEST, LARGEST, LARGEST}))
        .containsExactly(3074457345618258603L, 3074457345618258602L, 3074457345618258602L);
    assertThat(LargestRemainder.split(LARGEST, new long[] {LARGEST - 1, 1}))
        .containsExactly(LARGEST - 1, 1);
  }

  @Test
  void roundsPartsToTheirTotal() {
    // 1 + 2 + 3 = 6 of 7; 2.6 has lost most.
    assertThat(LargestRemainder.round(new double[] {1.5, 2.6, 3.1}, new long[] {9, 9, 9}, 7))
        .containsExactly(1, 3, 3);
  }

  @Test
  void roundsTheFirstOfEqualsUp() {
    assertThat(LargestRemainder.round(new double[] {1.5, 2.5, 3.5}, new long[] {9, 9, 9}, 8))
        .containsExactly(2, 3, 3);
  }

  @Test
  void roundsNoPartToMoreThanItMayBe() {
    // 1.9 is next but may not be 2; then 2.6, and 2.5 is left as it is.
    assertThat(LargestRemainder.round(new double[] {1.9, 2.6, 2.5}, new long[] {1, 3, 3}, 6))
        .containsExactly(1, 3, 2);
    // A part above its most by rounding comes down to it.
    assertThat(LargestRemainder.round(new double[] {4, 1}, new long[] {3, 9}, 4))
        .containsExactly(3, 1);
    assertThat(LargestRemainder.round(new double[] {3.0000001, 1}, new long[] {3, 1}, 4))
        .containsExactly(3, 1);
  }

  @Test
  void takesFromThePartsThatLostLeast() {
    // 1 + 2 + 3 = 6 of 5; 3.0 has lost nothing.
    assertThat(LargestRemainder.round(new double[] {1.5, 2.5, 3.0}, new long[] {9, 9, 9}, 5))
        .containsExactly(1, 2, 2);
    assertThat(LargestRemainder.round(new double[] {0, 1}, new long[] {9, 9}, 0))
        .containsExactly(0, 0);
  }

  @Test
  void movesMoreThanAUnitWherePartsHaveNoRemainder() {
    // 2^60 + 6 and 2^60: doubles around 2^60 are 256 apart, so both parts are 2^60.
    long large = 1L << 60;
    assertThat(
            LargestRemainder.round(
                new double[] {large, large}, new long[] {large + 9, large + 9}, 2 * large + 6))
        .containsExactly(large + 3, large + 3);
    assertThat(
            LargestRemainder.round(
                new double[] {large, large}, new long[] {large + 9, large}, 2 * large + 6))
        .containsExactly(large + 6, large);
  }

  @Test
  void refusesATotalAboveWhatPartsMayBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LargestRemainder.round(new double[] {1, 1}, new long[] {1, 1}, 3))
        .withMessageContaining("1");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void splitsIntoSharesRoundedUpOrDown(long seed) {
    Random random = new Random(seed);
    long[] weights = weights(random);
    BigInteger sum =
        Arrays.stream(weights)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    long total = sum.signum() == 0 ? 0 : amount(random);
    long[] units = LargestRemainder.split(total, weights);
    assertThat(Arrays.stream(units).sum()).as("seed %d", seed).isEqualTo(total);
    for (int part = 0; part < units.length; part++) {
      // |units - total * weight / sum| < 1, in whole numbers.
      BigInteger off =
          BigInteger.valueOf(units[part])
              .multiply(sum)
              .subtract(BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[part])));
      assertThat(off.abs().compareTo(sum.max(BigInteger.ONE)))
          .as("seed %d, part %d", seed, part)
          .isNegative();
      if (sum.compareTo(BigInteger.valueOf(total)) >= 0) {
        assertThat(units[part])
            .as("seed %d, part %d", seed, part)
            .isLessThanOrEqualTo(weights[part]);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void splitsAsLargerWeightsDeserve(long seed) {
    Random random = new Random(seed);
    long[] weights = weights(random);
    long[] units = LargestRemainder.split(weights[0], weights);
    for (int one = 0; one < weights.length; one++) {
      for (int other = 0; other < weights.length; other++) {
        boolean first =
            weights[one] > weights[other] || (weights[one] == weights[other] && one < other);
        if (first) {
          assertThat(units[one])
              .as("seed %d, parts %d and %d", seed, one, other)
              .isGreaterThanOrEqualTo(units[other]);
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void roundsEachPartUpOrDownToItsTotal(long seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(20);
    double[] parts = random.doubles(size, 0, 100).toArray();
    long[] most = IntStream.range(0, size).mapToLong(p -> (long) Math.ceil(parts[p])).toArray();
    long total = Math.round(Arrays.stream(parts).sum());
    long[] units = LargestRemainder.round(parts, most, total);
    assertThat(Arrays.stream(units).sum()).as("seed %d", seed).isEqualTo(total);
    for (int part = 0; part < size; part++) {
      assertThat((double) units[part])
          .as("seed %d, part %d", seed, part)
          .isBetween(Math.floor(parts[part]), Math.ceil(parts[part]));
    }
  }

  private static long[] weights(Random random) {
    return LongStream.generate(() -> amount(random)).limit(1 + random.nextInt(20)).toArray();
  }

  /** From 0 to 2^63 - 1, evenly spread over the orders of magnitude. */
  private static long amount(Random random) {
    return (random.nextLong() & LARGEST) >> random.nextInt(64);
  }
}
