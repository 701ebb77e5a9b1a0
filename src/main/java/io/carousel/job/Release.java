package io.carousel.job;

import java.util.Optional;

/** Which Carousel this is. */
public final class Release {
  private Release() {}

  /** The version that the jar was built as. */
  public static String version() {
    return Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
