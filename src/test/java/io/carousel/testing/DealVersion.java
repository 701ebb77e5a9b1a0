package io.carousel.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One row of deals.csv: its status, its days, and the amounts due by day. */
final class DealVersion {
  private static final Set<String> TRADE = Set.of("purchase", "cloud", "lease", "revenue_share");
  private static final Set<String> CAPITAL =
      Set.of("equity", "secondary", "debt", "repayment", "interest", "dividend");
  private static final Set<String> CONTRACTED = Set.of("signed", "closed");

  private final Map<String, String> row;
  private final LocalDate datedOn;

  DealVersion(Map<String, String> row, LocalDate datedOn) {
    this.row = row;
    this.datedOn = datedOn;
    if (days().filter(span -> span < 1).isPresent()) {
      throw new IllegalArgumentException("ends_on before starts_on: " + row);
    }
  }

  /** Capital, trade, shares (given in kind) or guarantee. */
  static String kind(String instrument, String asset) {
    if (TRADE.contains(instrument)) {
      return "trade";
    }
    if (CAPITAL.contains(instrument)) {
      return "capital";
    }
    return switch (instrument) {
      case "grant" -> asset.equals("shares") ? "shares" : "capital";
      case "warrant" -> "shares";
      case "guarantee" -> "guarantee";
      default -> throw new IllegalArgumentException("instrument " + instrument);
    };
  }

  Map<String, String> row() {
    return row;
  }

  String id() {
    return text("deal_id");
  }

  String payer() {
    return text("payer_id");
  }

  String payee() {
    return text("payee_id");
  }

  String issuer() {
    return text("issuer_id").isEmpty() ? payer() : text("issuer_id");
  }

  String instrument() {
    return text("instrument");
  }

  String asset() {
    return text("asset");
  }

  String replaces() {
    return text("replaces");
  }

  String status() {
    return text("status").isEmpty() ? "announced" : text("status");
  }

  LocalDate datedOn() {
    return datedOn;
  }

  LocalDate knownOn() {
    return date("known_on").orElse(datedOn);
  }

  boolean isContracted() {
    return CONTRACTED.contains(status());
  }

  /** Announced, signed or closed, or not cancelled yet on that day. */
  boolean isAnnounced(LocalDate asOf) {
    return switch (status()) {
      case "announced", "signed", "closed" -> true;
      case "cancelled" -> date("cancelled_on").filter(asOf::isBefore).isPresent();
      case "rumored" -> false;
      default -> throw new IllegalArgumentException("status " + status());
    };
  }

  /** Whether it is known when the money is due. */
  boolean hasSchedule() {
    boolean trade = TRADE.contains(instrument());
    return days().isPresent() || !trade || status().equals("closed");
  }

  /** Whether a day of the schedule is after one day, and not after the other. */
  boolean isDueIn(LocalDate after, LocalDate until) {
    return !first().isAfter(until) && last().isAfter(after);
  }

  /** The part of an amount that is due after one day, up to and including the other. */
  BigDecimal part(BigDecimal amount, LocalDate after, LocalDate until) {
    return dueBy(amount, until).subtract(dueBy(amount, after));
  }

  /** Evenly by day, first and last included, in whole cents. */
  private BigDecimal dueBy(BigDecimal amount, LocalDate day) {
    if (day.isBefore(first())) {
      return BigDecimal.ZERO;
    }
    if (!day.isBefore(last())) {
      return amount;
    }
    return amount
        .multiply(BigDecimal.valueOf(span(first(), day)))
        .divide(BigDecimal.valueOf(span(first(), last())), 2, RoundingMode.HALF_UP);
  }

  private LocalDate first() {
    return date("starts_on").orElse(datedOn);
  }

  private LocalDate last() {
    return days().isPresent() ? date("ends_on").orElseThrow() : first();
  }

  /** How many days the schedule has, if both its ends are given. */
  private Optional<Long> days() {
    return date("starts_on").flatMap(start -> date("ends_on").map(end -> span(start, end)));
  }

  private static long span(LocalDate first, LocalDate last) {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  private Optional<LocalDate> date(String column) {
    return BundledReference.date(row, column);
  }

  private String text(String column) {
    return row.getOrDefault(column, "");
  }
}
