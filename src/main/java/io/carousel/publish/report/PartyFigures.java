package io.carousel.publish.report;

import java.math.BigDecimal;

/**
 * The figures of a party in the leading scope as texts. Unknown, not measured and not part of the
 * scope are three different things, and none of them is zero.
 *
 * @param party the party
 * @param format how figures are written
 */
public record PartyFigures(Report.Party party, TextFormat format) {
  private static final String NO_PART = "–";
  private static final String UNKNOWN = "unknown";
  private static final String NOT_MEASURED = "not measured";
  private static final String NO_INFLOW = "no inflow";

  /**
   * A figure, or the text shown instead.
   *
   * @param words the text
   * @param known whether it has a number
   * @param order its sort key; empty if there is none
   * @param exact the exact figure; null if the text is exact
   */
  public record Figure(String words, boolean known, String order, String exact) {
    private static Figure without(String why) {
      return new Figure(why, false, "", null);
    }
  }

  /** The amount it receives. */
  public Figure receives() {
    return flow(party.inflow(), party.unknownIn());
  }

  /** The amount it pays. */
  public Figure pays() {
    return flow(party.outflow(), party.unknownOut());
  }

  /** The amount it receives minus the amount it pays; unknown if either is. */
  public Figure net() {
    boolean unknown = party.unknownIn() > 0 || party.unknownOut() > 0;
    return unknown ? Figure.without(UNKNOWN) : amount(party.net(), NOT_MEASURED);
  }

  /** The circular part of the amount it receives. */
  public Figure circular() {
    return onlyUnknown(party.inflow(), party.unknownIn())
        ? Figure.without(UNKNOWN)
        : amount(party.circular(), withoutInflow());
  }

  /** Circular / receives. */
  public Figure circularShare() {
    return onlyUnknown(party.inflow(), party.unknownIn())
        ? Figure.without(UNKNOWN)
        : share(party.circularShare(), withoutInflow());
  }

  /** The share of its throughflow that returns to it. */
  public Figure returns() {
    return share(party.returnProbability(), withoutMeasure());
  }

  /** Its PageRank. */
  public Figure pagerank() {
    Double rank = party.pagerankReceived();
    return rank == null
        ? absent(withoutMeasure())
        : new Figure(format.number(rank, ""), true, rank.toString(), null);
  }

  /** The amount by which circulation would fall without it. */
  public Figure removalImpact() {
    return amount(party.removalImpact(), withoutMeasure());
  }

  /** Whether it pays or is paid in the leading scope at all. */
  private boolean takesPart() {
    return party.inflow() != null
        || party.outflow() != null
        || party.unknownIn() > 0
        || party.unknownOut() > 0;
  }

  private Figure flow(BigDecimal known, long unknown) {
    String left = format.count(unknown, "payment of unknown amount", "payments of unknown amount");
    if (onlyUnknown(known, unknown)) {
      return new Figure(UNKNOWN, false, "", left);
    }
    if (unknown > 0) {
      return new Figure(
          format.amount(known, "") + " + " + UNKNOWN,
          true,
          known.toPlainString(),
          format.exact(known, "") + " and " + left);
    }
    // A party that only pays, or only receives, unknown amounts has a true zero on the other side.
    return amount(known == null && takesPart() ? BigDecimal.ZERO : known, NO_PART);
  }

  private static boolean onlyUnknown(BigDecimal known, long unknown) {
    return unknown > 0 && isNothing(known);
  }

  private static boolean isNothing(BigDecimal amount) {
    return amount == null || amount.signum() == 0;
  }

  private String withoutInflow() {
    return isNothing(party.inflow()) ? NO_INFLOW : NOT_MEASURED;
  }

  private String withoutMeasure() {
    return isNothing(party.inflow()) && isNothing(party.outflow()) ? UNKNOWN : NOT_MEASURED;
  }

  private Figure amount(BigDecimal amount, String otherwise) {
    return amount == null
        ? absent(otherwise)
        : new Figure(
            format.amount(amount, ""), true, amount.toPlainString(), format.exact(amount, null));
  }

  private Figure share(Double share, String otherwise) {
    return share == null || share.isNaN()
        ? absent(otherwise)
        : new Figure(format.share(share, ""), true, share.toString(), null);
  }

  private Figure absent(String otherwise) {
    return Figure.without(takesPart() ? otherwise : NO_PART);
  }
}
