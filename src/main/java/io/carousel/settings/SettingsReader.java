package io.carousel.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Turns merged settings into their typed form, refusing values that are not allowed. */
final class SettingsReader {
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
        new Settings.Flows(scopes("flows.scopes")),
        new Settings.Graph(
            engine("graph.engine"),
            autoOrWhole("graph.kernel-max-edges"),
            whole("graph.exact-max-parties")),
        new Settings.Circularity(
            whole("circularity.attribution-max-edges"), longWhole("circularity.pace-max-work")),
        new Settings.Centrality(
            number("centrality.damping", v -> v > 0 && v < 1, "a number between 0 and 1"),
            number("centrality.tolerance", v -> v > 0 && v < 1, "a number between 0 and 1"),
            whole("centrality.max-iterations"),
            longWhole("centrality.removal-max-work")),
        new Settings.Lake(text("lake.catalog"), whole("lake.writers")),
        effective);
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
    return (int) whole(key, Integer.MAX_VALUE, "a whole number above 0");
  }

  private long longWhole(String key) {
    return whole(key, Long.MAX_VALUE, "a whole number above 0");
  }

  /** Not the library's own reading, which cuts fractions off. */
  private long whole(String key, long most, String allowed) {
    String text = read(key, config::getString, value -> true, allowed);
    try {
      long value = new BigDecimal(text.strip()).longValueExact();
      if (value > 0 && value <= most) {
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
    return OptionalLong.of(whole(key, Long.MAX_VALUE, "auto or a whole number above 0"));
  }

  private Settings.Engine engine(String key) {
    Map<String, Settings.Engine> engines = new TreeMap<>();
    for (Settings.Engine engine : Settings.Engine.values()) {
      engines.put(engine.name().toLowerCase(Locale.ROOT), engine);
    }
    return engines.get(
        read(key, config::getString, engines::containsKey, String.join(", ", engines.keySet())));
  }

  /** A list, or a text with commas, which is how {@code --set} gives it. */
  private List<ScopeName> scopes(String key) {
    Object value = config.getValue(key).unwrapped();
    List<String> names =
        value instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : Arrays.stream(String.valueOf(value).split(",")).map(String::strip).toList();
    List<ScopeName> scopes = names.stream().map(ScopeName::parse).distinct().toList();
    if (scopes.isEmpty()) {
      throw invalid(key, value, "at least one scope");
    }
    return scopes;
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
    return CarouselException.of(Failure.USAGE, "setting " + key + " has the value")
        .value(value)
        .at(config.getValue(key).origin().description())
        .allowed(allowed);
  }
}
