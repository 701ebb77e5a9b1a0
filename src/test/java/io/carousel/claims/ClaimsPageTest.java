package io.carousel.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of a handmade claim with two readings. */
final class ClaimsPageTest {
  private static final String FILE =
      """
      claims = [{
        id = loan, questions = [4, 9], claim = "A lent B $2bn"
        readings = [
          {
            name = "as stated", as-of = "2025-11-08", published { value = 2e9, unit = usd }
            sql = \"""
              SELECT amount, note
              FROM t
              \"""
            explanation = "It | is so."
          }
          {
            name = "paid", as-of = "2025-11-08"
            published { value = 2e9, unit = usd, tolerance = 0.1, partial = true }
            sql = "SELECT paid FROM t", explanation = "Part of it."
          }
        ]
      }]
      untested = [{ question = 8, claim = "It spirals", measure = "Not yet" }]
      """;

  @Test
  void eachReadingHasAVerdictAQueryAndItsResult() {
    String page = page(answer("2000000000", "x|y"), answer("1500000000", null));
    assertThat(page)
        .contains("```\nwrite it\n```")
        .contains("2 readings: 1 reproduced, 1 not testable with the data.")
        .contains(
            "| 4, 9 | [A lent B $2bn](#loan) | as stated | 2025-11-08 | $2bn | $2bn | 0% |"
                + " **reproduced** |\n"
                + "|  |  | paid | 2025-11-08 | $2bn | at least $1.5bn | −25% |"
                + " **not testable with the data** |\n")
        .contains("| 8 | It spirals | Not yet |")
        .contains("<a id=\"loan\"></a>\n\n### A lent B $2bn\n\nQuestion 4, 9.\n")
        .contains("#### as stated: reproduced\n\n")
        .contains("Published: $2bn, tolerance 5%. Found: $2bn (0%). It | is so.\n")
        .contains("```sql\nSELECT amount, note\nFROM t\n```\n")
        .contains("| value | note |\n|---|---|\n| 2000000000 | x\\|y |\n")
        .contains("| 1500000000 | null |\n");
  }

  @Test
  void anotherResultMakesAnotherVerdict() {
    String page = page(answer("3000000000", ""), new Answer(List.of("value"), List.of()));
    assertThat(page)
        .contains("| $2bn | $3bn | +50% | **contradicted** |")
        .contains("| $2bn | nothing | – | **not testable with the data** |")
        .contains("No row.\n");
  }

  @Test
  void aVerdictCannotBePreset() {
    String typedIn =
        FILE.replace("explanation = \"Part", "verdict = reproduced, explanation = \"Part");
    assertThatThrownBy(() -> Claims.read(ConfigFactory.parseString(typedIn)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unknown key verdict");
  }

  private static String page(Answer first, Answer second) {
    Claims claims = Claims.read(ConfigFactory.parseString(FILE));
    Claim claim = claims.claims().get(0);
    return new ClaimsPage(
            "write it",
            List.of(
                new Finding(claim, claim.readings().get(0), first),
                new Finding(claim, claim.readings().get(1), second)),
            claims.untested())
        .markdown();
  }

  private static Answer answer(String value, String note) {
    return new Answer(List.of("value", "note"), List.of(Arrays.asList(value, note)));
  }
}
