package io.carousel.claims;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USD | 300e9 | $300bn",
        "USD | 5e12 | $5tn",
        "USD | 2.99 | $2.99",
        "USD | 0 | $0",
        "USD | -1e9 | −$1bn",
        "SHARE | 0.6593 | 65.93%",
        "SHARE | -0.0794 | −7.94%",
        "PERCENT | 9.9 | 9.9%",
        "TIMES | 174.2 | 174.2×",
        "NUMBER | 160e6 | 160,000,000",
        "YEAR | 2032 | 2032",
        "TEXT | a>b | a>b",
      })
  void valuesAreWrittenInTheirUnit(Unit unit, String value, String words) {
    assertThat(unit.words(value)).isEqualTo(words);
  }
}
