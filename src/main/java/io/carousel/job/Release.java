package io.carousel.job;

import java.util.Optional;

/** The version of Carousel. */
public final class Release {
  private Release() {}

  /** The version the jar was built with. */
  public static String version() {
    return Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
