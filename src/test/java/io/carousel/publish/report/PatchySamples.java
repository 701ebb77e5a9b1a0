package io.carousel.publish.report;

import static io.carousel.publish.report.ReportSamples.ANNOUNCED;
import static io.carousel.publish.report.ReportSamples.PAID;
import static io.carousel.publish.report.ReportSamples.billions;

import io.carousel.publish.report.Report.Amount;
import io.carousel.publish.report.Report.Deal;
import io.carousel.publish.report.Report.Leg;
import io.carousel.publish.report.Report.Loop;
import io.carousel.publish.report.Report.Network;
import io.carousel.publish.report.Report.Party;
import io.carousel.publish.report.Report.Run;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reports of which something is unknown, left out or too long. */
final class PatchySamples {
  private PatchySamples() {}

  /** Parties of whose figures some are unknown, not measured or not there at all. */
  static Report unknowns() {
    Report ring = ReportSamples.ring();
    return with(
        ring,
        List.of(
            unmeasured("lessor", 1, 0, 0L, 7L),
            unmeasured("tenant", 0, 2, null, null),
            unmeasured("mixed", 1, 0, 5L, 3L),
            unmeasured("stranger", 0, 0, null, null),
            unmeasured("quiet", 0, 0, 4L, 3L),
            unmeasured("giver", 0, 0, 0L, 9L),
            ReportSamples.party("whole", Map.of("whole", "whole"), 6, 1)),
        ring.networks(),
        ring.deals());
  }

  /**
   * The ring without three of its edges and three of the six members of its largest circle; a loop
   * over a party that is not in the report and whose id is a number; and a paid edge that rests on
   * deals that do not count as paid.
   */
  static Report leftOut() {
    Report ring = ReportSamples.ring();
    Network announced = ring.networks().get(0);
    Deal pledge =
        pledge("pledge", List.of(new Amount("announced", billions(100))), "A Paper", "A pledge");
    Deal hint = pledge("hint", List.of(new Amount("announced", null)), "A Paper", "A hint");
    List<Leg> legs =
        List.of(
            new Leg("nvidia", "12", billions(2), List.of("pledge", "hint"), 4),
            new Leg("12", "nvidia", billions(2), List.of(), 0));
    Loop loop =
        new Loop(
            PAID, "amount", "far", 1, "trade", List.of("nvidia", "12"), billions(2), null, 2, legs);
    return new Report(
        ring.run(),
        ring.headlines(),
        List.of(
            ReportSamples.scope(ANNOUNCED, 447, 120L, 120 / 447.0, 2, null),
            ReportSamples.scope(PAID, 10, 0L, 0.0, 1, null)),
        ring.parties(),
        List.of(
            new Network(ANNOUNCED, announced.edges(), announced.largestGroup(), 0, 3),
            ring.networks().get(1)),
        Stream.concat(ring.deals().stream(), Stream.of(pledge, hint)).toList(),
        List.of(loop),
        ring.pace(),
        ring.exposure(),
        ring.quality(),
        ring.gaps());
  }

  /** The ring, its names, kinds, titles, publishers and remarks of the given length. */
  static Report longTexts(int length) {
    String text = "x".repeat(length);
    Report ring =
        ReportSamples.named(Map.of("nvidia", text, "openai", "b", "oracle", text, "bank", "c"));
    List<Deal> deals =
        List.of(
            pledge("equity", List.of(), text, text),
            linked("cloud", "https://news.example/" + "y".repeat(1_900)),
            linked("purchase", "https://news.example/" + "z".repeat(2_000)));
    List<Party> parties =
        ring.parties().stream()
            .map(
                p ->
                    new Party(
                        p.partyId(),
                        p.name(),
                        text,
                        text,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
            .toList();
    return with(ring, parties, ring.networks(), deals);
  }

  /** A run of jobs that were run one by one: almost nothing is known about it. */
  static Report ofSingleJobs() {
    Report empty = ReportSamples.empty();
    return new Report(
        new Run("20260526T000000Z-abcd", LocalDate.of(2026, 5, 26), null, "EUR", "0.1.0", null),
        empty.headlines(),
        empty.scopes(),
        empty.parties(),
        empty.networks(),
        empty.deals(),
        empty.loops(),
        empty.pace(),
        empty.exposure(),
        empty.quality(),
        empty.gaps());
  }

  private static Report with(
      Report report, List<Party> parties, List<Network> networks, List<Deal> deals) {
    return new Report(
        report.run(),
        report.headlines(),
        report.scopes(),
        parties,
        networks,
        deals,
        report.loops(),
        report.pace(),
        report.exposure(),
        report.quality(),
        report.gaps());
  }

  private static Party unmeasured(
      String id, long unknownIn, long unknownOut, Long inflow, Long outflow) {
    BigDecimal net = inflow == null ? null : billions(inflow - outflow);
    return new Party(
        id,
        id,
        null,
        null,
        unknownIn,
        unknownOut,
        inflow == null ? null : billions(inflow),
        outflow == null ? null : billions(outflow),
        net,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Deal pledge(String key, List<Amount> amounts, String publisher, String title) {
    return new Deal(
        key, key, false, "nvidia", "openai", "equity", "capital", "planned", null, amounts,
        publisher, title, null);
  }

  private static Deal linked(String key, String url) {
    return new Deal(
        key, key, false, "openai", "oracle", "cloud", "trade", "signed", null, List.of(), null,
        null, url);
  }
}
