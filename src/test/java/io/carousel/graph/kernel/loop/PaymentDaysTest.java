package io.carousel.graph.kernel.loop;

import static io.carousel.graph.kernel.loop.PaymentDays.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PaymentDaysTest {
  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  private static int[] on(int... days) {
    return days;
  }

  private static int span(int[]... days) {
    return PaymentDays.span(days);
  }

  private static int closure(int[]... days) {
    return PaymentDays.closure(days);
  }

  @Test
  void aLoopPaidWithinOneDayTakesNone() {
    assertThat(span(on(5), on(5), on(5))).isZero();
    assertThat(closure(on(5), on(5), on(5))).isZero();
    // All three are paid on day 8, among others.
    assertThat(span(on(1, 8), on(8, 20), on(3, 8))).isZero();
    assertThat(closure(on(1, 8), on(8, 20), on(3, 8))).isZero();
  }

  @Test
  void takesThePaymentsThatLieClosest() {
    // 10, 12 and 11 lie within 2 days; with 1 instead of 10 it were 11, with 30 for 12 it were 20.
    assertThat(span(on(1, 10), on(12, 30), on(11))).isEqualTo(2);
    // 4 and 5; 1 and 5 take 4, 4 and 9 take 5.
    assertThat(span(on(1, 4), on(5, 9))).isEqualTo(1);
  }

  @Test
  void doesNotAskForAnOrderOfTheSpan() {
    // Paid backwards, on days 9, 6 and 3: 9 - 3 = 6.
    assertThat(span(on(9), on(6), on(3))).isEqualTo(6);
  }

  @Test
  void followsTheLoopFromAnyEdge() {
    // 3, 4, 7 from the second edge on: 7 - 3. The span is the same, as all payments are in order.
    assertThat(closure(on(7), on(3), on(4))).isEqualTo(4);
    assertThat(span(on(7), on(3), on(4))).isEqualTo(4);
  }

  @Test
  void waitsForThePaymentThatFollows() {
    // 1 is followed by 5, that by 6: 5 days. The payments of days 1, 2 and 0 are closer but back.
    assertThat(closure(on(1), on(0, 5), on(2, 6))).isEqualTo(5);
    // 2 - 0: days 0, 1, 2 of the second, the first and the third edge.
    assertThat(span(on(1), on(0, 5), on(2, 6))).isEqualTo(2);
  }

  @Test
  void beginsAgainWithALaterPayment() {
    // From 1: 1, 10, 11 take 10 days; from 9: 9, 10, 11 take 2.
    assertThat(closure(on(1, 9), on(10), on(11))).isEqualTo(2);
    // From 9 nothing follows; from 1: 1, 2, 3.
    assertThat(closure(on(1, 9), on(2), on(3))).isEqualTo(2);
  }

  @Test
  void nothingFollowsWherePaymentsRunAgainstTheLoop() {
    // From 3 none follows 2 on the way, from 2 none 1, and from 1 comes 3, but 2 does not follow.
    assertThat(closure(on(3), on(2), on(1))).isEqualTo(NONE);
    assertThat(span(on(3), on(2), on(1))).isEqualTo(2);
  }

  @Test
  void twoPartiesAreAlwaysInOrder() {
    // Beginning with the earlier payment.
    assertThat(closure(on(9), on(2))).isEqualTo(7);
    assertThat(closure(on(2), on(9))).isEqualTo(7);
  }

  @Test
  void thereIsNoTimeWithoutADay() {
    assertThat(span(on(1), on(), on(1))).isEqualTo(NONE);
    assertThat(closure(on(1), on(), on(1))).isEqualTo(NONE);
    assertThat(span(on(), on(1))).isEqualTo(NONE);
    assertThat(closure(on(), on(1))).isEqualTo(NONE);
    assertThat(closure(on(1), on())).isEqualTo(NONE);
  }

  @Test
  void countsDaysFromAnyDay() {
    assertThat(span(on(-400, -3), on(4))).isEqualTo(7);
    assertThat(closure(on(-400, -3), on(4))).isEqualTo(7);
  }

  @Test
  void sortsDaysAndKeepsEachOnce() {
    assertThat(PaymentDays.ascending(on(5, -1, 5, 3, -1))).containsExactly(-1, 3, 5);
    assertThat(PaymentDays.ascending(on())).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheShortestOfAllChoices(long seed) {
    int[][] days = random(seed);
    int[] shortest = {NONE, NONE};
    tryAll(days, new int[days.length], 0, shortest);
    String loop = "seed " + seed + " " + Arrays.deepToString(days);
    assertThat(PaymentDays.span(days)).as(loop).isEqualTo(shortest[0]);
    assertThat(PaymentDays.closure(days)).as(loop).isEqualTo(shortest[1]);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void closureTakesTheSpanAtLeastAndBothStartAnywhere(long seed) {
    int[][] days = random(seed);
    int[][] turned = new int[days.length][];
    Arrays.setAll(turned, edge -> days[(edge + 1) % days.length]);
    assertThat(PaymentDays.closure(days))
        .as("seed %d", seed)
        .isGreaterThanOrEqualTo(PaymentDays.span(days))
        .isEqualTo(PaymentDays.closure(turned));
    assertThat(PaymentDays.span(days)).as("seed %d", seed).isEqualTo(PaymentDays.span(turned));
  }

  /** Two to five edges of up to four days; every sixth loop may have an edge without. */
  private static int[][] random(long seed) {
    Random random = new Random(seed);
    int least = random.nextInt(6) == 0 ? 0 : 1;
    int range = 1 + random.nextInt(30);
    int[][] days = new int[2 + random.nextInt(4)][];
    for (int edge = 0; edge < days.length; edge++) {
      int count = least + random.nextInt(5 - least);
      days[edge] = PaymentDays.ascending(random.ints(count, -range, range).toArray());
    }
    return days;
  }

  /** Goes through one payment an edge in all ways: the shortest span, and closure. */
  private static void tryAll(int[][] days, int[] chosen, int edge, int[] shortest) {
    if (edge < days.length) {
      for (int day : days[edge]) {
        chosen[edge] = day;
        tryAll(days, chosen, edge + 1, shortest);
      }
      return;
    }
    int span =
        Arrays.stream(chosen).max().orElseThrow() - Arrays.stream(chosen).min().orElseThrow();
    shortest[0] = Math.min(shortest[0], span);
    // Days fall at most once all round the loop where they are in order from some edge on.
    long falls =
        IntStream.range(0, chosen.length)
            .filter(leg -> chosen[leg] > chosen[(leg + 1) % chosen.length])
            .count();
    if (falls <= 1) {
      shortest[1] = Math.min(shortest[1], span);
    }
  }
}
