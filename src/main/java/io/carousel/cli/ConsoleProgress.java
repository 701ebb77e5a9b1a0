package io.carousel.cli;

import io.carousel.job.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints progress on stderr, one line per stage. */
final class ConsoleProgress implements Progress {
  private final PrintWriter err;

  ConsoleProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void finished(String job, String counts, double seconds) {
    say(String.format(Locale.ROOT, "%-12s %6.1f s  %s", job, seconds, counts));
  }

  @Override
  public void warn(String message) {
    say("warning: " + message);
  }

  @Override
  public void say(String message) {
    err.println(message);
    err.flush();
  }
}
