package io.carousel.publish.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The three leading sentences of the report, worded to be true of the data. */
final class Headlines {
  /** The wording for money on each basis. */
  private static final Map<String, Named> NAMES =
      Map.of(
          "announced", named("announced capital", "announced payments", "announced outflows"),
          "contracted", named("signed capital", "signed payments", "signed outflows"),
          "paid",
              named(
                  "capital scheduled as paid",
                  "payments made or scheduled as paid",
                  "outflows made or scheduled as paid"),
          "due-12m",
              named(
                  "capital due within a year",
                  "payments due within a year",
                  "outflows due within a year"),
          "due-60m",
              named(
                  "capital due within five years",
                  "payments due within five years",
                  "outflows due within five years"));

  private record Named(String capital, String payments, String outflows) {}

  private final Report.Scope scope;
  private final Optional<Report.Scope> paid;
  private final TextFormat format;

  /**
   * @param scopes the measured scopes, the leading one first; at least one
   */
  Headlines(List<Report.Scope> scopes, String currency) {
    this.scope = scopes.get(0);
    this.paid =
        scopes.stream()
            .filter(s -> s.basis().equals("paid"))
            .filter(s -> s.layers().equals(scope.layers()) && s.level().equals(scope.level()))
            .filter(s -> !s.equals(scope))
            .findFirst();
    this.format = new TextFormat(currency);
  }

  List<Report.Sentence> of(HeadlineReader.Capital capital, Optional<HeadlineReader.Hub> hub) {
    return List.of(capital(capital), payments(), hub(hub));
  }

  private Report.Sentence capital(HeadlineReader.Capital capital) {
    SentenceBuilder words = new SentenceBuilder();
    if (capital.given() == null || capital.given().signum() == 0) {
      words.say("The data has no " + named().capital() + " of known amount");
    } else if (scope.recycledCapital() == null || scope.recycledShare() == null) {
      words
          .say("How much of ")
          .figure(format.amount(capital.given(), ""))
          .say(" of " + named().capital() + " leads back to its giver was not measured");
    } else {
      words
          .say("Of ")
          .figure(format.amount(capital.given(), ""))
          .say(" of " + named().capital() + ", ")
          .figure(format.amount(scope.recycledCapital(), ""))
          .say(" (" + share(scope.recycledShare()) + ") can be matched to purchases that lead")
          .say(" back to its giver");
      firmly(words, capital);
    }
    if (scope.deals() > 0) {
      words
          .say("; ")
          .figure(share((double) scope.dealsWithoutAmount() / scope.deals()))
          .say(" of the deals (" + scope.dealsWithoutAmount() + " of " + scope.deals() + ")")
          .say(" have no published amount and count in no sum");
    }
    words.say(".");
    return words.from("reporting.circularity", "reporting.deal_circularity", "flow.payment");
  }

  private void firmly(SentenceBuilder words, HeadlineReader.Capital capital) {
    if (capital.recycledFirmly() != null && scope.recycledCapital().signum() > 0) {
      words
          .say(", ")
          .figure(format.amount(capital.recycledFirmly(), ""))
          .say(" of it in deals that are signed or closed");
    }
  }

  private Report.Sentence payments() {
    SentenceBuilder words = new SentenceBuilder();
    if (scope.gross().signum() == 0) {
      words.say("The data has no " + named().payments() + " of known amount");
    } else {
      words
          .say("Of ")
          .figure(format.amount(scope.gross(), ""))
          .say(" of " + named().payments() + ", ");
      parts(words, scope);
      words.say(range());
    }
    paid.ifPresent(done -> paid(words, done));
    words.say(".");
    return words.from("reporting.circularity");
  }

  private void paid(SentenceBuilder words, Report.Scope done) {
    if (done.gross().signum() == 0) {
      words.say("; nothing of known amount is scheduled as paid to date");
    } else {
      words
          .say("; of ")
          .figure(format.amount(done.gross(), ""))
          .say(" scheduled as paid to date, ");
      parts(words, done);
    }
    if (done.dealsWithoutSchedule() > 0) {
      words.say(
          " ("
              + format.count(done.dealsWithoutSchedule(), "signed deal has", "signed deals have")
              + " no known schedule)");
    }
  }

  private void parts(SentenceBuilder words, Report.Scope of) {
    if (of.circulation() == null || of.passThrough() == null) {
      words.say("what passes through and what is circular was not measured");
      return;
    }
    words
        .figure(format.amount(of.passThrough(), ""))
        .say(" passes through and ")
        .figure(format.amount(of.circulation(), ""))
        .say(
            of.circularity() == null
                ? " is circular"
                : " (" + share(of.circularity()) + ") is circular");
  }

  /** The range of circularity, if it has any width. */
  private String range() {
    if (scope.circularityLow() == null || scope.circularityHigh() == null) {
      return "";
    }
    String low = share(scope.circularityLow());
    String high = share(scope.circularityHigh());
    return low.equals(high)
        ? ""
        : ", between " + low + " and " + high + " depending on the amounts left open";
  }

  private Report.Sentence hub(Optional<HeadlineReader.Hub> found) {
    SentenceBuilder words = new SentenceBuilder();
    if (found.isEmpty()) {
      words.say("No party pays or receives a known amount.");
      return words.from("reporting.party_flow");
    }
    HeadlineReader.Hub hub = found.get();
    words
        .figure(TextFormat.cut(hub.name()))
        .say(" is the hub: " + named().outflows() + " of ")
        .figure(format.amount(hub.outflow(), ""))
        .say(" stand against inflows of ");
    inflow(words, hub);
    if (hub.revenue() == null) {
      words.say("; its revenue is not in the data");
    } else {
      words
          .say(" and a revenue of ")
          .figure(format.amount(hub.revenue(), ""))
          .say(" (" + TextFormat.period(hub.revenuePeriod(), hub.revenueEnds()) + ")");
    }
    if (hub.removalImpact() != null && hub.removalImpact().signum() > 0) {
      words
          .say("; without it ")
          .figure(format.amount(hub.removalImpact(), ""))
          .say(" less could be circular");
    }
    words.say(".");
    return words.from("reporting.party_flow", "reporting.party_centrality", "flow.figure");
  }

  private void inflow(SentenceBuilder words, HeadlineReader.Hub hub) {
    if (hub.unknownInflow() && hub.inflow().signum() == 0) {
      words.say("unknown amount");
      return;
    }
    words.figure(format.amount(hub.inflow(), ""));
    words.say(hub.unknownInflow() ? " (and more of unknown amount)" : "");
  }

  private Named named() {
    return NAMES.get(scope.basis());
  }

  private static Named named(String capital, String payments, String outflows) {
    return new Named(capital, payments, outflows);
  }

  private String share(Double share) {
    return format.share(share, "");
  }
}
