package io.carousel.publish.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How the report tells who depends on few others. A share of a reported total and a share of the
 * deals that happen to be known are two things, and each figure says which it is.
 *
 * @param concentration what was measured
 * @param words how figures are worded
 * @param names the name of a party, by id
 */
public record ConcentrationFigures(
    Concentration concentration, Wording words, UnaryOperator<String> names) {
  /** What is at least that part of the largest reported total is large as well. */
  private static final BigDecimal LARGE = new BigDecimal("0.1");

  /** The sides of which a party is shown. */
  public List<Side> sides() {
    return List.of(Side.values()).stream().filter(side -> !parties(side).isEmpty()).toList();
  }

  /** The parties of a side. */
  public List<Concentration.Dependent> parties(Side side) {
    return concentration.parties().stream().filter(p -> p.side().equals(side.key())).toList();
  }

  /** How many parties of a side are not shown. */
  public long leftOut(Side side) {
    int shown = parties(side).size();
    return concentration.allParties().getOrDefault(side.key(), (long) shown) - shown;
  }

  /** What the shares of a side are of, and how many parties have that. */
  public String status(Side side) {
    long reported = parties(side).stream().filter(Concentration.Dependent::ofReportedTotal).count();
    String left =
        leftOut(side) == 0 ? "" : "; " + words.count(leftOut(side), "") + " smaller left out";
    return words.count(parties(side).size(), "party", "parties")
        + (reported == 0 ? ", none" : ", " + words.count(reported, ""))
        + (reported > 1 ? " of which report their " : " of which reports its ")
        + side.total()
        + left;
  }

  /** What the total of a party is, beside its amount. */
  public String totalIs(Concentration.Dependent party) {
    return party.ofReportedTotal()
        ? "reported" + period(party)
        : "in known " + Wording.cut(party.totalSource());
  }

  /** What a party reports where that is not what shares are of; empty otherwise. */
  public String reportedBeside(Concentration.Dependent party) {
    return party.ofReportedTotal() || party.reportedTotal() == null
        ? ""
        : "reported: " + words.amount(party.reportedTotal(), "") + period(party);
  }

  /** The part of a reported total whose counterparty is known; null where none is reported. */
  public Double known(Concentration.Dependent party) {
    return party.ofReportedTotal() ? party.coverage() : null;
  }

  /** The name of a party; a dash for none. */
  public String name(String partyId) {
    return partyId == null ? "–" : names.apply(partyId);
  }

  /** Between what two Herfindahl indexes it is. */
  public String hhi(Concentration.Dependent party) {
    String low = hhi(party.hhiLow());
    String high = hhi(party.hhiHigh());
    return low.equals(high) ? low : low + "–" + high;
  }

  /** A Herfindahl index. */
  public String hhi(double index) {
    return words.count(Math.round(index), "");
  }

  /** The side that the sentence is of, which is shown first; the first one if it is of none. */
  public Side leadingSide() {
    return most().flatMap(party -> Side.of(party.side())).orElse(sides().get(0));
  }

  /** Who depends most on one, of those whose reported total is large. */
  public Report.Sentence lead() {
    Words said = new Words();
    Optional<Concentration.Dependent> most = most();
    if (most.isEmpty()) {
      said.say("Of no reported total is it known with whom it is; shares are of known deals only.");
      return said.from();
    }
    Concentration.Dependent party = most.get();
    Side side = Side.of(party.side()).orElseThrow();
    said.figure(capitalised(words.part(party.top1Share())))
        .say(" of ")
        .say(names.apply(party.partyId()))
        .say("’s " + side.total() + " of ")
        .figure(words.amount(party.total(), ""))
        .say(when(party) + side.belongsTo())
        .say(names.apply(party.top1PartyId()))
        .say(source(party) + ".");
    return said.from();
  }

  private Optional<Concentration.Dependent> most() {
    List<Concentration.Dependent> reported =
        concentration.parties().stream()
            .filter(Concentration.Dependent::ofReportedTotal)
            .filter(party -> party.top1Share() != null && party.top1PartyId() != null)
            .filter(party -> Side.of(party.side()).isPresent())
            .toList();
    BigDecimal largest =
        reported.stream()
            .map(Concentration.Dependent::total)
            .max(Comparator.naturalOrder())
            .orElse(BigDecimal.ZERO);
    return reported.stream()
        .filter(party -> party.total().compareTo(largest.multiply(LARGE)) >= 0)
        .min(
            Comparator.comparing(Concentration.Dependent::top1Share, Comparator.reverseOrder())
                .thenComparing(Concentration.Dependent::partyId)
                .thenComparing(Concentration.Dependent::side));
  }

  /** Whether the counterparty is told by whoever reports the total, or by deals. */
  private static String source(Concentration.Dependent party) {
    return party.largest().stream()
        .filter(each -> Objects.equals(each.partyId(), party.top1PartyId()))
        .map(Concentration.Counterparty::source)
        .findFirst()
        .map(
            source ->
                source.equals(Concentration.REPORTED)
                    ? ", as reported"
                    : ", by the " + source + " that are known")
        .orElse("");
  }

  private static String when(Concentration.Dependent party) {
    if (party.period() == null || party.periodEnd() == null) {
      return "";
    }
    String period = Wording.period(party.period(), party.periodEnd());
    return party.period().equals("POINT") ? " " + period : " (" + period + ")";
  }

  private static String period(Concentration.Dependent party) {
    return party.period() == null || party.periodEnd() == null
        ? ""
        : ", " + Wording.period(party.period(), party.periodEnd());
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
