package io.carousel.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.claims.Published.Bound;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on a published 100 with a tolerance of a tenth: 90 to 110. */
final class PublishedTest {

  @ParameterizedTest
  @CsvSource({
    "NONE, false, 90, REPRODUCED",
    "NONE, false, 110, REPRODUCED",
    "NONE, false, 89.99, CONTRADICTED",
    "NONE, false, 110.01, CONTRADICTED",
    "OR_MORE, false, 1e9, REPRODUCED",
    "OR_MORE, false, 89.99, CONTRADICTED",
    "OR_LESS, false, -5, REPRODUCED",
    "OR_LESS, false, 110.01, CONTRADICTED",
    "NONE, true, 89.99, NOT_TESTABLE",
    "NONE, true, 100, REPRODUCED",
    "NONE, true, 110.01, CONTRADICTED",
  })
  void theResultAndTheToleranceDecide(
      Bound bound, boolean partial, String found, Verdict expected) {
    assertThat(published("100", Unit.USD, bound, partial).judge(Optional.of(found)))
        .isEqualTo(expected);
  }

  @Test
  void theToleranceOfANegativeFigureAppliesToBothSidesAsWell() {
    Published published = published("-100", Unit.SHARE, Bound.NONE, false);
    assertThat(published.judge(Optional.of("-110"))).isEqualTo(Verdict.REPRODUCED);
    assertThat(published.judge(Optional.of("-111"))).isEqualTo(Verdict.CONTRADICTED);
    assertThat(published.judge(Optional.of("100"))).isEqualTo(Verdict.CONTRADICTED);
  }

  @Test
  void anEmptyResultIsNotTestable() {
    for (Unit unit : Unit.values()) {
      assertThat(published("1", unit, Bound.NONE, false).judge(Optional.empty()))
          .isEqualTo(Verdict.NOT_TESTABLE);
    }
  }

  @Test
  void textsMustBeEqual() {
    Published published = published("microsoft", Unit.TEXT, Bound.NONE, false);
    assertThat(published.judge(Optional.of("microsoft"))).isEqualTo(Verdict.REPRODUCED);
    assertThat(published.judge(Optional.of("openai"))).isEqualTo(Verdict.CONTRADICTED);
  }

  private static Published published(String value, Unit unit, Bound bound, boolean partial) {
    return new Published(value, unit, new BigDecimal("0.1"), bound, partial);
  }
}
