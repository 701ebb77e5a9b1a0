package io.carousel.cli;

import io.carousel.settings.Settings;
import io.carousel.settings.SettingsLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The command-line options for settings. */
final class SettingsOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "A settings file; overrides conf/carousel.conf.")
  private String file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A single setting; overrides files. Repeatable.")
  private final List<String> assignments = new ArrayList<>();

  /** The settings in force. */
  Settings settings() {
    List<Path> files = new ArrayList<>();
    siteFile().ifPresent(files::add);
    if (file != null) {
      files.add(own());
    }
    return SettingsLoader.load(files, assignments);
  }

  private static Optional<Path> siteFile() {
    return Optional.ofNullable(System.getenv("CAROUSEL_HOME"))
        .map(home -> Path.of(home, "conf", "carousel.conf"))
        .filter(Files::exists);
  }

  /** In cluster mode, spark-submit's --files has copied the file to the working folder. */
  private Path own() {
    Path given = Path.of(file);
    Path shipped = Path.of(String.valueOf(given.getFileName()));
    return Files.exists(given) || !Files.exists(shipped) ? given : shipped;
  }
}
