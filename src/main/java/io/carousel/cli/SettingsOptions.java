package io.carousel.cli;

import io.carousel.settings.Settings;
import io.carousel.settings.SettingsLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that give settings. */
final class SettingsOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "A settings file; its values win over conf/carousel.conf.")
  private String file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting; wins over files. Repeatable.")
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

  /** In cluster mode spark-submit's --files has put the file into the working folder. */
  private Path own() {
    Path given = Path.of(file);
    Path shipped = Path.of(String.valueOf(given.getFileName()));
    return Files.exists(given) || !Files.exists(shipped) ? given : shipped;
  }
}
