package io.carousel.bench.measure;

import java.util.Map;

/**
 * One of several programs that do the same work.
 *
 * @param name the name in the table
 * @param stays whether all its turns are in one process, which gets faster over time; then the
 *     first turn does not count
 * @param turn does the work once
 */
public record Side(String name, boolean stays, Turn turn) {

  /** A side whose turns share a process. */
  public static Side staying(String name, Turn turn) {
    return new Side(name, true, turn);
  }

  /** A side that starts a new process each turn. */
  public static Side starting(String name, Turn turn) {
    return new Side(name, false, turn);
  }

  /** Does the work once. */
  @FunctionalInterface
  public interface Turn {
    /**
     * Does it.
     *
     * @return the name of each measure, with its seconds
     * @throws OverLimit if it took too long and was stopped
     */
    Map<String, Double> take() throws Exception;
  }
}
