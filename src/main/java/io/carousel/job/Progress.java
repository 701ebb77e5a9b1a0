package io.carousel.job;

/** Receives the progress of a run. */
public interface Progress {
  /**
   * A job has succeeded.
   *
   * @param counts what it read and wrote, in words
   */
  void finished(String job, String counts, double seconds);

  /** A warning for the user that does not stop the run. */
  void warn(String message);

  /** A message worth a line. */
  void say(String message);
}
