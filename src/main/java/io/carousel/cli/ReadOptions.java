package io.carousel.cli;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.LakeLocation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that read the last complete run. */
final class ReadOptions {
  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "Folder of the tables. Default: ${DEFAULT-VALUE}.",
      defaultValue = "./warehouse")
  private String warehouse;

  @Mixin private SettingsOptions settings;

  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  boolean verbose() {
    return verbose;
  }

  /**
   * The warehouse.
   *
   * @throws CarouselException ({@link Failure#INPUT}) if it is a local folder that is not there
   */
  LakeLocation location() {
    LakeLocation location = new LakeLocation(warehouse, settings.settings().lake().catalog());
    if (location.isLocalFolder() && !location.localFolder().toFile().isDirectory()) {
      throw CarouselException.of(Failure.INPUT, "there is no warehouse")
          .value(warehouse)
          .remedy("'carousel run' makes one; --warehouse names another");
    }
    return location;
  }
}
