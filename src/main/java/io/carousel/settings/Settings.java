package io.carousel.settings;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * All settings, valid by construction. {@code reference.conf} documents each.
 *
 * @param effective every key with the value in force, as text, for the run's record
 */
public record Settings(
    Ingest ingest,
    Flows flows,
    Graph graph,
    Circularity circularity,
    Centrality centrality,
    Lake lake,
    Map<String, String> effective) {

  /** {@code ingest.*}. */
  public record Ingest(double maxRejectedShare, String reportingCurrency, int stalePriceDays) {}

  /** {@code flows.*}. */
  public record Flows(List<ScopeName> scopes) {}

  /**
   * {@code graph.*}.
   *
   * @param kernelMaxEdges empty for what the executors' memory allows
   */
  public record Graph(Engine engine, OptionalLong kernelMaxEdges, int exactMaxParties) {}

  /** {@code circularity.*}. */
  public record Circularity(int attributionMaxEdges, long paceMaxWork) {}

  /** {@code centrality.*}. */
  public record Centrality(
      double damping, double tolerance, int maxIterations, long removalMaxWork) {}

  /** {@code lake.*}. */
  public record Lake(String catalog, int writers) {}

  /** How graphs are computed. */
  public enum Engine {
    AUTO,
    KERNEL,
    GRAPHFRAMES
  }
}
