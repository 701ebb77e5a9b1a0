package io.carousel.testing;

import io.carousel.job.Progress;

/** Receives progress and prints nothing. */
public final class Silent implements Progress {
  public static final Progress PROGRESS = new Silent();

  private Silent() {}

  @Override
  public void finished(String job, String counts, double seconds) {}

  @Override
  public void warn(String message) {}

  @Override
  public void say(String message) {}
}
