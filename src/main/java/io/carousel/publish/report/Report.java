package io.carousel.publish.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The content of the report, read from the tables of one run. Amounts are in the reporting
 * currency, shares from 0 to 1; null if the tables have null. Any text may be hostile.
 *
 * @param run the run behind the report
 * @param headlines the leading sentences
 * @param scopes the measured scopes, the leading one first
 * @param parties the parties of the networks, the largest throughflow first
 * @param networks the money map of each scope
 * @param deals the deals and payments behind edges and loops
 * @param loops the best loops of each scope and view
 * @param pace the network at the end of each quarter, by basis, oldest first
 * @param exposure who depends on whom, and whether promises can be paid
 * @param quality numbers of accepted and rejected input records, by dataset
 * @param gaps missing inputs of tables
 */
public record Report(
    Run run,
    List<Sentence> headlines,
    List<Scope> scopes,
    List<Party> parties,
    List<Network> networks,
    List<Deal> deals,
    List<Loop> loops,
    List<Quarter> pace,
    Exposure exposure,
    List<Dataset> quality,
    List<Gap> gaps) {

  /** The run behind the report. */
  public record Run(
      String runId,
      LocalDate asOf,
      LocalDate knownAsOf,
      String currency,
      String version,
      String input) {}

  /**
   * A sentence with its figures.
   *
   * @param tables the tables of its figures
   */
  public record Sentence(List<Part> parts, List<String> tables) {}

  /**
   * A part of a sentence.
   *
   * @param figure whether it is a figure, which is highlighted
   */
  public record Part(String words, boolean figure) {}

  /** A row of {@code reporting.circularity} with the parts of its scope's name. */
  public record Scope(
      String scopeId,
      String basis,
      String layers,
      String level,
      long parties,
      long edges,
      long deals,
      long dealsWithoutAmount,
      long dealsWithoutSchedule,
      BigDecimal gross,
      BigDecimal grossLow,
      BigDecimal grossHigh,
      BigDecimal net,
      BigDecimal passThrough,
      BigDecimal circulation,
      BigDecimal circulationLow,
      BigDecimal circulationHigh,
      Double circularity,
      Double circularityLow,
      Double circularityHigh,
      BigDecimal recycledCapital,
      Double recycledShare,
      Double recycledShareLow,
      Double recycledShareHigh,
      long groups,
      long largestGroup,
      Long loops,
      Boolean loopsExact,
      Long structuralLoops,
      Boolean structuralLoopsExact,
      Double nullCircularityMean,
      Double nullPValue,
      String unmeasured) {}

  /**
   * A party with its figures in the leading scope; figures are null if it has no known amount
   * there.
   *
   * @param unknownIn payments to it in the leading scope whose amount is not known
   * @param unknownOut payments by it whose amount is not known
   */
  public record Party(
      String partyId,
      String name,
      String kind,
      String country,
      long unknownIn,
      long unknownOut,
      BigDecimal inflow,
      BigDecimal outflow,
      BigDecimal net,
      BigDecimal circular,
      Double circularShare,
      Double returnProbability,
      Double pagerankReceived,
      BigDecimal removalImpact,
      String groupId) {}

  /**
   * The network of a scope.
   *
   * @param edges between the parties of the report
   * @param largestGroup the members of the largest circular group of known amounts
   * @param foldedParties parties of the scope that are not in the report and therefore folded into
   *     one
   * @param foldedEdges omitted edges of the scope between parties of the report
   */
  public record Network(
      String scopeId,
      List<Edge> edges,
      List<String> largestGroup,
      long foldedParties,
      long foldedEdges) {}

  /**
   * The payments of one party to another in one layer.
   *
   * @param payerId the party, or {@link #FOLDED}
   * @param layer capital, trade, in-kind, contingent or unspecified
   * @param amount the sum of known amounts; null if none is known
   * @param circular its circular part
   * @param unknownAmounts deals among them without an amount
   * @param dealKeys the largest of them, as {@link Deal#key}
   * @param moreDeals the number of further ones
   */
  public record Edge(
      String payerId,
      String payeeId,
      String layer,
      BigDecimal amount,
      BigDecimal circular,
      long unknownAmounts,
      List<String> dealKeys,
      long moreDeals) {

    /** Represents all parties that are folded into one; no party has an empty id. */
    public static final String FOLDED = "";
  }

  /**
   * A deal, or a payment that was made.
   *
   * @param key identifies it in the report
   * @param dealId the deal; null for a payment without a deal
   * @param made whether it is a payment
   * @param amounts its amount on each basis on which it counts; null if unknown there
   */
  public record Deal(
      String key,
      String dealId,
      boolean made,
      String payerId,
      String payeeId,
      String instrument,
      String layer,
      String status,
      LocalDate datedOn,
      List<Amount> amounts,
      String publisher,
      String title,
      String url) {}

  /** An amount on a basis. */
  public record Amount(String basis, BigDecimal amount) {}

  /** A loop; {@link Scope#loops} and {@link Scope#structuralLoops} are their numbers. */
  public record Loop(
      String scopeId,
      String view,
      String loopId,
      long rank,
      String kind,
      List<String> path,
      BigDecimal bottleneck,
      Long closureDays,
      long deals,
      List<Leg> legs) {}

  /**
   * A leg of a loop.
   *
   * @param dealKeys the largest of its deals and payments, as {@link Deal#key}
   * @param moreDeals the number of further ones
   */
  public record Leg(
      String payerId, String payeeId, BigDecimal amount, List<String> dealKeys, long moreDeals) {}

  /** A row of {@code reporting.pace}. */
  public record Quarter(
      String basis,
      String quarter,
      long deals,
      long newDeals,
      BigDecimal gross,
      BigDecimal circulation,
      Double circularity,
      BigDecimal stoppedGross,
      BigDecimal stoppedCirculation,
      Double stoppedCircularity) {}

  /**
   * A row of {@code ops.data_quality} that describes a dataset.
   *
   * @param remarks missing inputs of accepted records, and reasons for rejections, in words
   */
  public record Dataset(
      String name,
      long files,
      long read,
      long accepted,
      long repeats,
      long rejected,
      List<String> remarks) {}

  /**
   * Missing inputs of rows of a table, from {@code ops.data_quality}.
   *
   * @param lacks the missing input, and the columns that are null as a result, in words
   */
  public record Gap(String table, String lacks, long rows) {}
}
