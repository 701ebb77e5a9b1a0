package io.carousel.schema;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** What parties owe and have promised, against what they have and earn. */
public final class MeansTables {
  private static final String MONEY = "reporting currency";
  private static final String RATIO = "ratio";
  private static final String PARTY = CuratedTables.PARTY.fullName();

  /** New debt and what carries it. */
  public static final TableSpec LENDING =
      TableSpec.named(
              "reporting.lending",
              "New debt of each borrower over rolling twelve months, and what carries it; principal,"
                  + " of the deals that stand today")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("borrower_id", ColumnType.STRING, "The party that borrows")
          .key("month", ColumnType.STRING, "The month with which the twelve end, as 2025-11")
          .optional(
              "new_debt_12m",
              ColumnType.MONEY,
              MONEY,
              "Principal of the loans made in those months; null if no amount is known")
          .required("deals_12m", ColumnType.LONG, "deals", "Loans made in those months")
          .required(
              "deals_without_amount", ColumnType.LONG, "deals", "Those whose amount is unknown")
          .optional("debt", ColumnType.MONEY, MONEY, "Debt at the end of the month")
          .optional(
              "debt_source",
              ColumnType.STRING,
              "",
              "fundamentals (last reported by then), else deals (loans less what was repaid)")
          .optional("debt_on", ColumnType.DATE, "", "Day of the reported debt")
          .optional("revenue", ColumnType.MONEY, MONEY, "Last revenue of twelve months reported")
          .optional("revenue_period", ColumnType.STRING, "", "Of which period: TTM or FY")
          .optional("revenue_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional("debt_to_revenue", ColumnType.DOUBLE, RATIO, "debt / revenue")
          .optional(
              "interest_cover",
              ColumnType.DOUBLE,
              RATIO,
              "EBITDA / interest of one period, the last")
          .optional("interest_period", ColumnType.STRING, "", "Of which period: TTM, FY or Q")
          .optional("interest_period_end", ColumnType.DATE, "", "Last day of that period")
          .law("amounts are not negative", "new_debt_12m >= 0")
          .law("debt has a source", "(debt is null) = (debt_source is null)")
          .refers(PARTY, "borrower_id")
          .keptPer("as_of")
          .build();

  /** New debt by who lends. */
  public static final TableSpec LENDING_BY_KIND =
      TableSpec.named(
              "reporting.lending_by_kind",
              "New debt of each borrower over rolling twelve months by the kind of who lends;"
                  + " principal")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("borrower_id", ColumnType.STRING, "The party that borrows")
          .key("lender_kind", ColumnType.STRING, "What the lenders are, or unknown")
          .key("month", ColumnType.STRING, "The month with which the twelve end, as 2025-11")
          .optional(
              "new_debt_12m",
              ColumnType.MONEY,
              MONEY,
              "Principal of the loans made in those months; null if no amount is known")
          .optional("borrower_kind", ColumnType.STRING, "", "What the borrower is")
          .required("deals_12m", ColumnType.LONG, "deals", "Loans made in those months")
          .required(
              "deals_without_amount", ColumnType.LONG, "deals", "Those whose amount is unknown")
          .refers(PARTY, "borrower_id")
          .keptPer("as_of")
          .build();

  /** What parties are said to be worth. */
  public static final TableSpec VALUATION =
      TableSpec.named("reporting.valuation", "What each party is worth, in multiples of revenue")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("party_id", ColumnType.STRING, "The party")
          .key("valued_on", ColumnType.DATE, "Day of the value")
          .required("market_value", ColumnType.MONEY, MONEY, "What it is worth")
          .required(
              "value_source",
              ColumnType.STRING,
              "",
              "market_cap (reported), price (times shares outstanding) or valuation (last round)")
          .optional("revenue", ColumnType.MONEY, MONEY, "Last revenue of twelve months by that day")
          .optional("revenue_period", ColumnType.STRING, "", "Of which period: TTM or FY")
          .optional("revenue_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional("multiple", ColumnType.DOUBLE, RATIO, "market_value / revenue")
          .optional("previous_on", ColumnType.DATE, "", "Day of the value before")
          .optional(
              "growth", ColumnType.DOUBLE, "share", "Change against the value before; 1 is doubled")
          .law("a value is not negative", "market_value >= 0")
          .refers(PARTY, "party_id")
          .keptPer("as_of")
          .build();

  /** What parties have promised to pay. */
  public static final TableSpec COMMITMENT =
      TableSpec.named(
              "reporting.commitment",
              "What each party has promised to pay for trade after the date, by due year, against what"
                  + " it earns and has; contract value, as announced")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("party_id", ColumnType.STRING, "The party")
          .optional(
              "due_year",
              ColumnType.LONG,
              "",
              "Calendar year; null where nobody knows when it is due")
          .keyedBy(List.of("due_year"))
          .optional(
              "committed", ColumnType.MONEY, MONEY, "What it is to pay; null if no amount is known")
          .optional("contracted", ColumnType.MONEY, MONEY, "Of that, by deals signed or closed")
          .optional(
              "committed_in",
              ColumnType.MONEY,
              MONEY,
              "What others have promised to pay to it; null if no amount is known")
          .required(
              "deals_without_amount",
              ColumnType.LONG,
              "deals",
              "Deals that it is to pay whose amount is unknown")
          .optional("revenue", ColumnType.MONEY, MONEY, "Last revenue of twelve months as reported")
          .optional("revenue_period", ColumnType.STRING, "", "Of which period: TTM or FY")
          .optional("revenue_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional("cash", ColumnType.MONEY, MONEY, "Last cash as reported")
          .optional("cash_on", ColumnType.DATE, "", "Day of that cash")
          .optional(
              "coverage",
              ColumnType.DOUBLE,
              RATIO,
              "(revenue + cash) / committed, as if a year had all the cash; null if one is unknown")
          .optional("revenue_coverage", ColumnType.DOUBLE, RATIO, "revenue / committed")
          .optional(
              "funding_gap",
              ColumnType.MONEY,
              MONEY,
              "committed less revenue, as if revenue stayed and all of it could be paid out; 0 if"
                  + " revenue is enough")
          .optional(
              "gw", ColumnType.DOUBLE, "GW", "Power that deals due then buy, of those that say so")
          .optional(
              "usd_per_gw",
              ColumnType.DOUBLE,
              "reporting currency per GW",
              "Whole amount of those deals for each GW, where both are known")
          .law("amounts are not negative", "committed >= 0 and committed_in >= 0")
          .law("what is contracted is committed", "contracted <= committed")
          .refers(PARTY, "party_id")
          .keptPer("as_of")
          .build();

  /** What the spending has to earn. */
  public static final TableSpec REVENUE_GAP =
      TableSpec.named(
              "reporting.revenue_gap",
              "Revenue that would justify the spending, and what is earned")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("scenario", ColumnType.STRING, "Margin and useful life that are supposed")
          .required("margin", ColumnType.DOUBLE, "share", "Gross margin that is supposed")
          .required(
              "useful_life_years", ColumnType.DOUBLE, "years", "Useful life of what is bought")
          .optional("spending", ColumnType.MONEY, "reporting currency a year", "What is spent")
          .required(
              "spending_source",
              ColumnType.STRING,
              "",
              "fundamentals (capex of the kinds in exposure.revenue-gap.spenders) or settings")
          .required("spenders", ColumnType.LONG, "parties", "Parties whose capex is known")
          .required("spenders_unknown", ColumnType.LONG, "parties", "Those of the kinds without it")
          .optional(
              "revenue_needed",
              ColumnType.MONEY,
              "reporting currency a year",
              "spending / useful life / (1 - margin)")
          .optional(
              "revenue_earned",
              ColumnType.MONEY,
              "reporting currency a year",
              "Last revenue of twelve months of the kinds in exposure.revenue-gap.earners")
          .required("earners", ColumnType.LONG, "parties", "Parties whose revenue is known")
          .required("earners_unknown", ColumnType.LONG, "parties", "Those of the kinds without it")
          .optional(
              "gap",
              ColumnType.MONEY,
              "reporting currency a year",
              "revenue_needed - revenue_earned")
          .keptPer("as_of")
          .build();

  /** Who can take a blow. */
  public static final TableSpec RESILIENCE =
      TableSpec.named("reporting.resilience", "What a party has to stand a downturn with")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("party_id", ColumnType.STRING, "The party")
          .optional("debt", ColumnType.MONEY, MONEY, "Last debt as reported")
          .optional("debt_on", ColumnType.DATE, "", "Day of that debt")
          .optional("cash", ColumnType.MONEY, MONEY, "Last cash as reported")
          .optional("cash_on", ColumnType.DATE, "", "Day of that cash")
          .optional("net_debt", ColumnType.MONEY, MONEY, "debt - cash")
          .optional(
              "free_cash_flow",
              ColumnType.MONEY,
              MONEY,
              "Operating cash flow less capex of one period of twelve months, the last")
          .optional("free_cash_flow_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "leverage",
              ColumnType.DOUBLE,
              RATIO,
              "net_debt / EBITDA of twelve months; null where that is not above 0")
          .optional("leverage_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "debt_to_equity", ColumnType.DOUBLE, RATIO, "debt / equity; null where there is none")
          .optional(
              "gross_margin", ColumnType.DOUBLE, "share", "Gross profit / revenue of one period")
          .optional("gross_margin_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "debt_due_24m",
              ColumnType.MONEY,
              MONEY,
              "Principal that matures in the 24 months after the date; null if no maturity is known")
          .optional(
              "debt_due_source",
              ColumnType.STRING,
              "",
              "facilities (what is drawn) or deals (loans less what was repaid), whichever is more")
          .optional(
              "supplier_hhi",
              ColumnType.DOUBLE,
              "0 to 10,000",
              "Herfindahl index of its suppliers, by known amounts")
          .refers(PARTY, "party_id")
          .keptPer("as_of")
          .build();

  public static final List<TableSpec> ALL =
      List.of(LENDING, LENDING_BY_KIND, VALUATION, COMMITMENT, REVENUE_GAP, RESILIENCE);

  private MeansTables() {}
}
