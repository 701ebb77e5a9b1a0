package io.carousel.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextFormatTest {
  private final TextFormat dollars = new TextFormat("USD");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "326860000000.00 | $327bn",
        "1972663132215.72 | $1,973bn",
        "12345678901234.00 | $12.3tn",
        "82860000000.00 | $82.9bn",
        "60000000000 | $60bn",
        "430000000 | $430m",
        "1950000 | $2m",
        "999999.99 | $999,999.99",
        "0.00 | $0",
        "-5000000000 | −$5bn",
      })
  void amountsAreShort(BigDecimal amount, String words) {
    assertThat(dollars.amount(amount, "unknown")).isEqualTo(words);
  }

  @Test
  void otherCurrenciesAreNamed() {
    assertThat(new TextFormat("EUR").amount(new BigDecimal("3200000000"), ""))
        .isEqualTo("EUR 3.2bn");
  }

  @Test
  void nullIsWhatItIsSaidToBe() {
    assertThat(dollars.amount(null, "unknown")).isEqualTo("unknown");
    assertThat(dollars.share(null, "not measured")).isEqualTo("not measured");
    assertThat(dollars.range(null, BigDecimal.ONE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.6593 | two thirds (65.9%)",
        "0.6766 | two thirds (67.7%)",
        "0.6768 | 67.7%",
        "0.33 | a third (33%)",
        "0.5 | half (50%)",
        "0.43 | 43%",
        "1 | 100%",
      })
  void partsThatHaveANameAreCalledByIt(double share, String words) {
    assertThat(dollars.part(share)).isEqualTo(words);
  }

  @Test
  void periodsSayHowLongTheyAre() {
    LocalDate end = LocalDate.of(2025, 6, 30);
    assertThat(TextFormat.period("FY", end)).isEqualTo("year to 2025-06-30");
    assertThat(TextFormat.period("TTM", end)).isEqualTo("twelve months to 2025-06-30");
    assertThat(TextFormat.period("POINT", end)).isEqualTo("as of 2025-06-30");
  }

  @Test
  void exactAmountsHaveTheirCents() {
    assertThat(dollars.exact(new BigDecimal("1972663132215.72"), ""))
        .isEqualTo("1,972,663,132,215.72 USD");
  }

  @ParameterizedTest
  @CsvSource({"0.16569, 16.6%", "0.13, 13%", "0, 0%", "0.0001, <0.1%", "1, 100%"})
  void sharesArePercentages(double share, String words) {
    assertThat(dollars.share(share, "")).isEqualTo(words);
  }

  @Test
  void longTextsAreCutAndNoCharacterIsHalved() {
    assertThat(TextFormat.cut(null)).isNull();
    assertThat(TextFormat.cut("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(TextFormat.cut("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
    assertThat(TextFormat.cut("🙂".repeat(300))).isEqualTo("🙂".repeat(200) + "…");
  }

  @Test
  void aRangeWithEqualTextsIsNotShown() {
    assertThat(dollars.range(new BigDecimal("1000000001"), new BigDecimal("1000000002"))).isEmpty();
    assertThat(dollars.shares(0.127, 0.166)).isEqualTo("12.7%–16.6%");
  }
}
