package io.carousel.publish.report;

import static io.carousel.publish.report.ReportSamples.billions;

import io.carousel.publish.report.Commitments.Due;
import io.carousel.publish.report.Commitments.Promiser;
import io.carousel.publish.report.Concentration.Counterparty;
import io.carousel.publish.report.Concentration.Dependent;
import io.carousel.publish.report.Concentration.Market;
import io.carousel.publish.report.VendorFinancing.Pair;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Exposures as shown in reports. */
final class ExposureSamples {
  private static final LocalDate AUGUST = LocalDate.of(2025, 8, 31);
  private static final LocalDate YEAR_END = LocalDate.of(2025, 12, 31);

  private ExposureSamples() {}

  /** The ring: Oracle's backlog of 455 with OpenAI for 300; what is not known of it all. */
  static Exposure ring() {
    List<Dependent> parties =
        List.of(
            reported("oracle", "backlog", 455, "openai", 300 / 455.0),
            known("nvidia", 40, "oracle"),
            unknown("far", 50));
    return new Exposure(
        new Concentration(true, parties, Map.of("backlog", 1L, "customer", 4L), List.of(chips())),
        new VendorFinancing(true, List.of(pair(), unknownPair()), 5),
        new Commitments(true, List.of(openai(), bank()), 3),
        Map.of("far", "Far & <b>Away</b>"));
  }

  /** Everything measured, without results. */
  static Exposure nothing() {
    return new Exposure(
        new Concentration(true, List.of(), Map.of(), List.of()),
        new VendorFinancing(true, List.of(), 0),
        new Commitments(true, List.of(), 0),
        Map.of());
  }

  /** As much as there is room for. */
  static Exposure large() {
    List<Dependent> parties =
        Stream.of(Side.values())
            .flatMap(
                side -> IntStream.range(0, 40).mapToObj(i -> crowded("party-" + i, side.key())))
            .toList();
    return new Exposure(
        new Concentration(true, parties, Map.of(), List.of(chips())),
        new VendorFinancing(true, IntStream.range(0, 40).mapToObj(i -> pair()).toList(), 40),
        new Commitments(true, IntStream.range(0, 12).mapToObj(i -> openai()).toList(), 12),
        Map.of());
  }

  static Dependent reported(String id, String side, long total, String top, double share) {
    return new Dependent(
        id,
        side,
        billions(total),
        "fundamentals",
        "contracted",
        "POINT",
        AUGUST,
        billions(total),
        share,
        1,
        10_000 * share * share,
        10_000 * share,
        top,
        share,
        share,
        1,
        0,
        List.of(new Counterparty(top, billions(300), share, "deals")));
  }

  /** All of what is known is with one. */
  private static Dependent known(String id, long total, String top) {
    return new Dependent(
        id,
        "customer",
        billions(total),
        "deals",
        "announced",
        null,
        null,
        null,
        1,
        1,
        10_000,
        10_000,
        top,
        1.0,
        1.0,
        1,
        2,
        List.of(new Counterparty(top, billions(total), 1, "deals")));
  }

  /** A reported total of which nothing is known. */
  static Dependent unknown(String id, long total) {
    return new Dependent(
        id,
        "customer",
        billions(total),
        "fundamentals",
        "paid",
        "FY",
        YEAR_END,
        billions(total),
        0,
        0,
        0,
        10_000,
        null,
        null,
        null,
        0,
        1,
        List.of());
  }

  private static Dependent crowded(String id, String side) {
    List<Counterparty> ten =
        IntStream.range(0, 10)
            .mapToObj(i -> new Counterparty("party-" + i, billions(10 - i), 0.05, "fundamentals"))
            .toList();
    return new Dependent(
        id,
        side,
        billions(100),
        "fundamentals",
        "paid",
        "FY",
        YEAR_END,
        billions(100),
        0.6,
        14,
        300,
        4_000,
        "party-0",
        0.05,
        0.15,
        0,
        0,
        ten);
  }

  private static Market chips() {
    return new Market("chips", "seller", billions(40), 1, 10_000, "nvidia", 1, 1, 3, 2);
  }

  /** 100 in cash; bought 25 directly and 40 through Oracle: (25 + 40) / 100 = 0.65. */
  static Pair pair() {
    return new Pair(
        "nvidia",
        "openai",
        "announced",
        null,
        billions(100),
        billions(5),
        billions(25),
        billions(40),
        0.65,
        1.0,
        billions(1),
        billions(24),
        billions(10),
        null,
        null,
        billions(130),
        "FY",
        YEAR_END,
        105 / 130.0,
        1);
  }

  /** A pair with only the amount given, 100, and the purchases known. */
  static Pair buying(BigDecimal direct, BigDecimal through) {
    return new Pair(
        "nvidia",
        "openai",
        "announced",
        null,
        billions(100),
        billions(0),
        direct,
        through,
        null,
        null,
        billions(0),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        1);
  }

  private static Pair unknownPair() {
    return new Pair(
        "bank",
        "far",
        "announced",
        YEAR_END,
        null,
        null,
        null,
        BigDecimal.ZERO.setScale(2),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        2);
  }

  /** 60 in 2026, 240 in 2028, 100 in no known year, and one deal of unknown amount. */
  static Promiser openai() {
    return new Promiser(
        "openai",
        billions(13),
        "FY",
        YEAR_END,
        billions(20),
        YEAR_END,
        List.of(due(2026L, 60, 60, 0), due(2028L, 240, 40, 1), due(null, 100, 0, 0)),
        0);
  }

  static Promiser bank() {
    return new Promiser(
        "bank",
        null,
        null,
        null,
        null,
        null,
        List.of(new Due(2027L, null, null, null, 1, null, null, null, null, null)),
        2);
  }

  /** 7 in no known year. */
  static Promiser undated() {
    return new Promiser("oracle", null, null, null, null, null, List.of(due(null, 7, 0, 0)), 0);
  }

  private static Due due(Long year, long committed, long contracted, long unknown) {
    return new Due(
        year,
        billions(committed),
        billions(contracted),
        null,
        unknown,
        33.0 / committed,
        13.0 / committed,
        billions(committed - 13),
        2.5,
        5e10);
  }
}
