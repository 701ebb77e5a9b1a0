package io.carousel.job;

/** A step that takes the tables of a complete run to a place outside the warehouse. */
public non-sealed interface Delivery extends Step {
  /**
   * Delivers.
   *
   * @param run the last complete run; the current one, if it has other steps
   * @return a summary for operators, in a few words
   */
  String deliver(CompleteRun run, RunRequest request);
}
