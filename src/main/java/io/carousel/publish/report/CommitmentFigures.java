package io.carousel.publish.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * How the report tells what parties have promised to pay.
 *
 * @param commitments what was measured
 * @param asOf the date after which it is due
 * @param words how figures are worded
 * @param names the name of a party, by id
 */
public record CommitmentFigures(
    Commitments commitments, LocalDate asOf, Wording words, UnaryOperator<String> names) {
  /** How many parties are not shown. */
  public long leftOut() {
    return commitments.allParties() - commitments.parties().size();
  }

  /** When something is due. */
  public String due(Commitments.Due due) {
    return due.year() == null ? "year unknown" : due.year().toString();
  }

  /** What stands in the place of what is promised: whether nothing is, as far as is known. */
  public String withoutPromise(Commitments.Due due) {
    return due.dealsWithoutAmount() > 0 ? "unknown" : "–";
  }

  /** What stands in the place of a measure of means: whether there is nothing to pay. */
  public String withoutMeasure(Commitments.Due due) {
    return due.committed() == null ? withoutPromise(due) : "unknown";
  }

  /** What stands in the place of a gap to revenue, which only a year has. */
  public String withoutGap(Commitments.Due due) {
    return due.year() == null ? "–" : withoutMeasure(due);
  }

  /** What a party earns and has, with the days of it. */
  public String means(Commitments.Promiser party) {
    return "revenue "
        + words.amount(party.revenue(), "unknown")
        + (party.revenue() == null ? "" : in(revenuePeriod(party)))
        + ", cash "
        + words.amount(party.cash(), "unknown")
        + (party.cash() == null || party.cashOn() == null ? "" : in("as of " + party.cashOn()));
  }

  /** The sum of what a party has promised, by all years; null if no amount is known. */
  BigDecimal committed(Commitments.Promiser party) {
    return committed(party, due -> true).orElse(null);
  }

  private static Optional<BigDecimal> committed(
      Commitments.Promiser party, Predicate<Commitments.Due> which) {
    return party.dues().stream()
        .filter(which)
        .map(Commitments.Due::committed)
        .filter(Objects::nonNull)
        .reduce(BigDecimal::add);
  }

  /** What the party that has promised most has promised, and what it has. */
  public Report.Sentence lead() {
    Words said = new Words();
    List<Commitments.Promiser> known =
        commitments.parties().stream().filter(party -> committed(party) != null).toList();
    if (known.isEmpty()) {
      said.say("No party is known to have promised a known amount after the date.");
      return said.from();
    }
    Commitments.Promiser most = known.get(0);
    said.figure(names.apply(most.partyId()))
        .say(" has promised " + (most.laterYears() > 0 ? "at least " : ""))
        .figure(words.amount(committed(most), ""))
        .say(asOf == null ? "" : " after " + asOf);
    withoutYear(said, most);
    if (most.dues().stream().anyMatch(due -> due.dealsWithoutAmount() > 0)) {
      said.say(", and more of unknown amount");
    }
    revenue(said, most);
    said.say(".");
    return said.from();
  }

  private void withoutYear(Words said, Commitments.Promiser party) {
    Optional<BigDecimal> amount =
        committed(party, due -> due.year() == null).filter(some -> some.signum() > 0);
    if (amount.isEmpty()) {
      return;
    }
    if (amount.get().compareTo(committed(party)) == 0) {
      said.say(", all of it without a known year");
    } else {
      said.say(", of which ").figure(words.amount(amount.get(), "")).say(" without a known year");
    }
  }

  private void revenue(Words said, Commitments.Promiser party) {
    if (party.revenue() == null) {
      said.say("; its revenue is unknown");
    } else {
      said.say("; its revenue was ")
          .figure(words.amount(party.revenue(), ""))
          .say(in(revenuePeriod(party)));
    }
  }

  private static String revenuePeriod(Commitments.Promiser party) {
    return party.revenuePeriod() == null || party.revenuePeriodEnd() == null
        ? ""
        : Wording.period(party.revenuePeriod(), party.revenuePeriodEnd());
  }

  private static String in(String remark) {
    return remark.isEmpty() ? "" : " (" + remark + ")";
  }
}
