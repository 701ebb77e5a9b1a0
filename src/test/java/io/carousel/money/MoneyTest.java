package io.carousel.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.money.Money.Quote;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MoneyTest {

  @ParameterizedTest(name = "{0} at {1} to {2} = {3}")
  @CsvSource({
    "100, 1, 1, 100.00", // the same currency
    "100, 0.92, 1, 108.70", // 108.69565…
    "100, 1, 0.92, 92.00",
    "10, 0.8, 150, 1875.00", // 10 / 0.8 = 12.5 USD, times 150
    "1, 3, 150, 50.00", // not 0.33 USD times 150 = 49.50
    "0, 0.92, 150, 0.00"
  })
  void convertsByWayOfTheDollar(String amount, String units, String target, String converted) {
    assertThat(convert(amount, units, target)).isEqualTo(converted);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "0.005, 0.01",
    "0.0049, 0.00",
    "0.015, 0.02", // half even would do so as well
    "0.025, 0.03", // and here it would not
    "1.005, 1.01", // in binary it is a little less
    "0.0049995, 0.00", // rounded to 6 decimals first it would be 0.01
    "0.004999999999999999999, 0.00"
  })
  void roundsToCentsOnceHalfUp(String amount, String rounded) {
    assertThat(convert(amount, "1", "1")).isEqualTo(rounded);
  }

  @Test
  void roundsAQuotientFromAllItsDigits() {
    // 0.04 / 8 = 0.005 exactly, up; 0.0399 / 8 = 0.0049875, down.
    assertThat(convert("0.04", "8", "1")).isEqualTo("0.01");
    assertThat(convert("0.0399", "8", "1")).isEqualTo("0.00");
  }

  @ParameterizedTest(name = "{0} euros at {1} dollars = {2}")
  @CsvSource({
    "125, 1.1684, 146.05", // exactly
    "1, 1.175, 1.18", // exactly half a cent, which 1 / 1.175 in 18 digits would miss
    "0.50, 1.17, 0.59"
  })
  void takesAQuoteAgainstTheEuroWithoutRounding(String euros, String usd, String converted) {
    Quote euro = new Quote(BigDecimal.ONE, new BigDecimal(usd));
    assertThat(Money.convert(new BigDecimal(euros), euro, Quote.USD)).isEqualTo(converted);
  }

  @ParameterizedTest(name = "{0} shares at {1} over {2} = {3}")
  @CsvSource({
    "160000000, 203.71, 0.01, 32592000000.00", // 160m * 203.70
    "10, 40, 0, 400.00",
    "10, 40, 70, 0.00", // a right that nobody would use
    "3, 0.335, 0, 1.01" // 1.005
  })
  void valuesSharesByWhatThePriceIsAboveTheStrike(
      String shares, String price, String strike, String value) {
    assertThat(shareValue(shares, price, strike, Quote.USD, Quote.USD)).isEqualTo(value);
  }

  @Test
  void valuesAStrikeInItsOwnCurrencyAndReportsInAnother() {
    // A strike of 8 EUR is 10 USD at 0.8 EUR for a dollar: 100 * (15 - 10) USD, at 150 JPY.
    assertThat(shareValue("100", "15", "8", perUsd("0.8"), perUsd("150"))).isEqualTo("75000.00");
  }

  private static BigDecimal shareValue(
      String shares, String price, String strike, Quote from, Quote to) {
    return Money.shareValue(
        new BigDecimal(shares), new BigDecimal(price), new BigDecimal(strike), from, to);
  }

  @Test
  void isExactForTheLargestInputs() {
    // 20 digits before the point, 18 behind it.
    assertThat(convert("99999999999999999999.994999999999999999", "1", "1"))
        .isEqualTo("99999999999999999999.99");
  }

  @Test
  void keepsTheUnknownUnknown() {
    BigDecimal one = BigDecimal.ONE;
    assertThat(Money.convert(null, Quote.USD, Quote.USD)).isNull();
    assertThat(Money.convert(one, null, Quote.USD)).isNull();
    assertThat(Money.convert(one, Quote.USD, null)).isNull();
    assertThat(Money.shareValue(one, null, one, Quote.USD, Quote.USD)).isNull();
    assertThat(Money.shareValue(one, one, null, Quote.USD, Quote.USD)).isNull();
  }

  private static BigDecimal convert(String amount, String unitsPerUsd, String targetPerUsd) {
    return Money.convert(new BigDecimal(amount), perUsd(unitsPerUsd), perUsd(targetPerUsd));
  }

  private static Quote perUsd(String units) {
    return new Quote(new BigDecimal(units), BigDecimal.ONE);
  }
}
