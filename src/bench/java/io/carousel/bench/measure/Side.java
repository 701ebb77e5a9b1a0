package io.carousel.bench.measure;

import java.util.Map;

/**
 * One of those that do the same work.
 *
 * @param name as the table has it
 * @param stays whether all its turns are in one process, which gets faster with them: the first one
 *     does not count then
 * @param turn does the work once
 */
public record Side(String name, boolean stays, Turn turn) {

  /** One whose turns share a process. */
  public static Side staying(String name, Turn turn) {
    return new Side(name, true, turn);
  }

  /** One that starts anew at each turn. */
  public static Side starting(String name, Turn turn) {
    return new Side(name, false, turn);
  }

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
