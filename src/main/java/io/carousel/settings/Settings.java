package io.carousel.settings;

import io.carousel.schema.ScopeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
    Exposure exposure,
    Lake lake,
    Publish publish,
    Map<String, String> effective) {

  /** {@code ingest.*}. */
  public record Ingest(double maxRejectedShare, String reportingCurrency, int stalePriceDays) {}

  /**
   * {@code flows.*}.
   *
   * @param ranges by kind of amount, then by status, as deals have them
   */
  public record Flows(List<ScopeName> scopes, Map<String, Map<String, Range>> ranges) {}

  /** The shares of its amount between which a deal may come to; 1 is between them. */
  public record Range(BigDecimal low, BigDecimal high) {}

  /**
   * {@code graph.*}.
   *
   * @param kernelMaxEdges empty for what the executors' memory allows
   */
  public record Graph(Engine engine, OptionalLong kernelMaxEdges, int exactMaxParties) {}

  /** {@code circularity.*}. */
  public record Circularity(
      int attributionMaxEdges, long paceMaxWork, Loops loops, Simulation simulation) {}

  /**
   * {@code circularity.loop.*}.
   *
   * @param minAmount in the reporting currency
   * @param maxSpanDays empty for any
   */
  public record Loops(
      int maxLength, BigDecimal minAmount, OptionalInt maxSpanDays, int maxLoops, long maxSteps) {}

  /** What {@code circularity.*} says of draws. */
  public record Simulation(int draws, int nullDraws, long maxWork, long seed) {}

  /** {@code centrality.*}. */
  public record Centrality(
      double damping, double tolerance, int maxIterations, long removalMaxWork) {}

  /**
   * {@code exposure.*}.
   *
   * @param maxIntermediaries how many parties may stand between a customer and its supplier
   * @param windowMonths of the deals that count as vendor financing; empty for all
   * @param announcementDays how far from a deal's day prices may be that tell what it did
   * @param lendingMonths how many months of lending are told
   * @param lookThroughTolerance what is left out of look-through stakes, as a share of the issuer
   */
  public record Exposure(
      int maxIntermediaries,
      OptionalInt windowMonths,
      int announcementDays,
      int lendingMonths,
      double lookThroughTolerance,
      RevenueGap revenueGap) {}

  /**
   * {@code exposure.revenue-gap.*}.
   *
   * @param spending a year, in the reporting currency; empty for the reported capex
   * @param margins gross margins that are supposed, each with each useful life
   * @param usefulLifeYears of what is bought
   * @param spenders kinds of parties whose capex counts
   * @param earners kinds of parties whose revenue counts
   */
  public record RevenueGap(
      Optional<BigDecimal> spending,
      List<BigDecimal> margins,
      List<BigDecimal> usefulLifeYears,
      List<String> spenders,
      List<String> earners) {}

  /** {@code lake.*}. */
  public record Lake(String catalog, int writers) {}

  /** {@code publish.*}. */
  public record Publish(Jdbc jdbc) {}

  /**
   * {@code publish.jdbc.*}.
   *
   * @param url empty for a DuckDB file in the warehouse
   * @param user empty for what the driver takes
   * @param passwordEnv the environment variable that holds the password; empty for none
   * @param passwordFile the file that holds it; empty for none
   * @param waitSeconds how long to wait for a database that somebody else writes to
   */
  public record Jdbc(
      String url, String user, String passwordEnv, String passwordFile, int waitSeconds) {}

  /** How graphs are computed. */
  public enum Engine {
    AUTO,
    KERNEL,
    GRAPHFRAMES
  }
}
