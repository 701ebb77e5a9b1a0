package io.carousel.testing;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The money of every scope, worked out from the CSV files of a folder without any of the code under
 * test: a second implementation of the scopes of the contract. It uses ids unchanged and rejects
 * only rows without a date or an exchange rate.
 */
public final class BundledScopes {
  private static final Map<String, Set<String>> KINDS_BY_LAYERS =
      Map.of(
          "capital", Set.of("capital"),
          "trade", Set.of("trade"),
          "all", Set.of("capital", "trade", "untyped"),
          "in-kind", Set.of("capital", "trade", "untyped", "shares"),
          "contingent", Set.of("capital", "trade", "untyped", "shares", "guarantee"));

  /**
   * The contribution of a deal or payment to a scope; a payment may be without a deal (empty id).
   */
  private record Leg(String dealId, String payer, String payee, Optional<BigDecimal> amount) {}

  /** The days after {@code after}, up to and including {@code until}. */
  private record Window(LocalDate after, LocalDate until) {}

  private final BundledReference reference;
  private final List<DealVersion> versions;
  private final List<Map<String, String>> payments;

  /** Reads the folder; of its files any may be absent. */
  public BundledScopes(Path folder) {
    reference = new BundledReference(folder);
    versions =
        BundledReference.read(folder, "deals").stream()
            .map(row -> reference.version(row))
            .flatMap(Optional::stream)
            .toList();
    payments =
        BundledReference.read(folder, "payments").stream()
            .filter(row -> reference.usd(row, BundledReference.date(row, "paid_on")).isPresent())
            .toList();
  }

  /** The data that come with the project. */
  public static BundledScopes bundled() {
    return new BundledScopes(Path.of("src", "data", "ai-industry"));
  }

  /** The known amounts between different parties, in USD. */
  public BigDecimal gross(LocalDate asOf, String basis, String layers, String level) {
    return legs(asOf, basis, layers, level)
        .flatMap(leg -> leg.amount().stream())
        .reduce(new BigDecimal("0.00"), BigDecimal::add);
  }

  /** The distinct deals between different parties, with or without a known amount. */
  public long deals(LocalDate asOf, String basis, String layers, String level) {
    return legs(asOf, basis, layers, level)
        .map(Leg::dealId)
        .filter(id -> !id.isEmpty())
        .distinct()
        .count();
  }

  /** The positive amounts by {@code payer>payee}. */
  public Map<String, BigDecimal> edges(LocalDate asOf, String basis, String layers, String level) {
    Map<String, BigDecimal> edges = new TreeMap<>();
    legs(asOf, basis, layers, level)
        .filter(leg -> leg.amount().isPresent())
        .forEach(
            leg ->
                edges.merge(leg.payer() + ">" + leg.payee(), leg.amount().get(), BigDecimal::add));
    edges.values().removeIf(amount -> amount.signum() <= 0);
    return edges;
  }

  private Stream<Leg> legs(LocalDate asOf, String basis, String layers, String level) {
    Set<String> kinds = KINDS_BY_LAYERS.get(layers);
    if (kinds == null) {
      throw new IllegalArgumentException("layers " + layers);
    }
    Map<String, DealVersion> known = knownDeals(asOf);
    UnaryOperator<String> party =
        switch (level) {
          case "party" -> UnaryOperator.identity();
          case "group" -> reference.ultimateParents(asOf);
          default -> throw new IllegalArgumentException("level " + level);
        };
    return Stream.concat(
            dealLegs(known, kinds, basis, asOf), paymentLegs(known, kinds, basis, asOf))
        .map(
            leg ->
                new Leg(
                    leg.dealId(), party.apply(leg.payer()), party.apply(leg.payee()), leg.amount()))
        .filter(leg -> !leg.payer().equals(leg.payee()));
  }

  /** The newest version of each deal that was known by a date. */
  private Map<String, DealVersion> knownDeals(LocalDate asOf) {
    Map<String, DealVersion> known = new HashMap<>();
    for (DealVersion version : versions) {
      if (!version.knownOn().isAfter(asOf)) {
        known.merge(
            version.id(),
            version,
            (old, other) -> other.knownOn().isAfter(old.knownOn()) ? other : old);
      }
    }
    return known;
  }

  private Stream<Leg> dealLegs(
      Map<String, DealVersion> known, Set<String> kinds, String basis, LocalDate asOf) {
    List<DealVersion> dated =
        known.values().stream().filter(deal -> !deal.datedOn().isAfter(asOf)).toList();
    Set<String> replaced =
        dated.stream()
            .filter(deal -> !deal.status().equals("rumored"))
            .map(DealVersion::replaces)
            .collect(Collectors.toSet());
    Optional<Window> window = window(basis, asOf);
    Set<String> paid =
        window.isEmpty()
            ? Set.of()
            : paymentsUntil(asOf)
                .map(row -> row.getOrDefault("deal_id", ""))
                .collect(Collectors.toSet());
    boolean contracted = basis.equals("contracted") || basis.equals("paid");
    return dated.stream()
        .filter(deal -> contracted ? deal.isContracted() : deal.isAnnounced(asOf))
        .filter(deal -> !replaced.contains(deal.id()) && !paid.contains(deal.id()))
        .filter(deal -> kinds.contains(DealVersion.kind(deal.instrument(), deal.asset())))
        .flatMap(deal -> leg(deal, window).stream());
  }

  /** The part in the window; without a window, the whole deal. */
  private Optional<Leg> leg(DealVersion deal, Optional<Window> window) {
    Optional<BigDecimal> amount = reference.amount(deal);
    if (window.isPresent()) {
      Window days = window.get();
      if (!deal.hasSchedule()) {
        amount = Optional.empty();
      } else if (deal.isDueIn(days.after(), days.until())) {
        amount = amount.map(whole -> deal.part(whole, days.after(), days.until()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Leg(deal.id(), deal.payer(), deal.payee(), amount));
  }

  private Stream<Leg> paymentLegs(
      Map<String, DealVersion> known, Set<String> kinds, String basis, LocalDate asOf) {
    if (!basis.equals("paid")) {
      return Stream.empty();
    }
    return paymentsUntil(asOf)
        .filter(row -> kinds.contains(kind(row, known)))
        .map(
            row ->
                new Leg(
                    row.getOrDefault("deal_id", ""),
                    row.get("payer_id"),
                    row.get("payee_id"),
                    reference.usd(row, BundledReference.date(row, "paid_on"))));
  }

  /** The payments made by a date; a payment without a date always counts. */
  private Stream<Map<String, String>> paymentsUntil(LocalDate asOf) {
    return payments.stream()
        .filter(
            row -> BundledReference.date(row, "paid_on").filter(on -> on.isAfter(asOf)).isEmpty());
  }

  private static String kind(Map<String, String> payment, Map<String, DealVersion> known) {
    String instrument = payment.getOrDefault("instrument", "");
    DealVersion deal = known.get(payment.getOrDefault("deal_id", ""));
    if (deal == null) {
      return instrument.isEmpty() ? "untyped" : DealVersion.kind(instrument, "");
    }
    return DealVersion.kind(instrument.isEmpty() ? deal.instrument() : instrument, deal.asset());
  }

  private static Optional<Window> window(String basis, LocalDate asOf) {
    return switch (basis) {
      case "announced", "contracted" -> Optional.empty();
      case "paid" -> Optional.of(new Window(LocalDate.MIN, asOf));
      case "due-12m" -> Optional.of(new Window(asOf, asOf.plusMonths(12)));
      case "due-60m" -> Optional.of(new Window(asOf, asOf.plusMonths(60)));
      default -> throw new IllegalArgumentException("basis " + basis);
    };
  }
}
