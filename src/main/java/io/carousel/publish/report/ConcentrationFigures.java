package io.carousel.publish.report;

import static io.carousel.schema.CircularityColumns.PARTIES;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The texts of the report on who depends on few others. A share of a reported total is not a share
 * of the known deals, so each figure states which it is.
 *
 * @param concentration the measured concentration
 * @param format how figures are written
 * @param names the name of a party, by id
 */
public record ConcentrationFigures(
    Concentration concentration, TextFormat format, UnaryOperator<String> names) {
  /** A reported total counts as large from this part of the largest one. */
  private static final BigDecimal LARGE = new BigDecimal("0.1");

  /** The sides with at least one party shown. */
  public List<Side> sides() {
    return List.of(Side.values()).stream().filter(side -> !parties(side).isEmpty()).toList();
  }

  /** The parties of a side. */
  public List<Concentration.Dependent> parties(Side side) {
    return concentration.parties().stream().filter(p -> p.side().equals(side.key())).toList();
  }

  /** The number of parties of a side that are not shown. */
  public long leftOut(Side side) {
    int shown = parties(side).size();
    return concentration.allParties().getOrDefault(side.key(), (long) shown) - shown;
  }

  /** The number of parties of a side that are shown, and how many of them report their total. */
  public String status(Side side) {
    long reported = parties(side).stream().filter(Concentration.Dependent::ofReportedTotal).count();
    String left =
        leftOut(side) == 0 ? "" : "; " + format.count(leftOut(side), "") + " smaller left out";
    return format.count(parties(side).size(), "party", PARTIES)
        + (reported == 0 ? ", none" : ", " + format.count(reported, ""))
        + (reported > 1 ? " of which report their " : " of which reports its ")
        + side.total()
        + left;
  }

  /** The source of a party's total: reported, or summed from known amounts. */
  public String totalIs(Concentration.Dependent party) {
    return party.ofReportedTotal()
        ? "reported" + period(party)
        : "in known " + TextFormat.cut(party.totalSource());
  }

  /** The reported total of a party if its shares refer to another total; otherwise empty. */
  public String reportedBeside(Concentration.Dependent party) {
    return party.ofReportedTotal() || party.reportedTotal() == null
        ? ""
        : "reported: " + format.amount(party.reportedTotal(), "") + period(party);
  }

  /** The part of a reported total whose counterparty is known; null if no total is reported. */
  public Double known(Concentration.Dependent party) {
    return party.ofReportedTotal() ? party.coverage() : null;
  }

  /** The name of a party; a dash if there is none. */
  public String name(String partyId) {
    return partyId == null ? "–" : names.apply(partyId);
  }

  /** The range of the Herfindahl index. */
  public String hhi(Concentration.Dependent party) {
    String low = hhi(party.hhiLow());
    String high = hhi(party.hhiHigh());
    return low.equals(high) ? low : low + "–" + high;
  }

  /** A Herfindahl index. */
  public String hhi(double index) {
    return format.count(Math.round(index), "");
  }

  /** The side of the leading sentence, which is shown first; otherwise the first side. */
  public Side leadingSide() {
    return most().flatMap(party -> Side.of(party.side())).orElse(sides().get(0));
  }

  /** A sentence on the party that depends most on one other, among large reported totals. */
  public Report.Sentence lead() {
    SentenceBuilder said = new SentenceBuilder();
    Optional<Concentration.Dependent> most = most();
    if (most.isEmpty()) {
      said.say("No reported total has known counterparties; shares refer to known deals only.");
      return said.from();
    }
    Concentration.Dependent party = most.get();
    Side side = Side.of(party.side()).orElseThrow();
    said.figure(capitalised(format.part(party.top1Share())))
        .say(" of ")
        .say(names.apply(party.partyId()))
        .say("’s " + side.total() + " of ")
        .figure(format.amount(party.total(), ""))
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

  /** Whether the counterparty comes from the report of the total or from deals. */
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
    String period = TextFormat.period(party.period(), party.periodEnd());
    return party.period().equals("POINT") ? " " + period : " (" + period + ")";
  }

  private static String period(Concentration.Dependent party) {
    return party.period() == null || party.periodEnd() == null
        ? ""
        : ", " + TextFormat.period(party.period(), party.periodEnd());
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
