package io.carousel.bench.measure;

import java.util.Map;

/**
 * One of those that do the same work.
 *
 * @param name as the table has it
 * @param turn does the work once
 */
public record Side(String name, Turn turn) {

  /** Does the work once. */
  @FunctionalInterface
  public interface Turn {
    /**
     * Does it.
     *
     * @return what took how long: the name of a measure to seconds
     * @throws OverLimit if it took too long and was ended
     */
    Map<String, Double> take() throws Exception;
  }
}
