package io.carousel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PaidScheduleTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-01-30");
  private static final BigDecimal CENT = new BigDecimal("0.01");

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private static BigDecimal paidBy(String amount, int days, int day) {
    return PaidSchedule.paidBy(
        new BigDecimal(amount), FIRST, FIRST.plusDays(days - 1L), FIRST.plusDays(day - 1L));
  }

  @ParameterizedTest(name = "day {0}: {1}")
  @CsvSource({"0, 0.00", "1, 33.33", "2, 66.67", "3, 100.00", "4, 100.00", "400, 100.00"})
  void paysEvenlyFromTheFirstDayToTheLast(int day, String paid) {
    // 100.00 over 3 days: 33.333…, 66.666…, 100, each rounded by itself.
    assertThat(paidBy("100.00", 3, day)).isEqualTo(paid);
  }

  @Test
  void roundsHalfACentUp() {
    // 0.01 over 2 days: half a cent on the first.
    assertThat(paidBy("0.01", 2, 1)).isEqualTo("0.01");
    // 0.05 over 10 days: 0.005, 0.010, 0.015.
    assertThat(paidBy("0.05", 10, 1)).isEqualTo("0.01");
    assertThat(paidBy("0.05", 10, 2)).isEqualTo("0.01");
    assertThat(paidBy("0.05", 10, 3)).isEqualTo("0.02");
  }

  @Test
  void countsTheDayOfALeapYear() {
    // 2024 has 366 days: by its last but one 365 of 366.00 are paid.
    assertThat(
            PaidSchedule.paidBy(
                new BigDecimal("366.00"),
                LocalDate.parse("2024-01-01"),
                LocalDate.parse("2024-12-31"),
                LocalDate.parse("2024-12-30")))
        .isEqualTo("365.00");
  }

  @Test
  void paysAllOnASingleDay() {
    assertThat(paidBy("7.00", 1, 0)).isEqualTo("0.00");
    assertThat(paidBy("7.00", 1, 1)).isEqualTo("7.00");
  }

  @Test
  void leavesAnUnknownAmountUnknownOnEveryDay() {
    for (int day = -1; day <= 4; day++) {
      assertThat(PaidSchedule.paidBy(null, FIRST, FIRST.plusDays(2), FIRST.plusDays(day))).isNull();
    }
  }

  @Test
  void paysTheLargestAmountsToTheCent() {
    // A third of 999999999999999999999999999999999999.99 (38 digits) is
    // 333333333333333333333333333333333333.33.
    assertThat(paidBy("999999999999999999999999999999999999.99", 3, 1))
        .isEqualTo("333333333333333333333333333333333333.33");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void paysSlicesThatAreEvenNeverNegativeAndAddUpExactly(long seed) {
    Random random = new Random(seed);
    int days = 1 + random.nextInt(2_000);
    BigDecimal amount =
        BigDecimal.valueOf((long) Math.pow(10, 15 * random.nextDouble()), 2).add(CENT);
    BigDecimal evenly = amount.divide(BigDecimal.valueOf(days), 10, RoundingMode.DOWN);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal before = BigDecimal.ZERO;
    for (int day = 0; day <= days + 1; day++) {
      BigDecimal paid = paidBy(amount.toPlainString(), days, day);
      BigDecimal slice = paid.subtract(before);
      assertThat(slice).as("day %d of %d, amount %s", day, days, amount).isNotNegative();
      if (day >= 1 && day <= days) {
        assertThat(slice.subtract(evenly).abs()).isLessThanOrEqualTo(CENT);
      }
      sum = sum.add(slice);
      before = paid;
    }
    assertThat(sum).isEqualByComparingTo(amount);
  }
}
