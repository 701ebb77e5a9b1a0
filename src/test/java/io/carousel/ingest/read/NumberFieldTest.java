package io.carousel.ingest.read;

import static io.carousel.ingest.read.Fields.assertReason;
import static io.carousel.ingest.read.Fields.assertValue;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.schema.FieldType;
import io.carousel.schema.RejectReason;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberFieldTest {
  /** Digits of the column: 20 before the point, 18 behind it. */
  private static final int PRECISION = 38;

  /** A number as its column holds it. */
  static BigDecimal scaled(String number) {
    return new BigDecimal(number).setScale(18);
  }

  @ParameterizedTest
  @CsvSource({
    "1250000.50, 1250000.50",
    "+5, 5",
    "-1, -1",
    "1e13, 10000000000000",
    "1E13, 10000000000000",
    "2.5e+3, 2500",
    "25e-1, 2.5",
    "' 12 ', 12",
    "'12\t', 12",
    ".5, 0.5",
    "5., 5",
    "007, 7",
    "0.30000000000000004, 0.30000000000000004"
  })
  void readsANumberExactly(String text, String number) {
    assertValue(FieldType.NUMBER, text).isEqualTo(scaled(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-inf",
        "1,000",
        "1 000",
        "1_000",
        "$5",
        "5 USD",
        "5%",
        "0x10",
        "1e",
        "e5",
        "--1",
        "+-1",
        "1.2.3",
        ".",
        "-",
        "1f",
        "1d",
        "١٢",
        "１２",
        "ten",
        "1e999999999",
        "1e-999999999"
      })
  void refusesInvalidNumbers(String text) {
    assertReason(FieldType.NUMBER, text).isEqualTo("not a number like 1250000.50");
  }

  @ParameterizedTest
  @EnumSource(names = {"NUMBER", "AMOUNT", "POSITIVE", "PERCENT"})
  void refusesInvalidNumbersInEveryKindOfNumber(FieldType type) {
    assertReason(type, "NaN").isEqualTo("not a number like 1250000.50");
  }

  @Test
  void holdsTwentyDigitsBeforeThePoint() {
    String twenty = "12345678901234567890";
    assertValue(FieldType.NUMBER, twenty).isEqualTo(scaled(twenty));
    assertValue(FieldType.NUMBER, "-" + twenty).isEqualTo(scaled("-" + twenty));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456789012345678901", "-123456789012345678901", "1e20", "1e400"})
  void refusesMoreThanTwentyDigitsBeforeThePoint(String text) {
    assertReason(FieldType.NUMBER, text).isEqualTo("more than 20 digits before the point");
  }

  @Test
  void roundsHalfUpBehindTheEighteenthDecimal() {
    assertValue(FieldType.NUMBER, "0.0000000000000000005").isEqualTo(scaled("1e-18"));
    assertValue(FieldType.NUMBER, "0.0000000000000000004").isEqualTo(scaled("0"));
    assertValue(FieldType.NUMBER, "1e-400").isEqualTo(scaled("0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999.999999999999999999",
        "99999999999999999999.9999999999999999994",
        "99999999999999999999.9999999999999999995",
        "-99999999999999999999.9999999999999999999"
      })
  void neverReadsANumberThatItsColumnCannotHold(String text) {
    try {
      assertThat(((BigDecimal) FieldParser.parse(FieldType.NUMBER, text)).precision())
          .as("digits of %s", text)
          .isLessThanOrEqualTo(PRECISION);
    } catch (FieldParser.BadField refused) {
      assertThat(refused.fault()).isEqualTo(Fault.of(RejectReason.TOO_LARGE, 20));
    }
  }
}
