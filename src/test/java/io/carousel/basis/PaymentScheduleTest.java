package io.carousel.basis;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.basis.PaymentSchedule.Slice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PaymentScheduleTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-01-30");
  private static final BigDecimal CENT = new BigDecimal("0.01");

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private static BigDecimal paidBy(String amount, int days, int day) {
    return PaymentSchedule.paidBy(
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
            PaymentSchedule.paidBy(
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
      assertThat(PaymentSchedule.paidBy(null, FIRST, FIRST.plusDays(2), FIRST.plusDays(day)))
          .isNull();
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

  @Test
  void cutsSlicesAtTheEndOfEachYearAndWhereTheCallerAsks() {
    // 2024-11-01 to 2026-01-31 are 457 days, of which 61 lie in 2024, 365 in 2025 and 31 in 2026;
    // of 2025 the first 59 come before March. 457.00 is 1.00 a day.
    List<Slice> slices =
        PaymentSchedule.slices(
            new BigDecimal("457.00"),
            LocalDate.parse("2024-11-01"),
            LocalDate.parse("2026-01-31"),
            List.of(LocalDate.parse("2025-02-28"), LocalDate.parse("2026-02-28")));
    assertThat(slices)
        .map(slice -> slice.from() + " " + slice.to() + " " + slice.amount())
        .containsExactly(
            "2024-11-01 2024-12-31 61.00",
            "2025-01-01 2025-02-28 59.00",
            "2025-03-01 2025-12-31 306.00",
            "2026-01-01 2026-01-31 31.00");
  }

  @Test
  void cutsASingleDayIntoNothingElse() {
    LocalDate newYearsEve = LocalDate.parse("2025-12-31");
    assertThat(
            PaymentSchedule.slices(
                new BigDecimal("7.00"), newYearsEve, newYearsEve, List.of(newYearsEve)))
        .containsExactly(new Slice(newYearsEve, newYearsEve, new BigDecimal("7.00")));
  }

  @Test
  void slicesOfAnUnknownAmountAreUnknown() {
    assertThat(PaymentSchedule.slices(null, FIRST, FIRST.plusDays(400), List.of()))
        .hasSize(2)
        .allSatisfy(slice -> assertThat(slice.amount()).isNull());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void slicesFollowOnEachOtherAndAddUpToTheCent(long seed) {
    Random random = new Random(seed);
    LocalDate last = FIRST.plusDays(random.nextInt(4_000));
    BigDecimal amount = BigDecimal.valueOf((long) Math.pow(10, 15 * random.nextDouble()), 2);
    List<LocalDate> cuts =
        random.ints(3, -100, 4_100).mapToObj(day -> FIRST.plusDays(day)).toList();
    List<Slice> slices = PaymentSchedule.slices(amount, FIRST, last, cuts);
    assertThat(slices.get(0).from()).isEqualTo(FIRST);
    assertThat(slices.get(slices.size() - 1).to()).isEqualTo(last);
    for (int i = 1; i < slices.size(); i++) {
      assertThat(slices.get(i).from()).isEqualTo(slices.get(i - 1).to().plusDays(1));
    }
    assertThat(slices.stream().map(Slice::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(amount);
    for (LocalDate cut : cuts) {
      BigDecimal until =
          slices.stream()
              .filter(slice -> !slice.to().isAfter(cut))
              .map(Slice::amount)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(until)
          .as("paid by %s", cut)
          .isEqualByComparingTo(PaymentSchedule.paidBy(amount, FIRST, last, cut));
    }
  }
}
