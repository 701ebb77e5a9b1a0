package io.carousel.publish.report;

import static io.carousel.publish.report.ReportSamples.billions;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The sentences with which the sections on exposure begin, and the texts for null values. */
final class ExposureFiguresTest {
  private static final TextFormat WORDS = new TextFormat("USD");
  private static final UnaryOperator<String> IDS = UnaryOperator.identity();

  private static ConcentrationFigures concentration(Concentration.Dependent... parties) {
    return new ConcentrationFigures(
        new Concentration(true, List.of(parties), Map.of(), List.of()), WORDS, IDS);
  }

  private static VendorFigures vendors(VendorFinancing.Pair... pairs) {
    return new VendorFigures(new VendorFinancing(true, List.of(pairs), 9), WORDS, IDS);
  }

  private static CommitmentFigures commitments(Commitments.Promiser... parties) {
    return new CommitmentFigures(
        new Commitments(true, List.of(parties), 3), LocalDate.of(2026, 5, 26), WORDS, IDS);
  }

  private static String said(Report.Sentence sentence) {
    return sentence.parts().stream().map(Report.Part::words).collect(joining());
  }

  @Test
  void theLargestShareOfALargeReportedTotalLeads() {
    // 300 / 455 = 65.9%, within a hundredth of two thirds.
    Concentration.Dependent oracle =
        ExposureSamples.reported("oracle", "backlog", 455, "openai", 300 / 455.0);
    assertThat(said(concentration(oracle).lead()))
        .isEqualTo(
            "Two thirds (65.9%) of oracle’s backlog of $455bn as of 2025-08-31 is with openai, by"
                + " the deals that are known.");
    // 45 is less than a tenth of 455; 46 is not.
    Concentration.Dependent small = ExposureSamples.reported("small", "lender", 45, "bank", 0.9);
    Concentration.Dependent larger = ExposureSamples.reported("larger", "lender", 46, "bank", 0.9);
    assertThat(said(concentration(oracle, small).lead())).startsWith("Two thirds");
    assertThat(said(concentration(oracle, small, larger).lead()))
        .startsWith("90% of larger’s debt of $46bn as of 2025-08-31 is owed to bank");
  }

  @Test
  void withoutAKnownShareOfAReportedTotalNoneIsSaid() {
    assertThat(said(concentration(ExposureSamples.unknown("far", 50)).lead()))
        .isEqualTo("No reported total has known counterparties; shares refer to known deals only.");
    assertThat(concentration().sides()).isEmpty();
  }

  @Test
  void aPairIsDescribedByItsKnownAmounts() {
    VendorFinancing.Pair pair = ExposureSamples.pair();
    assertThat(said(vendors(pair).lead()))
        .isEqualTo(
            "As announced, nvidia gives its customer openai $100bn in cash, and openai buys from it"
                + " for $25bn directly and $40bn through others; $10bn of the cash is known to be"
                + " paid. With guarantees of $5bn, that is 80.8% of the supplier’s revenue of"
                + " $130bn (year to 2025-12-31).");
    assertThat(bought(null, billions(40)))
        .contains("for an unknown amount directly and $40bn through others.");
    assertThat(bought(null, billions(0))).endsWith("buys from it for an unknown amount.");
    assertThat(bought(billions(0), billions(40)))
        .endsWith("buys from it for $40bn through others.");
    assertThat(bought(billions(25), billions(0))).endsWith("buys from it for $25bn.");
    assertThat(said(vendors().lead()))
        .isEqualTo("No supplier is known to have given its customer cash of known amount.");
  }

  private static String bought(BigDecimal direct, BigDecimal through) {
    return said(vendors(ExposureSamples.buying(direct, through)).lead());
  }

  @Test
  void noCashAndNoPurchasesAreNotUnknown() {
    VendorFigures figures = vendors();
    assertThat(figures.withoutRatio(billions(0))).isEqualTo("no cash");
    assertThat(figures.withoutRatio(null)).isEqualTo("unknown");
    assertThat(figures.withoutShare(ExposureSamples.buying(billions(0), billions(0))))
        .isEqualTo("no purchases");
    assertThat(figures.withoutShare(ExposureSamples.buying(null, billions(0))))
        .isEqualTo("unknown");
  }

  @Test
  void thePartyThatPromisedMostIsShownWithItsRevenue() {
    // 60 + 240 + 100 = 400
    assertThat(said(commitments(ExposureSamples.openai(), ExposureSamples.bank()).lead()))
        .isEqualTo(
            "openai has promised $400bn after 2026-05-26, of which $100bn without a known year, and"
                + " more of unknown amount; its revenue was $13bn (year to 2025-12-31).");
    assertThat(said(commitments(ExposureSamples.undated()).lead()))
        .isEqualTo(
            "oracle has promised $7bn after 2026-05-26, all of it without a known year; its revenue"
                + " is unknown.");
    assertThat(said(commitments(ExposureSamples.bank()).lead()))
        .isEqualTo("No party is known to have promised a known amount after this date.");
    assertThat(commitments(ExposureSamples.bank()).leftOut()).isEqualTo(2);
  }
}
