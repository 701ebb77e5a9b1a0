package io.carousel.exposure;

import static io.carousel.exposure.Declaration.reads;
import static io.carousel.exposure.Source.ASSUMPTION;
import static io.carousel.exposure.Source.CIRCULAR_MEMBER;
import static io.carousel.exposure.Source.CONSOLIDATION;
import static io.carousel.exposure.Source.COUNTED_KIND;
import static io.carousel.exposure.Source.DEAL;
import static io.carousel.exposure.Source.FACILITY;
import static io.carousel.exposure.Source.FIGURE;
import static io.carousel.exposure.Source.FX_RATE;
import static io.carousel.exposure.Source.HOLDING;
import static io.carousel.exposure.Source.PARTY;
import static io.carousel.exposure.Source.PAYMENT_MADE;
import static io.carousel.exposure.Source.PRICE;
import static io.carousel.exposure.Source.SCHEDULE;

import io.carousel.schema.DependenceTables;
import io.carousel.schema.EquityTables;
import io.carousel.schema.MeansTables;
import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Optional;

/**
 * The graph of the job: each query with its inputs, its table, and the missing inputs it reports.
 * The constants are in an order in which they can be computed; the compiler checks this, because no
 * constant can refer to a later one.
 */
enum Query implements Relation {
  // Reported figures.
  TWELVE_MONTHS(reads(FIGURE)),
  BALANCE(reads(FIGURE)),
  REVENUE(reads(TWELVE_MONTHS)),
  CASH_FLOW(reads(TWELVE_MONTHS)),
  REPORTED_TOTAL(reads(FIGURE)),

  // Loans and trade.
  LOAN(reads(DEAL, PAYMENT_MADE)),
  REPAYMENT(reads(SCHEDULE, DEAL, PAYMENT_MADE, LOAN)),
  BORROWER(reads(LOAN, FIGURE)),
  LENDING_CHANGE(reads(FIGURE, LOAN, REPAYMENT, TWELVE_MONTHS, BORROWER)),
  TRADE_DUE(reads(DEAL, SCHEDULE)),
  TRADE_PAID(reads(SCHEDULE, DEAL, PAYMENT_MADE)),
  COUNTERPARTY_AMOUNT(
      reads(FIGURE, REPORTED_TOTAL, CONSOLIDATION, TRADE_PAID, DEAL, REPAYMENT, LOAN, TRADE_DUE)),
  COUNTERPARTY_SHARE(reads(COUNTERPARTY_AMOUNT, REPORTED_TOTAL)),

  // Prices, rates and equity.
  QUOTE(reads(PRICE)),
  DAY_RATE(reads(DEAL, FACILITY, QUOTE, FX_RATE)),
  EQUITY_GRANT(reads(DEAL, PARTY)),
  EQUITY_GRANT_DAY(reads(EQUITY_GRANT, QUOTE)),
  PRICE_REACTION(reads(EQUITY_GRANT, QUOTE)),
  STAKE(reads(HOLDING)),
  KNOWN_STAKE(reads(STAKE).notKept()),
  LOOK_THROUGH(reads(KNOWN_STAKE).by(Paths::lookThrough)),

  // Financing by vendors and purchases by customers.
  VENDOR_DEAL(reads(DEAL, SCHEDULE, PAYMENT_MADE)),
  VENDOR_EDGE(reads(VENDOR_DEAL)),
  SELLER(reads(DEAL, PAYMENT_MADE)),
  VENDOR_PAIR(reads(VENDOR_DEAL, SELLER, VENDOR_EDGE)),
  VENDOR_INDIRECT(reads(VENDOR_EDGE, VENDOR_PAIR).by(Paths::indirectPayments)),

  // The tables.
  CONCENTRATION(
      reads(COUNTERPARTY_SHARE, REPORTED_TOTAL, DEAL, TRADE_DUE, LOAN)
          .makes(DependenceTables.CONCENTRATION)
          .reports(
              "no reported total: shares are of what deals and payments add up to",
              "reported_total IS NULL AND side <> 'supplier'")
          .reports(
              "more is known than was reported: shares are of what is known",
              "reported_total IS NOT NULL AND denominator > reported_total")
          .reports("deals without an amount: no share counts them", "deals_without_amount > 0")),
  COUNTERPARTY(reads(COUNTERPARTY_SHARE).makes(DependenceTables.COUNTERPARTY).notKept()),
  MARKET_CONCENTRATION(
      reads(DEAL)
          .makes(DependenceTables.MARKET)
          .reports("deals without an amount: no share counts them", "deals_without_amount > 0")),
  DEPENDENCY(
      reads(
              CIRCULAR_MEMBER,
              CONSOLIDATION,
              COUNTERPARTY_AMOUNT,
              COUNTERPARTY_SHARE,
              REPORTED_TOTAL,
              DEAL,
              SCHEDULE,
              CASH_FLOW)
          .makes(DependenceTables.DEPENDENCY)
          .reports(
              "no revenue of twelve months: revenue, from_group, share_from_group",
              "revenue IS NULL")
          .reports(
              "no measured groups, or all from the group is of unknown amount: from_group",
              "revenue IS NOT NULL AND from_group IS NULL")
          .reports(
              "no backlog: backlog, backlog_from_group, share_of_backlog_from_group",
              "backlog IS NULL")
          .reports(
              "no capex and operating cash flow of the same twelve months:"
                  + " capex_to_operating_cash_flow",
              "operating_cash_flow IS NULL")),
  VENDOR_FINANCING(
      reads(VENDOR_DEAL, VENDOR_INDIRECT, SELLER, REVENUE)
          .makes(DependenceTables.VENDOR_FINANCING)
          .reports(
              "capital of unknown amount alone: financed, return_ratio, financed_share",
              "financed IS NULL")
          .reports(
              "no purchase of known amount: purchased_direct, purchased_net, return_ratio",
              "purchased_direct IS NULL")
          .reports(
              "guarantees of unknown amount alone: guaranteed, financed_to_revenue",
              "guaranteed IS NULL")
          .reports(
              "gifts of unknown amount alone: consideration, purchased_net",
              "consideration IS NULL")
          .reports("no revenue of the supplier: financed_to_revenue", "supplier_revenue IS NULL")),
  EQUITY_FUNDED_PURCHASE(
      reads(DEAL, PRICE_REACTION, EQUITY_GRANT, EQUITY_GRANT_DAY, DAY_RATE)
          .makes(EquityTables.EQUITY_FUNDED_PURCHASE)
          .reports(
              "no strike of a warrant, no shares, price or rate: value, covered_share",
              "value IS NULL")
          .reports(
              "no purchase of known amount under the agreement: purchase, covered_share",
              "purchase IS NULL")
          .reports(
              "no price within exposure.announcement-days before and after: announcement_gain",
              "announcement_return IS NULL")
          .reports(
              "no other prices of the two days: abnormal_return",
              "announcement_return IS NOT NULL AND abnormal_return IS NULL")),
  OWNERSHIP(
      reads(STAKE, LOOK_THROUGH)
          .makes(EquityTables.OWNERSHIP)
          .reports(
              "stake of unknown size, or stakes that contradict each other: look_through_pct",
              "look_through_pct IS NULL")),
  LENDING(
      reads(LENDING_CHANGE)
          .makes(MeansTables.LENDING)
          .notKept()
          .reports(
              "no reported debt: debt is the sum of loans less what was repaid",
              "debt_source = 'deals'")
          .reports("no reported debt and no loan of known amount: debt", "debt IS NULL")
          .reports("no revenue of twelve months by then: debt_to_revenue", "revenue IS NULL")
          .reports(
              "no EBITDA and interest of one period by then: interest_cover",
              "interest_cover IS NULL")),
  LENDING_BY_KIND(reads(LOAN, PARTY).makes(MeansTables.LENDING_BY_KIND)),
  VALUATION(
      reads(FIGURE, QUOTE, PARTY, DAY_RATE, TWELVE_MONTHS)
          .makes(MeansTables.VALUATION)
          .reports("no revenue of twelve months by then: multiple", "revenue IS NULL")),
  COMMITMENT(
      reads(TRADE_DUE, REVENUE, BALANCE)
          .makes(MeansTables.COMMITMENT)
          .reports(
              "no revenue of twelve months: revenue, coverage, funding_gap",
              "committed IS NOT NULL AND revenue IS NULL")
          .reports("no cash: cash, coverage", "committed IS NOT NULL AND cash IS NULL")
          .reports("no schedule: due_year", "committed IS NOT NULL AND due_year IS NULL")
          .reports(
              "deals without an amount: committed does not count them",
              "deals_without_amount > 0")),
  REVENUE_GAP(
      reads(TWELVE_MONTHS, COUNTED_KIND, PARTY, ASSUMPTION)
          .makes(MeansTables.REVENUE_GAP)
          .reports(
              "parties of the counted kinds without capex or revenue: no sum counts them",
              "spenders_unknown > 0 OR earners_unknown > 0")),
  RESILIENCE(
      reads(
              FIGURE,
              TWELVE_MONTHS,
              FACILITY,
              DAY_RATE,
              REPAYMENT,
              LOAN,
              BALANCE,
              CASH_FLOW,
              CONCENTRATION)
          .makes(MeansTables.RESILIENCE)
          .reports("no debt: debt, net_debt, leverage", "debt IS NULL")
          .reports("no cash: cash, net_debt, leverage", "cash IS NULL")
          .reports(
              "no capex and operating cash flow of the same twelve months: free_cash_flow",
              "free_cash_flow IS NULL")
          .reports(
              "no EBITDA of twelve months above 0: leverage",
              "net_debt IS NOT NULL AND leverage IS NULL")
          .reports(
              "no equity above 0: debt_to_equity", "debt IS NOT NULL AND debt_to_equity IS NULL")
          .reports("no purchase of known amount: supplier_hhi", "supplier_hhi IS NULL")
          .reports(
              "no gross profit and revenue of one period: gross_margin", "gross_margin IS NULL")
          .reports("no maturity of any loan: debt_due_24m", "debt_due_24m IS NULL"));

  @SuppressWarnings("ImmutableEnumChecker") // Without state.
  private final Declaration declared;

  Query(Declaration declared) {
    this.declared = declared;
  }

  @Override
  public List<Relation> inputs() {
    return declared.inputs();
  }

  /** The table of its rows; empty for an intermediate step. */
  Optional<TableSpec> table() {
    return declared.table();
  }

  /** The inputs that may be missing for its rows. */
  List<MissingInput> missing() {
    return declared.missing();
  }

  /** The kernel that computes it; empty for SQL. */
  Optional<Kernel> kernel() {
    return declared.kernel();
  }

  /** Whether its rows are computed once and cached, not each time they are read. */
  boolean isKept() {
    return declared.kept();
  }
}
