package io.carousel.ingest.read;

import static io.carousel.ingest.read.Fields.assertReason;
import static io.carousel.ingest.read.Fields.assertValue;

import io.carousel.schema.FieldType;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldParserTest {

  @ParameterizedTest
  @ValueSource(strings = {"OpenAI", " padded ", "0012", "1e5", "Ünïcode 😀", "a\nb", "\"quoted\""})
  void keepsTextVerbatim(String text) {
    assertValue(FieldType.TEXT, text).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-08, 2025-11-08",
    "' 2025-11-08 ', 2025-11-08",
    "2024-02-29, 2024-02-29",
    "1999-12-31, 1999-12-31"
  })
  void readsADay(String text, String day) {
    assertValue(FieldType.DATE, text).isEqualTo(LocalDate.parse(day));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-30",
        "2025-02-29",
        "2025-13-01",
        "2025-00-10",
        "2025-1-2",
        "25-01-02",
        "08.11.2025",
        "11/08/2025",
        "20251108",
        "2025-11-08T00:00:00",
        "2025-11",
        "today",
        "NaN"
      })
  void refusesInvalidDays(String text) {
    assertReason(FieldType.DATE, text).isEqualTo("not a date like 2025-12-31");
  }

  @ParameterizedTest
  @CsvSource({"USD, USD", "usd, USD", "Eur, EUR", "' jpy ', JPY", "inr, INR"})
  void readsACurrencyInAnyCase(String text, String code) {
    assertValue(FieldType.CURRENCY, text).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "USDT", "$", "€", "U S", "U5D", "ÄÖÜ"})
  void refusesInvalidCurrencyCodes(String text) {
    assertReason(FieldType.CURRENCY, text).isEqualTo("not a currency code like USD");
  }

  @Test
  void takesAnyNumberWhereItIsASignedOne() {
    assertValue(FieldType.NUMBER, "-1").isEqualTo(NumberFieldTest.scaled("-1"));
    assertValue(FieldType.NUMBER, "0").isEqualTo(NumberFieldTest.scaled("0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-0.01", "-1e13"})
  void refusesANegativeAmount(String text) {
    assertReason(FieldType.AMOUNT, text).startsWith("negative");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.00", "-0", "0.01", "1e13"})
  void takesAnAmountFromZeroOn(String text) {
    assertValue(FieldType.AMOUNT, text).isEqualTo(NumberFieldTest.scaled(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.00", "-1", "-0.5"})
  void refusesZeroAndLessWhereItMustBePositive(String text) {
    assertReason(FieldType.POSITIVE, text).isEqualTo("not above zero");
  }

  @Test
  void takesASmallPositiveNumber() {
    assertValue(FieldType.POSITIVE, "0.000001").isEqualTo(NumberFieldTest.scaled("0.000001"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.01", "27.5", "100", "100.00"})
  void takesAPercentageFromZeroToAHundred(String text) {
    assertValue(FieldType.PERCENT, text).isEqualTo(NumberFieldTest.scaled(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"100.01", "101", "-0.01", "1e400"})
  void refusesAPercentageOutsideZeroToAHundred(String text) {
    assertReason(FieldType.PERCENT, text).isNotBlank();
  }
}
