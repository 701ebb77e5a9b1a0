package io.carousel.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.money.Cents;
import io.carousel.schema.ScopeName;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Turns merged settings into their typed form and rejects values that are not allowed. */
final class SettingsReader {
  private static final String RANGE =
      "two shares of the amount, the first from 0 to 1, the second from 1 to 10";
  private static final BigDecimal MOST_SHARE = BigDecimal.TEN;

  private static final List<String> DATABASES = List.of("jdbc:postgresql:", "jdbc:duckdb:");
  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile("(?i)password|secret|token|encryption_key|://[^/?@]*:[^/?@]*@");

  /** A hundred thousand years: longer than the distance between any two dates. */
  private static final int MOST_DAYS = 36_525_000;

  private static final int MOST_PLACES = 6;
  private static final int MOST_MONTHS = 1_200_000;
  private static final int MOST_INTERMEDIARIES = 10;
  private static final BigDecimal MOST_YEARS = BigDecimal.valueOf(100);

  private final Config config;
  private final Map<String, String> effective;

  SettingsReader(Config config, Map<String, String> effective) {
    this.config = config;
    this.effective = effective;
  }

  Settings settings() {
    return new Settings(
        new Settings.Ingest(
            number("ingest.max-rejected-share", v -> v >= 0 && v <= 1, "a share from 0 to 1"),
            currency("ingest.reporting-currency"),
            whole("ingest.stale-price-days")),
        new Settings.Flows(scopes("flows.scopes"), ranges()),
        new Settings.Graph(
            engine("graph.engine"),
            autoOrWhole("graph.kernel-max-edges"),
            whole("graph.exact-max-parties")),
        new Settings.Circularity(
            whole("circularity.attribution-max-edges"),
            longWhole("circularity.pace-max-work"),
            loops(),
            simulation()),
        new Settings.Centrality(
            number("centrality.damping", v -> v > 0 && v < 1, "a number between 0 and 1"),
            number("centrality.tolerance", v -> v > 0 && v < 1, "a number between 0 and 1"),
            whole("centrality.max-iterations"),
            longWhole("centrality.removal-max-work")),
        exposure(),
        new Settings.Lake(text("lake.catalog"), whole("lake.writers")),
        new Settings.Publish(jdbc()),
        effective);
  }

  private Settings.Exposure exposure() {
    return new Settings.Exposure(
        (int) whole("exposure.max-intermediaries", 0, MOST_INTERMEDIARIES),
        anyOrWhole("exposure.window-months", 1, MOST_MONTHS),
        (int) whole("exposure.announcement-days", 1, MOST_DAYS),
        (int) whole("exposure.lending-months", 1, MOST_MONTHS),
        number("exposure.look-through-tolerance", v -> v > 0 && v < 1, "a number between 0 and 1"),
        new Settings.RevenueGap(
            reportedOrAmount("exposure.revenue-gap.spending"),
            numbers(
                "exposure.revenue-gap.margins",
                v -> v.signum() >= 0 && v.compareTo(BigDecimal.ONE) < 0,
                "shares from 0 to below 1, with at most six decimal places"),
            numbers(
                "exposure.revenue-gap.useful-life-years",
                v -> v.signum() > 0 && v.compareTo(MOST_YEARS) <= 0,
                "numbers above 0 and up to 100, with at most six decimal places"),
            kinds("exposure.revenue-gap.spenders"),
            kinds("exposure.revenue-gap.earners")));
  }

  private List<String> kinds(String key) {
    List<String> kinds = texts(key).stream().distinct().toList();
    if (kinds.isEmpty() || !kinds.stream().allMatch(kind -> kind.matches("[a-z_]+"))) {
      throw invalid(
          key, String.join(", ", kinds), "kinds of parties, such as hyperscaler or ai_lab");
    }
    return kinds;
  }

  private Optional<BigDecimal> reportedOrAmount(String key) {
    return config.getValue(key).unwrapped().equals("reported")
        ? Optional.empty()
        : Optional.of(amount(key));
  }

  private List<BigDecimal> numbers(String key, Predicate<BigDecimal> isAllowed, String allowed) {
    List<String> texts = texts(key);
    try {
      List<BigDecimal> numbers =
          texts.stream().map(text -> new BigDecimal(text).stripTrailingZeros()).distinct().toList();
      boolean fit = numbers.stream().allMatch(number -> number.scale() <= MOST_PLACES);
      if (!numbers.isEmpty() && fit && numbers.stream().allMatch(isAllowed)) {
        return numbers;
      }
    } catch (NumberFormatException e) {
      throw invalid(key, String.join(", ", texts), allowed).causedBy(e);
    }
    throw invalid(key, String.join(", ", texts), allowed);
  }

  private Settings.Jdbc jdbc() {
    return new Settings.Jdbc(
        jdbcUrl("publish.jdbc.url"),
        text("publish.jdbc.user"),
        text("publish.jdbc.password-env"),
        text("publish.jdbc.password-file"),
        (int) whole("publish.jdbc.wait-seconds", 0, 86_400));
  }

  /** Settings appear in the record of the run and in logs, so they must not hold a password. */
  private String jdbcUrl(String key) {
    String url = text(key);
    if (PASSWORD_IN_URL.matcher(url).find()) {
      throw CarouselException.of(Failure.USAGE, "setting " + key + " must not contain a password")
          .at(config.getValue(key).origin().description())
          .remedy("use publish.jdbc.password-env or publish.jdbc.password-file instead");
    }
    if (!url.isEmpty() && DATABASES.stream().noneMatch(url::startsWith)) {
      throw invalid(key, url, "empty, or a URL that starts with " + String.join(" or ", DATABASES));
    }
    return url;
  }

  private Settings.Loops loops() {
    return new Settings.Loops(
        (int) whole("circularity.loop.max-length", 2, Integer.MAX_VALUE),
        amount("circularity.loop.min-amount"),
        anyOrWhole("circularity.loop.max-span-days", 0, MOST_DAYS),
        (int) whole("circularity.loop.max-loops", 0, Integer.MAX_VALUE),
        longWhole("circularity.loop.max-steps"));
  }

  private Settings.Simulation simulation() {
    return new Settings.Simulation(
        (int) whole("circularity.draws", 0, Integer.MAX_VALUE),
        (int) whole("circularity.null-draws", 0, Integer.MAX_VALUE),
        longWhole("circularity.simulation-max-work"),
        whole("circularity.seed", 0, Long.MAX_VALUE));
  }

  /** By kind and status, spelt as in deals: the key {@code at-least} is {@code at_least} there. */
  private Map<String, Map<String, Settings.Range>> ranges() {
    Map<String, Map<String, Settings.Range>> ranges = new TreeMap<>();
    for (String kind : List.of("exact", "about", "up_to", "at_least")) {
      Map<String, Settings.Range> ofKind = new TreeMap<>();
      for (String status : List.of("announced", "signed", "closed")) {
        ofKind.put(status, range("flows.range." + kind.replace('_', '-') + "." + status));
      }
      ranges.put(kind, ofKind);
    }
    return ranges;
  }

  private Settings.Range range(String key) {
    List<String> shares = texts(key);
    try {
      if (shares.size() == 2) {
        Settings.Range range =
            new Settings.Range(new BigDecimal(shares.get(0)), new BigDecimal(shares.get(1)));
        boolean holdsOne =
            range.low().signum() >= 0
                && range.low().compareTo(BigDecimal.ONE) <= 0
                && range.high().compareTo(BigDecimal.ONE) >= 0
                && range.high().compareTo(MOST_SHARE) <= 0;
        if (holdsOne) {
          return range;
        }
      }
    } catch (NumberFormatException e) {
      throw invalid(key, shares, RANGE).causedBy(e);
    }
    throw invalid(key, shares, RANGE);
  }

  private BigDecimal amount(String key) {
    String allowed = "an amount of at least 0 with at most two decimal places";
    String text = read(key, config::getString, value -> true, allowed);
    try {
      BigDecimal amount = new BigDecimal(text.strip()).setScale(2);
      if (amount.signum() >= 0 && amount.compareTo(Cents.MOST) <= 0) {
        return amount;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw invalid(key, text, allowed).causedBy(e);
    }
    throw invalid(key, text, allowed);
  }

  private OptionalInt anyOrWhole(String key, int least, int most) {
    if (config.getValue(key).unwrapped().equals("any")) {
      return OptionalInt.empty();
    }
    String allowed = "any or a whole number of at least " + least;
    return OptionalInt.of((int) whole(key, least, most, allowed));
  }

  private String text(String key) {
    return read(key, config::getString, value -> true, "text");
  }

  private String currency(String key) {
    return read(key, config::getString, v -> v.matches("[A-Z]{3}"), "an ISO 4217 code such as USD");
  }

  private double number(String key, Predicate<Double> isAllowed, String allowed) {
    return read(key, config::getDouble, isAllowed, allowed);
  }

  private int whole(String key) {
    return (int) whole(key, 1, Integer.MAX_VALUE);
  }

  private long longWhole(String key) {
    return whole(key, 1, Long.MAX_VALUE);
  }

  private long whole(String key, long least, long most) {
    return whole(
        key,
        least,
        most,
        least == 1 ? "a whole number above 0" : "a whole number of at least " + least);
  }

  /** The library would truncate fractions. */
  private long whole(String key, long least, long most, String allowed) {
    String text = read(key, config::getString, value -> true, allowed);
    try {
      long value = new BigDecimal(text.strip()).longValueExact();
      if (value >= least && value <= most) {
        return value;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw invalid(key, text, allowed).causedBy(e);
    }
    throw invalid(key, text, allowed);
  }

  private OptionalLong autoOrWhole(String key) {
    if (config.getValue(key).unwrapped().equals("auto")) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(whole(key, 1, Long.MAX_VALUE, "auto or a whole number above 0"));
  }

  private Settings.Engine engine(String key) {
    Map<String, Settings.Engine> engines = new TreeMap<>();
    for (Settings.Engine engine : Settings.Engine.values()) {
      engines.put(engine.name().toLowerCase(Locale.ROOT), engine);
    }
    return engines.get(
        read(key, config::getString, engines::containsKey, String.join(", ", engines.keySet())));
  }

  private List<ScopeName> scopes(String key) {
    List<ScopeName> scopes = texts(key).stream().map(ScopeName::parse).distinct().toList();
    if (scopes.isEmpty()) {
      throw invalid(key, config.getValue(key).unwrapped(), "at least one scope");
    }
    return scopes;
  }

  /** A list, or a text with commas as given to {@code --set}. */
  private List<String> texts(String key) {
    Object value = config.getValue(key).unwrapped();
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : Arrays.stream(String.valueOf(value).split(",", -1)).map(String::strip).toList();
  }

  private <T> T read(
      String key, Function<String, T> getter, Predicate<T> isAllowed, String allowed) {
    Object raw = config.getValue(key).unwrapped();
    T value;
    try {
      value = getter.apply(key);
    } catch (ConfigException e) {
      throw invalid(key, raw, allowed).causedBy(e);
    }
    if (!isAllowed.test(value)) {
      throw invalid(key, raw, allowed);
    }
    return value;
  }

  private CarouselException invalid(String key, Object value, String allowed) {
    return CarouselException.of(Failure.USAGE, "invalid value of setting " + key + ":")
        .value(value)
        .at(config.getValue(key).origin().description())
        .allowed(allowed);
  }
}
