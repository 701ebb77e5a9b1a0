package io.carousel.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DrawsTest {
  private static final int MANY = 40_000;

  @Test
  void dependOnSeedKindAndNumber() {
    assertThat(new Draws(1, "a", 2).next()).isEqualTo(new Draws(1, "a", 2).next());
    assertThat(new Draws(1, "a", 2).next()).isNotEqualTo(new Draws(2, "a", 2).next());
    assertThat(new Draws(1, "a", 2).next()).isNotEqualTo(new Draws(1, "b", 2).next());
    assertThat(new Draws(1, "a", 2).next()).isNotEqualTo(new Draws(1, "a", 3).next());
  }

  /** Ranks below k come with probability (k / n)^(1 - exponent). */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.6})
  void drawSmallRanksMoreOften(double exponent) {
    for (int k : new int[] {1, 10, 100, 500, 1_000}) {
      long below =
          IntStream.range(0, MANY)
              .filter(i -> new Draws(7, "rank", i).rank(1_000, exponent) < k)
              .count();
      assertThat((double) below / MANY)
          .as("ranks below %s", k)
          .isCloseTo(Math.pow(k / 1e3, 1 - exponent), within(0.01));
    }
  }

  /** Values above x come with probability (least / x)^exponent. */
  @Test
  void drawHeavyTails() {
    for (double x : new double[] {50, 100, 500, 5_000}) {
      long above =
          IntStream.range(0, MANY)
              .filter(i -> new Draws(7, "tail", i).heavyTailed(50, 1.2) > x)
              .count();
      assertThat((double) above / MANY).isCloseTo(Math.pow(50 / x, 1.2), within(0.01));
    }
  }

  @Test
  void wobbleAboutZeroByOne() {
    double[] values =
        IntStream.range(0, MANY).mapToDouble(i -> new Draws(7, "wobble", i).wobble()).toArray();
    double mean = IntStream.range(0, MANY).mapToDouble(i -> values[i]).sum() / MANY;
    double square = IntStream.range(0, MANY).mapToDouble(i -> values[i] * values[i]).sum() / MANY;
    assertThat(mean).isCloseTo(0, within(0.02));
    assertThat(square).isCloseTo(1, within(0.02));
  }
}
