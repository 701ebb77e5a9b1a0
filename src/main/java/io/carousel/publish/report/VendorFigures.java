package io.carousel.publish.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The texts of the report on financing of customers by suppliers.
 *
 * @param financing the measured financing
 * @param format how figures are written
 * @param names the name of a party, by id
 */
public record VendorFigures(
    VendorFinancing financing, TextFormat format, UnaryOperator<String> names) {
  private static final TextFormat DOLLARS = new TextFormat("USD");

  /** The number of pairs not shown. */
  public long leftOut() {
    return financing.allPairs() - financing.pairs().size();
  }

  /** The period of the supplier's revenue; empty if there is none. */
  public String revenuePeriod(VendorFinancing.Pair pair) {
    return pair.supplierRevenuePeriod() == null || pair.supplierRevenuePeriodEnd() == null
        ? ""
        : TextFormat.period(pair.supplierRevenuePeriod(), pair.supplierRevenuePeriodEnd());
  }

  /** Financing by suppliers of earlier times. */
  public List<Yardstick> yardsticks() {
    return Yardstick.all();
  }

  /** The format of figures of yardsticks: in US dollars. */
  public TextFormat dollars() {
    return DOLLARS;
  }

  /** A sentence on the pair with the most cash given. */
  public Report.Sentence lead() {
    SentenceBuilder said = new SentenceBuilder();
    Optional<VendorFinancing.Pair> most =
        financing.pairs().stream()
            .filter(pair -> pair.financed() != null && pair.financed().signum() > 0)
            .reduce((a, b) -> b.financed().compareTo(a.financed()) > 0 ? b : a);
    if (most.isEmpty()) {
      said.say("No supplier is known to have given its customer cash of known amount.");
      return said.from();
    }
    VendorFinancing.Pair pair = most.get();
    String customer = names.apply(pair.customerId());
    said.say("As " + pair.basis() + ", ")
        .say(names.apply(pair.supplierId()))
        .say(" gives its customer ")
        .say(customer)
        .say(" ")
        .figure(format.amount(pair.financed(), ""))
        .say(" in cash, and ")
        .say(customer)
        .say(" buys from it for ");
    bought(said, pair);
    if (pair.financedPaid() != null) {
      said.say("; ")
          .figure(format.amount(pair.financedPaid(), ""))
          .say(" of the cash is known to be paid");
    }
    said.say(".");
    against(said, pair);
    return said.from();
  }

  private void bought(SentenceBuilder said, VendorFinancing.Pair pair) {
    BigDecimal direct = pair.purchasedDirect();
    boolean through = isSomething(pair.purchasedIndirect());
    if (direct == null) {
      said.say("an unknown amount");
    } else if (direct.signum() > 0 || !through) {
      said.figure(format.amount(direct, ""));
    }
    if (through) {
      boolean nothingElse = direct != null && direct.signum() == 0;
      said.say(nothingElse ? "" : " directly and ")
          .figure(format.amount(pair.purchasedIndirect(), ""))
          .say(" through others");
    }
  }

  private void against(SentenceBuilder said, VendorFinancing.Pair pair) {
    if (pair.financedToRevenue() != null && pair.supplierRevenue() != null) {
      said.say(
              isSomething(pair.guaranteed())
                  ? " With guarantees of " + format.amount(pair.guaranteed(), "") + ", that is "
                  : " The cash is ")
          .figure(format.share(pair.financedToRevenue(), ""))
          .say(" of the supplier’s revenue of " + format.amount(pair.supplierRevenue(), ""))
          .say(revenuePeriod(pair).isEmpty() ? "." : " (" + revenuePeriod(pair) + ").");
    }
  }

  /** The text shown if there is no ratio of purchases to cash. */
  public String withoutRatio(BigDecimal cash) {
    return cash != null && cash.signum() == 0 ? "no cash" : "unknown";
  }

  /** The text shown if there is no part of purchases that the cash could have paid for. */
  public String withoutShare(VendorFinancing.Pair pair) {
    boolean nothing = pair.purchasedDirect() != null && pair.purchasedDirect().signum() == 0;
    return nothing && !isSomething(pair.purchasedIndirect()) ? "no purchases" : "unknown";
  }

  private static boolean isSomething(BigDecimal amount) {
    return amount != null && amount.signum() > 0;
  }
}
