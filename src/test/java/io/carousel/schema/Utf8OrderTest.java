package io.carousel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.carousel.graph.kernel.RandomEdges;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class Utf8OrderTest {
  /** The edges of the one, two, three and four byte forms, and of the surrogates. */
  private static final int[] CODE_POINTS = {
    0, 'A', 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x103FF, 0x10400,
    0x1F600, 0x10FFFF
  };

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @Test
  void ordersByCodePointAndPutsPrefixesFirst() {
    // UTF-8: 61 | 61 62 | 7A | C3 A9 | EE 80 80 | EF BF BF | F0 90 80 80
    List<String> ids = Arrays.asList("\uFFFF", "z", "\uD800\uDC00", "ab", "\uE000", "", "é", "a");
    ids.sort(Utf8Order.INSTANCE);
    assertThat(ids).containsExactly("", "a", "ab", "z", "é", "\uE000", "\uFFFF", "\uD800\uDC00");
  }

  @Test
  void differsFromTheOrderOfUtf16UnitsAboveTheSurrogates() {
    String grinning = "\uD83D\uDE00"; // U+1F600
    String replacement = "\uFFFD";
    assertThat(grinning.compareTo(replacement)).isNegative();
    assertThat(Utf8Order.INSTANCE.compare(grinning, replacement)).isPositive();
    assertThat(Utf8Order.INSTANCE.compare(replacement, grinning)).isNegative();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithTheBytes(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String shared = text(random);
      String left = shared + text(random);
      String right = shared + text(random);
      assertThat(Integer.signum(Utf8Order.INSTANCE.compare(left, right)))
          .as("seed %d: '%s' and '%s'", seed, left, right)
          .isEqualTo(Integer.signum(RandomEdges.compareBytes(left, right)));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(4); length > 0; length--) {
      text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
    }
    return text.toString();
  }

  @Test
  void staysATotalOrderWithUnpairedSurrogates() {
    List<String> texts =
        List.of("a", "\uD800", "\uDC00", "\uD800\uDC00", "\uDC00\uD800", "\uE000", "\uFFFF");
    for (String a : texts) {
      for (String b : texts) {
        int order = Utf8Order.INSTANCE.compare(a, b);
        assertThat(order == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(order))
            .isEqualTo(-Integer.signum(Utf8Order.INSTANCE.compare(b, a)));
        for (String c : texts) {
          if (order < 0 && Utf8Order.INSTANCE.compare(b, c) < 0) {
            assertThat(Utf8Order.INSTANCE.compare(a, c)).isNegative();
          }
        }
      }
    }
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> Utf8Order.INSTANCE.compare(null, "a"));
    assertThatNullPointerException().isThrownBy(() -> Utf8Order.INSTANCE.compare("a", null));
  }
}
