package io.carousel.publish.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * All that the report shows, read from the tables of one run. Amounts are in the reporting
 * currency, shares from 0 to 1; null where the tables have null. Every text may be hostile.
 *
 * @param run which run this is
 * @param headlines the sentences that the report leads with
 * @param scopes what was measured, the leading scope first
 * @param parties those of the networks, the largest throughflow first
 * @param networks the money map of each scope
 * @param deals the deals and payments behind edges and loops
 * @param loops the best loops of each scope and view
 * @param pace the network at the end of each quarter, by basis, oldest first
 * @param exposure who depends on whom, and whether promises can be paid
 * @param quality how many input records were accepted and rejected, by dataset
 * @param gaps what is missing in tables
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
   * @param tables where its figures are from
   */
  public record Sentence(List<Part> parts, List<String> tables) {}

  /**
   * SentenceBuilder of a sentence.
   *
   * @param figure whether they are a figure, to be set off
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
   * A party with its figures in the leading scope; those are null if it has no known amount there.
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
   * @param foldedParties parties of the scope that are not in the report and so folded into one
   * @param foldedEdges edges of the scope that are left out, between parties of the report
   */
  public record Network(
      String scopeId,
      List<Edge> edges,
      List<String> largestGroup,
      long foldedParties,
      long foldedEdges) {}

  /**
   * What one party pays another in one layer.
   *
   * @param payerId the party, or {@link #FOLDED}
   * @param layer capital, trade, in-kind, contingent or unspecified
   * @param amount the sum of known amounts; null if none is known
   * @param circular its circular part
   * @param unknownAmounts deals among them without an amount
   * @param dealKeys the largest of them, as {@link Deal#key}
   * @param moreDeals how many more there are
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

    /** Stands for all parties that are folded into one; no party has an empty id. */
    public static final String FOLDED = "";
  }

  /**
   * A deal, or a payment that was made.
   *
   * @param key identifies it in the report
   * @param dealId the deal; null for a payment that names none
   * @param made whether it is a payment
   * @param amounts its amount on each basis on which it counts; null there if unknown
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
   * @param moreDeals how many more there are
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
   * @param remarks what is missing in accepted records, and why others were rejected, in words
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
   * What is missing in rows of a table, from {@code ops.data_quality}.
   *
   * @param lacks what is missing, and what is null as a result, in words
   */
  public record Gap(String table, String lacks, long rows) {}
}
