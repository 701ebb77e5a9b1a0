package io.carousel.testing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The bundled deals, read and added up without any of the code under test. */
public final class BundledDeals {
  private static final Path FOLDER = Path.of("src", "data", "ai-industry");
  private static final Set<String> CASH =
      Set.of(
          "equity",
          "secondary",
          "debt",
          "repayment",
          "interest",
          "dividend",
          "purchase",
          "cloud",
          "lease",
          "revenue_share");

  private final List<NamedCsvRecord> deals = read("deals.csv");
  private final List<NamedCsvRecord> rates = read("fx_rates.csv");

  /** The sum of what was announced, or signed, by a date; statuses as in the file. */
  public BigDecimal gross(LocalDate asOf, Set<String> statuses, boolean inKind) {
    return counting(asOf, statuses)
        .filter(deal -> counts(deal, inKind))
        .filter(deal -> !deal.getField("amount").isEmpty())
        .map(this::usd)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** How many deals count, with and without an amount. */
  public long deals(LocalDate asOf, Set<String> statuses, boolean inKind) {
    return counting(asOf, statuses).filter(deal -> counts(deal, inKind)).count();
  }

  private Stream<NamedCsvRecord> counting(LocalDate asOf, Set<String> statuses) {
    List<String> replaced =
        deals.stream()
            .filter(deal -> isKnown(deal, asOf))
            .map(deal -> deal.getField("replaces"))
            .filter(id -> !id.isEmpty())
            .toList();
    return deals.stream()
        .filter(deal -> isKnown(deal, asOf))
        .filter(deal -> !replaced.contains(deal.getField("deal_id")))
        .filter(
            deal ->
                statuses.contains(deal.getField("status"))
                    || (statuses.contains("announced") && isNotYetCancelled(deal, asOf)));
  }

  private static boolean isKnown(NamedCsvRecord deal, LocalDate asOf) {
    List<String> dates = new ArrayList<>();
    dates.add(dated(deal));
    dates.add(deal.getField("known_on"));
    return dates.stream()
        .filter(date -> !date.isEmpty())
        .noneMatch(date -> LocalDate.parse(date).isAfter(asOf));
  }

  private static String dated(NamedCsvRecord deal) {
    return Stream.of("announced_on", "starts_on", "known_on")
        .map(deal::getField)
        .filter(date -> !date.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static boolean isNotYetCancelled(NamedCsvRecord deal, LocalDate asOf) {
    return deal.getField("status").equals("cancelled")
        && !deal.getField("cancelled_on").isEmpty()
        && asOf.isBefore(LocalDate.parse(deal.getField("cancelled_on")));
  }

  private static boolean counts(NamedCsvRecord deal, boolean inKind) {
    String instrument = deal.getField("instrument");
    boolean shares = instrument.equals("grant") && deal.getField("asset").equals("shares");
    boolean cashGrant = instrument.equals("grant") && !shares;
    return CASH.contains(instrument)
        || cashGrant
        || (inKind && (shares || instrument.equals("warrant")));
  }

  private BigDecimal usd(NamedCsvRecord deal) {
    BigDecimal amount = new BigDecimal(deal.getField("amount"));
    String currency = deal.getField("currency");
    if (currency.isEmpty() || currency.equals("USD")) {
      return amount.setScale(2, RoundingMode.HALF_UP);
    }
    NamedCsvRecord newest = null;
    for (NamedCsvRecord rate : rates) {
      boolean usable =
          rate.getField("currency").equals(currency)
              && rate.getField("date").compareTo(dated(deal)) <= 0;
      if (usable
          && (newest == null || rate.getField("date").compareTo(newest.getField("date")) > 0)) {
        newest = rate;
      }
    }
    return amount.divide(new BigDecimal(newest.getField("units_per_usd")), 2, RoundingMode.HALF_UP);
  }

  private static List<NamedCsvRecord> read(String file) {
    try (CsvReader<NamedCsvRecord> records =
        CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve(file))) {
      return records.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
