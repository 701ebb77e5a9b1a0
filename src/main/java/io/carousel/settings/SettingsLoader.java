package io.carousel.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.error.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Merges the layers of settings: built-in defaults, files, single assignments. */
public final class SettingsLoader {
  private static final String REFERENCE = "io/carousel/settings/reference.conf";

  private SettingsLoader() {}

  /**
   * Loads the settings.
   *
   * @param files settings files; later ones override earlier ones
   * @param assignments {@code key=value}; later ones override earlier ones and all files
   * @throws CarouselException ({@link Failure#USAGE}) for an unreadable file, an unknown key (with
   *     the nearest known one), or a value that is not allowed
   */
  public static Settings load(List<Path> files, List<String> assignments) {
    Config reference = reference();
    Config merged = reference;
    for (Path file : files) {
      merged = layer(parse(file), reference, file.toString()).withFallback(merged);
    }
    for (String assignment : assignments) {
      merged = layer(assignment(assignment), reference, "--set").withFallback(merged);
    }
    return new SettingsReader(merged, text(merged)).settings();
  }

  /** The built-in defaults. */
  static Config reference() {
    return ConfigFactory.parseResources(
        SettingsLoader.class.getClassLoader(),
        REFERENCE,
        ConfigParseOptions.defaults().setAllowMissing(false));
  }

  private static Config parse(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw CarouselException.of(Failure.USAGE, "cannot read settings file")
          .value(file)
          .remedy("check the path given with --conf");
    }
    try {
      return ConfigFactory.parseFile(file.toFile()).resolve();
    } catch (ConfigException e) {
      throw CarouselException.of(Failure.USAGE, "invalid settings file: " + e.getMessage())
          .causedBy(e);
    }
  }

  private static Config assignment(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals <= 0) {
      throw CarouselException.of(Failure.USAGE, "not an assignment:")
          .value(assignment)
          .at("--set")
          .allowed("key=value such as graph.engine=kernel");
    }
    String key = assignment.substring(0, equals).strip();
    String value = assignment.substring(equals + 1).strip();
    try {
      return ConfigFactory.empty().withValue(key, ConfigValueFactory.fromAnyRef(value, "--set"));
    } catch (ConfigException e) {
      throw CarouselException.of(Failure.USAGE, "not a settings key:").value(key).at("--set");
    }
  }

  private static Config layer(Config layer, Config reference, String place) {
    List<String> known = new ArrayList<>(keys(reference));
    for (String key : keys(layer)) {
      if (!known.contains(key)) {
        throw CarouselException.of(Failure.USAGE, "unknown setting")
            .value(key)
            .at(place)
            .remedy(Nearest.remedy(key, known, "must be one of " + String.join(", ", known)));
      }
    }
    for (String key : known) {
      if (isUnset(layer, key)) {
        throw CarouselException.of(Failure.USAGE, "no value for setting " + key)
            .at(place)
            .remedy("set a value or remove the line");
      }
    }
    return layer;
  }

  /** Whether a key, or a section around it, is set to null. */
  private static boolean isUnset(Config layer, String key) {
    int dot = key.lastIndexOf('.');
    return (layer.hasPathOrNull(key) && layer.getIsNull(key))
        || (dot > 0 && isUnset(layer, key.substring(0, dot)));
  }

  private static Set<String> keys(Config config) {
    Set<String> keys = new TreeSet<>();
    config.entrySet().forEach(entry -> keys.add(entry.getKey()));
    return keys;
  }

  private static Map<String, String> text(Config config) {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, ConfigValue> entry : config.entrySet()) {
      values.put(entry.getKey(), String.valueOf(entry.getValue().unwrapped()));
    }
    return values;
  }
}
