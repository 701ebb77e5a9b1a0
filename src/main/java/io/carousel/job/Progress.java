package io.carousel.job;

/** Shows how a run proceeds. */
public interface Progress {
  /**
   * A job has ended well.
   *
   * @param counts what it read and wrote, in words
   */
  void finished(String job, String counts, double seconds);

  /** Something that the user should know, and that stops nothing. */
  void warn(String message);

  /** Something worth a line. */
  void say(String message);
}
