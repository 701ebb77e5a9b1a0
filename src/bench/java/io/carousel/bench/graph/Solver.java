package io.carousel.bench.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.carousel.bench.measure.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A kernel on a graph in memory, timed alone. A turn solves several times and reports the median,
 * like the scripts of other libraries.
 *
 * @param kernel solves once; its return value prevents the compiler from removing it
 */
record Solver(Callable<?> kernel) {
  /** The number of solves per turn. */
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

  /** The answer of a script: {@code read} seconds, and {@code solve}, seconds of each time. */
  static Map<String, Double> readAndSolved(JsonNode answer) {
    List<Double> seconds = new ArrayList<>();
    answer.get(SOLVE).forEach(time -> seconds.add(time.asDouble()));
    double solve = Times.median(seconds);
    double read = answer.get("read").asDouble();
    return Map.of(SOLVE, solve, BOTH, read + seconds.get(0));
  }
}
