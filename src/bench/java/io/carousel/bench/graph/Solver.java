package io.carousel.bench.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.carousel.bench.measure.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A kernel on a graph in memory, timed alone. A turn solves several times and tells the median, as
 * scripts of other libraries do.
 *
 * @param kernel solves once; what it returns keeps it from being left out
 */
record Solver(Callable<?> kernel) {
  /** How often a turn solves. */
  static final int TIMES = 5;

  /** The measure: seconds to solve. */
  static final String SOLVE = "solve";

  /** The measure: seconds to read and to solve. */
  static final String BOTH = "both";

  Map<String, Double> turn() throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int time = 0; time < TIMES; time++) {
      long start = System.nanoTime();
      Object result = kernel.call();
      seconds.add((System.nanoTime() - start) / 1e9);
      if (result == null) {
        throw new IllegalStateException("a kernel found nothing");
      }
    }
    return Map.of(SOLVE, Times.median(seconds));
  }

  /** What a script tells: {@code read} seconds, and {@code solve}, seconds of each time. */
  static Map<String, Double> readAndSolved(JsonNode told) {
    List<Double> seconds = new ArrayList<>();
    told.get(SOLVE).forEach(time -> seconds.add(time.asDouble()));
    double solve = Times.median(seconds);
    double read = told.get("read").asDouble();
    return Map.of(SOLVE, solve, BOTH, read + seconds.get(0));
  }
}
