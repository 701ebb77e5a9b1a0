package io.carousel.publish.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The texts of the report on what parties have promised to pay.
 *
 * @param commitments the measured commitments
 * @param asOf the date after which they are due
 * @param format how figures are written
 * @param names the name of a party, by id
 */
public record CommitmentFigures(
    Commitments commitments, LocalDate asOf, TextFormat format, UnaryOperator<String> names) {
  /** The number of parties not shown. */
  public long leftOut() {
    return commitments.allParties() - commitments.parties().size();
  }

  /** The year in which something is due. */
  public String due(Commitments.Due due) {
    return due.year() == null ? "year unknown" : due.year().toString();
  }

  /** The text shown if no known amount is promised. */
  public String withoutPromise(Commitments.Due due) {
    return due.dealsWithoutAmount() > 0 ? "unknown" : "–";
  }

  /** The text shown if the means are not known. */
  public String withoutMeasure(Commitments.Due due) {
    return due.committed() == null ? withoutPromise(due) : "unknown";
  }

  /** The text shown if there is no gap to revenue; only years have one. */
  public String withoutGap(Commitments.Due due) {
    return due.year() == null ? "–" : withoutMeasure(due);
  }

  /** A party's revenue and cash, with their dates. */
  public String means(Commitments.Promiser party) {
    return "revenue "
        + format.amount(party.revenue(), "unknown")
        + (party.revenue() == null ? "" : in(revenuePeriod(party)))
        + ", cash "
        + format.amount(party.cash(), "unknown")
        + (party.cash() == null || party.cashOn() == null ? "" : in("as of " + party.cashOn()));
  }

  /** The amount a party has promised over all years; null if no amount is known. */
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

  /** A sentence on the party with the largest commitments, and its means. */
  public Report.Sentence lead() {
    SentenceBuilder said = new SentenceBuilder();
    List<Commitments.Promiser> known =
        commitments.parties().stream().filter(party -> committed(party) != null).toList();
    if (known.isEmpty()) {
      said.say("No party is known to have promised a known amount after this date.");
      return said.from();
    }
    Commitments.Promiser most = known.get(0);
    said.figure(names.apply(most.partyId()))
        .say(" has promised " + (most.laterYears() > 0 ? "at least " : ""))
        .figure(format.amount(committed(most), ""))
        .say(asOf == null ? "" : " after " + asOf);
    withoutYear(said, most);
    if (most.dues().stream().anyMatch(due -> due.dealsWithoutAmount() > 0)) {
      said.say(", and more of unknown amount");
    }
    revenue(said, most);
    said.say(".");
    return said.from();
  }

  private void withoutYear(SentenceBuilder said, Commitments.Promiser party) {
    Optional<BigDecimal> amount =
        committed(party, due -> due.year() == null).filter(some -> some.signum() > 0);
    if (amount.isEmpty()) {
      return;
    }
    if (amount.get().compareTo(committed(party)) == 0) {
      said.say(", all of it without a known year");
    } else {
      said.say(", of which ").figure(format.amount(amount.get(), "")).say(" without a known year");
    }
  }

  private void revenue(SentenceBuilder said, Commitments.Promiser party) {
    if (party.revenue() == null) {
      said.say("; its revenue is unknown");
    } else {
      said.say("; its revenue was ")
          .figure(format.amount(party.revenue(), ""))
          .say(in(revenuePeriod(party)));
    }
  }

  private static String revenuePeriod(Commitments.Promiser party) {
    return party.revenuePeriod() == null || party.revenuePeriodEnd() == null
        ? ""
        : TextFormat.period(party.revenuePeriod(), party.revenuePeriodEnd());
  }

  private static String in(String remark) {
    return remark.isEmpty() ? "" : " (" + remark + ")";
  }
}
