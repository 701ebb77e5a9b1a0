package io.carousel.claims;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * A reading of a claim and its result.
 *
 * @param answer the result of its query
 */
record Finding(Claim claim, Reading reading, Answer answer) {

  Verdict verdict() {
    return reading.published().judge(answer.value());
  }

  /** The tested value in words; empty if there is none. */
  Optional<String> result() {
    return answer.value().map(reading.published().unit()::words);
  }

  /** The published figure in words, with its bound. */
  String published() {
    Published published = reading.published();
    String words = published.unit().words(published.value());
    return switch (published.bound()) {
      case NONE -> words;
      case OR_MORE -> words + " or more";
      case OR_LESS -> words + " or less";
    };
  }

  /** The difference between the result and the published figure, as a percentage of the latter. */
  Optional<String> deviation() {
    Published published = reading.published();
    if (published.unit() == Unit.TEXT || published.number().signum() == 0) {
      return Optional.empty();
    }
    return answer
        .value()
        .map(BigDecimal::new)
        .map(
            value ->
                value
                    .subtract(published.number())
                    .divide(published.number().abs(), MathContext.DECIMAL64))
        .map(share -> (share.signum() > 0 ? "+" : "") + Unit.SHARE.words(share.toPlainString()));
  }
}
