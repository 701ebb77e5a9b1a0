package io.carousel.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecipeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0, 10, 0, --deals",
    "100, 1, 0, 0, 10, 0, --parties",
    "100, 10, 9, 0, 10, 0, --loops",
    "100, 10, -1, 0, 10, 0, --loops",
    "100, 10, 0, 11, 10, 0, --tickers",
    "100, 10, 0, 0, 0, 0, --years",
    "100, 10, 0, 0, 10, 1.5, --dirty-share",
    "100, 10, 0, 0, 10, NaN, --dirty-share",
  })
  void refusesNumbersOutOfRange(
      long deals, long parties, long loops, long tickers, int years, double errors, String option) {
    assertThatThrownBy(() -> new Recipe(deals, parties, loops, tickers, years, errors, 1))
        .hasMessageContaining(option)
        .hasMessageContaining("allowed");
  }

  @Test
  void hasDefaultsThatFitEverySize() {
    for (long deals = 1; deals < 2_000_000; deals = deals * 3 + 1) {
      long parties = Recipe.defaultParties(deals);
      Recipe recipe =
          new Recipe(
              deals,
              parties,
              Recipe.defaultLoops(deals),
              Recipe.defaultTickers(parties),
              10,
              0.002,
              1);
      assertThat(recipe.parties()).as("parties of %s deals", deals).isBetween(2L, deals + 2);
    }
    assertThat(Recipe.defaultLoops(1_000_000)).isEqualTo(100);
    assertThat(Recipe.defaultTickers(100_000)).isEqualTo(1_000);
  }
}
