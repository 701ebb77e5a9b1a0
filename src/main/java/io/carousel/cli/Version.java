package io.carousel.cli;

import io.carousel.job.Release;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"carousel " + Release.version()};
  }
}
