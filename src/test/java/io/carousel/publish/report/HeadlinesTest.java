package io.carousel.publish.report;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.publish.report.HeadlineReader.Capital;
import io.carousel.publish.report.HeadlineReader.Hub;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sentences, where the data has less than all of it. */
final class HeadlinesTest {
  private static final Capital CAPITAL = new Capital(money(100), money(10));

  private static BigDecimal money(long amount) {
    return BigDecimal.valueOf(amount).setScale(2);
  }

  /**
   * A scope of 10 deals, 3 of unknown amount.
   *
   * @param circulation null if it was not measured, and all that follows from it
   */
  private static Report.Scope scope(String basis, long deals, long gross, Long circulation) {
    boolean measured = circulation != null;
    Double share = measured && gross > 0 ? (double) circulation / gross : null;
    return new Report.Scope(
        "2025-12-31/" + basis + "/all/party",
        basis,
        "all",
        "party",
        4,
        5,
        deals,
        deals * 3 / 10,
        basis.equals("paid") && gross == 0 ? 2 : 0,
        money(gross),
        null,
        null,
        money(gross / 2),
        measured ? money(gross / 10) : null,
        measured ? money(circulation) : null,
        null,
        null,
        share,
        share,
        share,
        measured ? money(40) : null,
        measured ? 0.4 : null,
        null,
        null,
        1,
        3,
        1L,
        true,
        0L,
        true,
        null,
        null,
        null);
  }

  private static List<String> sentences(
      List<Report.Scope> scopes, String currency, Capital capital, Optional<Hub> hub) {
    return new Headlines(scopes, currency)
        .of(capital, hub).stream()
            .map(s -> s.parts().stream().map(Report.Part::words).collect(joining()))
            .toList();
  }

  private static List<String> sentences(Report.Scope scope, Capital capital) {
    return sentences(List.of(scope), "USD", capital, Optional.empty());
  }

  @Test
  void sayHowMuchOfTheReturningCapitalIsSigned() {
    assertThat(sentences(scope("announced", 10, 1000, 200L), CAPITAL))
        .containsExactly(
            "Of $100 of announced capital, $40 (40%) can be matched to purchases that lead back to"
                + " its giver, $10 of it in deals that are signed or closed; 30% of the deals (3 of"
                + " 10) have no published amount and count in no sum.",
            "Of $1,000 of announced payments, $100 passes through and $200 (20%) is circular.",
            "No party pays or receives a known amount.");
  }

  @Test
  void doNotShowUnknownOrUnmeasuredFiguresAsZero() {
    assertThat(sentences(scope("announced", 10, 1000, null), new Capital(null, null)).get(0))
        .startsWith("The data has no announced capital of known amount; 30% of the deals");
    assertThat(sentences(scope("announced", 10, 1000, null), CAPITAL))
        .first()
        .asString()
        .startsWith(
            "How much of $100 of announced capital leads back to its giver was not measured");
    assertThat(sentences(scope("announced", 10, 1000, null), CAPITAL).get(1))
        .isEqualTo(
            "Of $1,000 of announced payments, what passes through and what is circular was not"
                + " measured.");
    assertThat(sentences(scope("announced", 10, 0, 0L), CAPITAL).get(1))
        .isEqualTo("The data has no announced payments of known amount.");
  }

  @Test
  void speakOfPaymentsWhereThatIsAllThereIs() {
    assertThat(sentences(scope("paid", 0, 1000, 200L), new Capital(null, null)))
        .startsWith(
            "The data has no capital scheduled as paid of known amount.",
            "Of $1,000 of payments made or scheduled as paid, $100 passes through and $200 (20%) is"
                + " circular.");
  }

  @Test
  void compareThePaidWithTheAnnouncedAmountInTheirCurrency() {
    assertThat(
            sentences(
                    List.of(scope("announced", 10, 1000, 200L), scope("paid", 10, 300, 30L)),
                    "EUR",
                    CAPITAL,
                    Optional.empty())
                .get(1))
        .isEqualTo(
            "Of EUR 1,000 of announced payments, EUR 100 passes through and EUR 200 (20%) is"
                + " circular; of EUR 300 scheduled as paid to date, EUR 30 passes through and EUR"
                + " 30 (10%) is circular.");
  }

  @Test
  void nameTheHubWithAndWithoutRevenue() {
    Hub hub =
        new Hub(
            "Lab",
            money(100),
            money(300),
            false,
            money(200),
            money(50),
            "TTM",
            LocalDate.parse("2025-09-30"));
    Hub more = new Hub("Lab", money(100), money(300), true, null, null, null, null);
    Hub silent = new Hub("Lab", money(0), money(300), true, null, null, null, null);
    List<Report.Scope> scopes = List.of(scope("announced", 10, 1000, 200L));
    assertThat(sentences(scopes, "USD", CAPITAL, Optional.of(hub)).get(2))
        .isEqualTo(
            "Lab is the hub: announced outflows of $300 stand against inflows of $100 and a revenue"
                + " of $50 (twelve months to 2025-09-30); without it $200 less could be circular.");
    assertThat(sentences(scopes, "USD", CAPITAL, Optional.of(silent)).get(2))
        .isEqualTo(
            "Lab is the hub: announced outflows of $300 stand against inflows of unknown amount;"
                + " its revenue is not in the data.");
    assertThat(sentences(scopes, "USD", CAPITAL, Optional.of(more)).get(2))
        .contains("stand against inflows of $100 (and more of unknown amount); its revenue is");
  }

  @Test
  void sayThatNothingIsScheduledAsPaidAndHowManyDealsHaveNoSchedule() {
    Report.Scope nothing = scope("paid", 10, 0, 0L);
    assertThat(
            sentences(
                    List.of(scope("announced", 10, 1000, 200L), nothing),
                    "USD",
                    CAPITAL,
                    Optional.empty())
                .get(1))
        .endsWith(
            "(20%) is circular; nothing of known amount is scheduled as paid to date (2 signed"
                + " deals have no known schedule).");
  }
}
