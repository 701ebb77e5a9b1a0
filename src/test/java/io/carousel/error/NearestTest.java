package io.carousel.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource({
    "deals, deals, 0",
    "deal, deals, 1", // one letter more
    "dedals, deals, 1", // one less
    "teals, deals, 1", // one other
    "daels, deals, 2", // two swapped are two others
    "kitten, sitting, 3", // k>s, e>i, +g
    "DeaLs, deals, 0",
    "'', deals, 5"
  })
  void countsSingleCharacterEditsWithoutRegardToCase(String given, String name, int edits) {
    assertThat(Nearest.distance(given, name)).isEqualTo(edits);
    assertThat(Nearest.distance(name, given)).isEqualTo(edits);
  }

  @Test
  void findsTheNameWithTheFewestEdits() {
    assertThat(Nearest.to("paymets", List.of("parties", "payments", "deals"))).contains("payments");
  }

  @Test
  void findsANameWrittenInAnotherCase() {
    assertThat(Nearest.to("PARTIES", List.of("deals", "parties"))).contains("parties");
  }

  @Test
  void breaksTiesByTheOrderOfNames() {
    assertThat(Nearest.to("cat", List.of("hat", "bat", "rat"))).contains("bat");
    assertThat(Nearest.to("cat", List.of("rat", "bat", "hat"))).contains("bat");
  }

  @Test
  void findsNothingWhenMoreThanHalfWouldHaveToChange() {
    // Half of 4 letters is 2: abxy is as far as it goes.
    assertThat(Nearest.to("abcd", List.of("abxy"))).contains("abxy");
    assertThat(Nearest.to("abcd", List.of("axyz"))).isEmpty();
  }

  @Test
  void measuresHalfByTheLongerName() {
    // 3 letters to add, of 6.
    assertThat(Nearest.to("abc", List.of("abcdef"))).contains("abcdef");
    assertThat(Nearest.to("abc", List.of("abcdefg"))).isEmpty();
  }

  @Test
  void findsNothingAmongNoNames() {
    assertThat(Nearest.to("deals", List.of())).isEmpty();
  }

  @Test
  void proposesTheNearestNameOrElseTheOtherRemedy() {
    List<String> known = List.of("deals", "parties");
    assertThat(Nearest.remedy("deal", known, "look it up")).isEqualTo("did you mean 'deals'?");
    assertThat(Nearest.remedy("xyz", known, "look it up")).isEqualTo("look it up");
  }
}
