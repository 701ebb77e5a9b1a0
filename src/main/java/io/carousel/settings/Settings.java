package io.carousel.settings;

import io.carousel.schema.ScopeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * All settings, validated. {@code reference.conf} documents each.
 *
 * @param effective the value of every key, as text, for the record of the run
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
   * @param ranges by kind of amount, then by status, spelt as in deals
   */
  public record Flows(List<ScopeName> scopes, Map<String, Map<String, Range>> ranges) {}

  /** The range of a deal's final value, as shares of its amount; contains 1. */
  public record Range(BigDecimal low, BigDecimal high) {}

  /**
   * {@code graph.*}.
   *
   * @param kernelMaxEdges empty for as many as fit the executors' memory
   */
  public record Graph(Engine engine, OptionalLong kernelMaxEdges, int exactMaxParties) {}

  /** {@code circularity.*}. */
  public record Circularity(
      int attributionMaxEdges, long paceMaxWork, Loops loops, Simulation simulation) {}

  /**
   * {@code circularity.loop.*}.
   *
   * @param minAmount in the reporting currency
   * @param maxSpanDays empty for no limit
   */
  public record Loops(
      int maxLength, BigDecimal minAmount, OptionalInt maxSpanDays, int maxLoops, long maxSteps) {}

  /** The keys of {@code circularity.*} about draws. */
  public record Simulation(int draws, int nullDraws, long maxWork, long seed) {}

  /** {@code centrality.*}. */
  public record Centrality(
      double damping, double tolerance, int maxIterations, long removalMaxWork) {}

  /**
   * {@code exposure.*}.
   *
   * @param maxIntermediaries most parties between a customer and its supplier
   * @param windowMonths months of the deals that count as vendor financing; empty for no limit
   * @param announcementDays most days between an announcement and the prices that show its effect
   * @param lendingMonths months of lending to report
   * @param lookThroughTolerance the part of an issuer that look-through stakes may leave out
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
   * @param spending in a year, in the reporting currency; empty for the reported capex
   * @param margins gross margins to assume, each combined with each useful life
   * @param usefulLifeYears useful lives of purchases
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
   * @param user empty for the default of the driver
   * @param passwordEnv the environment variable that holds the password; empty for none
   * @param passwordFile the file that holds the password; empty for none
   * @param waitSeconds how long to wait for a database that another process is using
   */
  public record Jdbc(
      String url, String user, String passwordEnv, String passwordFile, int waitSeconds) {}

  /** How graphs are solved. */
  public enum Engine {
    AUTO,
    KERNEL,
    GRAPHFRAMES
  }
}
