package io.carousel.ingest.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The identifiers by which a record may name a party instead of its id, the strongest first: LEI,
 * CIK, ticker, name or alias. A key is its strength, a colon and the identifier in normal form; two
 * texts name the same party if and only if they share a key.
 */
final class PartyKeys {
  private static final Pattern DIGITS = Pattern.compile("\\d{1,10}");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");
  private static final Pattern BAR = Pattern.compile("\\|");

  private PartyKeys() {}

  /** The keys of a party; empty or null values add none. */
  static List<String> of(String lei, String cik, String ticker, String name, String aliases) {
    List<String> keys = new ArrayList<>();
    add(keys, "1:", upper(lei));
    add(keys, "2:", number(cik));
    add(keys, "3:", upper(ticker));
    add(keys, "4:", name(name));
    for (String alias : BAR.split(aliases == null ? "" : aliases, 0)) {
      add(keys, "4:", name(alias));
    }
    return keys.stream().distinct().toList();
  }

  /** The keys that a record's text may mean. */
  static List<String> ofReference(String reference) {
    return of(reference, reference, reference, reference, "");
  }

  private static void add(List<String> keys, String strength, String identifier) {
    if (!identifier.isEmpty()) {
      keys.add(strength + identifier);
    }
  }

  private static String upper(String identifier) {
    return identifier == null ? "" : identifier.strip().toUpperCase(Locale.ROOT);
  }

  /** The normal form of a CIK, which may be written with leading zeros. */
  private static String number(String cik) {
    String digits = cik == null ? "" : cik.strip();
    return DIGITS.matcher(digits).matches() ? LEADING_ZEROS.matcher(digits).replaceFirst("") : "";
  }

  private static String name(String name) {
    return name == null ? "" : PartyNames.key(name);
  }
}
