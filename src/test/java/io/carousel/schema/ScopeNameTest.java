package io.carousel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.schema.ScopeName.Basis;
import io.carousel.schema.ScopeName.Layers;
import io.carousel.schema.ScopeName.Level;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScopeNameTest {

  static Stream<ScopeName> all() {
    return Arrays.stream(Basis.values())
        .flatMap(
            basis ->
                Arrays.stream(Layers.values())
                    .flatMap(
                        layers ->
                            Arrays.stream(Level.values())
                                .map(level -> new ScopeName(basis, layers, level))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isReadBackFromItsText(ScopeName scope) {
    assertThat(ScopeName.parse(scope.toString())).isEqualTo(scope);
  }

  @Test
  void isWrittenAsBasisLayersLevel() {
    assertThat(new ScopeName(Basis.ANNOUNCED, Layers.IN_KIND, Level.PARTY))
        .hasToString("announced/in-kind/party");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "announced", "announced/all", "announced/all/party/", "2025/announced/all/x"})
  void needsThreeParts(String text) {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> ScopeName.parse(text))
        .withMessageContainingAll("'" + text + "'", "flows.scopes", "BASIS/LAYERS/LEVEL")
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.USAGE));
  }

  @ParameterizedTest
  @CsvSource({
    "anounced/all/party, anounced, announced",
    "paid/in_kind/party, in_kind, in-kind",
    "paid/all/partys, partys, party",
    "Paid/all/party, Paid, paid"
  })
  void namesAnUnknownPartWithTheNearestKnownOne(String text, String part, String nearest) {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> ScopeName.parse(text))
        .withMessageContainingAll("'" + part + "'", text, "did you mean '" + nearest + "'?")
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.USAGE));
  }

  @Test
  void listsTheAllowedValuesForAnUnknownPart() {
    for (String[] example :
        new String[][] {
          {"x/all/party", names(Basis.values())},
          {"paid/x/party", names(Layers.values())},
          {"paid/all/x", names(Level.values())}
        }) {
      assertThatExceptionOfType(CarouselException.class)
          .isThrownBy(() -> ScopeName.parse(example[0]))
          .withMessageContaining("allowed: " + example[1]);
    }
  }

  private static String names(Object[] parts) {
    return String.join(", ", Arrays.stream(parts).map(Object::toString).toList());
  }
}
