package io.carousel.job;

/** A step that takes the tables of a complete run to somewhere outside of the warehouse. */
public non-sealed interface Delivery extends Step {
  /**
   * Delivers.
   *
   * @param run the last complete run; the one at hand, if it has other steps
   * @return what an operator wants to read of it, in a few words
   */
  String deliver(CompleteRun run, RunRequest request);
}
