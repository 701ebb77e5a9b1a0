package io.carousel.testing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reference data of deals: exchange rates, share prices, dates of sources, and parents. */
final class BundledReference {
  private static final BigDecimal MAJORITY = BigDecimal.valueOf(50);

  /** Largest stake first; of equal ones, the smallest id by its UTF-8 bytes. */
  private static final Comparator<Map<String, String>> BY_STAKE =
      Comparator.comparing(BundledReference::stake)
          .reversed()
          .thenComparing(holding -> utf8(holding.get("holder_id")), Arrays::compareUnsigned);

  private final List<Map<String, String>> parties;
  private final List<Map<String, String>> holdings;
  private final Map<String, NavigableMap<LocalDate, BigDecimal>> rates;
  private final Map<String, NavigableMap<LocalDate, BigDecimal>> closes;
  private final Map<String, String> tickers = new HashMap<>();
  private final Map<String, LocalDate> published = new HashMap<>();

  BundledReference(Path folder) {
    parties = read(folder, "parties");
    holdings = read(folder, "holdings");
    rates = series(read(folder, "fx_rates"), "currency", "units_per_usd");
    closes = series(read(folder, "prices"), "ticker", "close");
    parties.forEach(row -> tickers.put(row.get("party_id"), row.getOrDefault("ticker", "")));
    read(folder, "sources")
        .forEach(
            row ->
                date(row, "published_on").ifPresent(on -> published.put(row.get("source_id"), on)));
  }

  /** The rows of a file by column name; none if there is no such file. */
  static List<Map<String, String>> read(Path folder, String dataset) {
    Path file = folder.resolve(dataset + ".csv");
    if (Files.notExists(file)) {
      return List.of();
    }
    try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(file)) {
      return records.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<LocalDate> date(Map<String, String> row, String column) {
    return Optional.of(row.getOrDefault(column, ""))
        .filter(text -> !text.isEmpty())
        .map(LocalDate::parse);
  }

  /** The row with its date; empty if it has no date, or its currency no rate by then. */
  Optional<DealVersion> version(Map<String, String> row) {
    return Stream.of(
            date(row, "announced_on"),
            date(row, "starts_on"),
            date(row, "known_on"),
            Optional.ofNullable(published.get(row.getOrDefault("source_id", ""))))
        .flatMap(Optional::stream)
        .findFirst()
        .filter(on -> rate(row, Optional.of(on)).isPresent())
        .map(on -> new DealVersion(row, on));
  }

  /** The amount in USD; empty if there is none, or no rate on or before the day. */
  Optional<BigDecimal> usd(Map<String, String> row, Optional<LocalDate> day) {
    return number(row, "amount")
        .flatMap(
            amount -> rate(row, day).map(units -> amount.divide(units, 2, RoundingMode.HALF_UP)));
  }

  /** The deal's amount in USD: as given, else the worth of its shares on its day. */
  Optional<BigDecimal> amount(DealVersion deal) {
    boolean inKind = DealVersion.kind(deal.instrument(), deal.asset()).equals("shares");
    Optional<BigDecimal> given = usd(deal.row(), Optional.of(deal.datedOn()));
    return given.isPresent() || !inKind ? given : shareValue(deal);
  }

  private Optional<BigDecimal> shareValue(DealVersion deal) {
    Optional<BigDecimal> shares = number(deal.row(), "shares");
    Optional<BigDecimal> strike = number(deal.row(), "strike");
    if (strike.isEmpty() && deal.instrument().equals("grant")) {
      strike = Optional.of(BigDecimal.ZERO);
    }
    Optional<BigDecimal> close =
        newest(closes, tickers.getOrDefault(deal.issuer(), ""), deal.datedOn());
    if (shares.isEmpty() || strike.isEmpty() || close.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal units = rate(deal.row(), Optional.of(deal.datedOn())).orElseThrow();
    BigDecimal gain = close.get().subtract(strike.get().divide(units, MathContext.DECIMAL128));
    return Optional.of(
        shares.get().multiply(gain.max(BigDecimal.ZERO)).setScale(2, RoundingMode.HALF_UP));
  }

  private Optional<BigDecimal> rate(Map<String, String> row, Optional<LocalDate> day) {
    String currency = row.getOrDefault("currency", "");
    return currency.isEmpty() || currency.equals("USD")
        ? Optional.of(BigDecimal.ONE)
        : day.flatMap(on -> newest(rates, currency, on));
  }

  /** From each party to its ultimate parent on a day. */
  UnaryOperator<String> ultimateParents(LocalDate asOf) {
    Map<String, String> parents = new HashMap<>();
    parties.stream()
        .filter(row -> !row.getOrDefault("parent_id", "").isEmpty())
        .filter(row -> date(row, "parent_from").filter(asOf::isBefore).isEmpty())
        .filter(row -> date(row, "parent_to").filter(asOf::isAfter).isEmpty())
        .forEach(row -> parents.put(row.get("party_id"), row.get("parent_id")));
    majorityHolders(asOf).forEach(parents::putIfAbsent);
    return party -> {
      String top = party;
      while (parents.containsKey(top) && !isInCycle(top, parents)) {
        top = parents.get(top);
      }
      return top;
    };
  }

  /** Who held more than half of an issuer, by the newest row of each holder. */
  private Map<String, String> majorityHolders(LocalDate asOf) {
    Map<List<String>, Map<String, String>> newest = new HashMap<>();
    holdings.stream()
        .filter(row -> !date(row, "as_of").orElseThrow().isAfter(asOf))
        .sorted(Comparator.comparing(row -> date(row, "as_of").orElseThrow()))
        .forEach(row -> newest.put(List.of(row.get("holder_id"), row.get("issuer_id")), row));
    Map<String, String> holders = new HashMap<>();
    newest.values().stream()
        .filter(row -> stake(row).compareTo(MAJORITY) > 0)
        .sorted(BY_STAKE)
        .forEach(row -> holders.putIfAbsent(row.get("issuer_id"), row.get("holder_id")));
    return holders;
  }

  private static boolean isInCycle(String party, Map<String, String> parents) {
    Set<String> above = new HashSet<>();
    String next = parents.get(party);
    while (next != null && above.add(next)) {
      next = parents.get(next);
    }
    return above.contains(party);
  }

  private static BigDecimal stake(Map<String, String> holding) {
    return number(holding, "stake_pct").orElse(BigDecimal.ZERO);
  }

  private static byte[] utf8(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, NavigableMap<LocalDate, BigDecimal>> series(
      List<Map<String, String>> rows, String key, String value) {
    Map<String, NavigableMap<LocalDate, BigDecimal>> series = new HashMap<>();
    for (Map<String, String> row : rows) {
      series
          .computeIfAbsent(row.get(key), name -> new TreeMap<>())
          .put(date(row, "date").orElseThrow(), number(row, value).orElseThrow());
    }
    return series;
  }

  private static Optional<BigDecimal> newest(
      Map<String, NavigableMap<LocalDate, BigDecimal>> series, String key, LocalDate day) {
    return Optional.ofNullable(series.get(key))
        .map(values -> values.floorEntry(day))
        .map(Map.Entry::getValue);
  }

  private static Optional<BigDecimal> number(Map<String, String> row, String column) {
    return Optional.of(row.getOrDefault(column, ""))
        .filter(text -> !text.isEmpty())
        .map(BigDecimal::new);
  }
}
