package io.carousel.job;

import java.util.List;

/** One step of a run: a {@link Job}, or a {@link Delivery} of the tables of jobs. */
public sealed interface Step permits Job, Delivery {
  /** Its name on the command line. */
  String name();

  /** What it does, in one line. */
  String purpose();

  /**
   * Checks what can be checked before Spark starts, and explains what the step would do.
   *
   * @return one line per thing it would do
   */
  List<String> plan(RunRequest request);
}
