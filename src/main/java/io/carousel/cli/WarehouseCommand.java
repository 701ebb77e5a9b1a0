package io.carousel.cli;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.LakeLocation;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that reads the last complete run. */
abstract class WarehouseCommand implements Callable<Integer>, ErrorMessages.Verbose {
  @Spec private CommandSpec spec;

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "Folder of the tables. Default: ${DEFAULT-VALUE}.",
      defaultValue = "./warehouse")
  private String warehouse;

  @Mixin private SettingsOptions settings;

  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  @Override
  public boolean verbose() {
    return verbose;
  }

  /** The command line it was called with. */
  CommandLine line() {
    return spec.commandLine();
  }

  /**
   * The warehouse.
   *
   * @throws CarouselException ({@link Failure#INPUT}) if it is a local folder that does not exist
   */
  LakeLocation location() {
    LakeLocation location = new LakeLocation(warehouse, settings.settings().lake().catalog());
    if (location.isLocalFolder() && !location.localFolder().toFile().isDirectory()) {
      throw CarouselException.of(Failure.INPUT, "there is no warehouse")
          .value(warehouse)
          .remedy("'carousel run' creates one; --warehouse names another");
    }
    return location;
  }
}
