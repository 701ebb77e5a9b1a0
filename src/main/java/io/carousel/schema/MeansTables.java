package io.carousel.schema;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** What parties owe and have promised, against what they own and earn. */
public final class MeansTables {
  private static final String MONEY = "reporting currency";
  private static final String RATIO = "ratio";
  private static final String PARTY = CuratedTables.PARTY.fullName();

  /** New debt, and the revenue and earnings that support it. */
  public static final TableSpec LENDING =
      TableSpec.named(
              "reporting.lending",
              "New debt of each borrower over rolling twelve months, and the revenue and earnings that"
                  + " support it; principal of the deals in force on the as-of date")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("borrower_id", ColumnType.STRING, "The party that borrows")
          .key("month", ColumnType.STRING, "Last of the twelve months, as 2025-11")
          .optional(
              "new_debt_12m",
              ColumnType.MONEY,
              MONEY,
              "Principal of the loans made in those months; null if no amount is known")
          .required("deals_12m", ColumnType.LONG, "deals", "Loans made in those months")
          .required("deals_without_amount", ColumnType.LONG, "deals", "Loans with unknown amounts")
          .optional("debt", ColumnType.MONEY, MONEY, "Debt at the end of the month")
          .optional(
              "debt_source",
              ColumnType.STRING,
              "",
              "fundamentals (last reported by then), else deals (loans less repayments)")
          .optional("debt_on", ColumnType.DATE, "", "Date of the reported debt")
          .optional("revenue", ColumnType.MONEY, MONEY, "Last reported twelve-month revenue")
          .optional("revenue_period", ColumnType.STRING, "", "Period of that revenue: TTM or FY")
          .optional("revenue_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional("debt_to_revenue", ColumnType.DOUBLE, RATIO, "debt / revenue")
          .optional(
              "interest_cover",
              ColumnType.DOUBLE,
              RATIO,
              "EBITDA / interest of the newest period with both")
          .optional(
              "interest_period",
              ColumnType.STRING,
              "",
              "Period of the interest cover: TTM, FY or Q")
          .optional("interest_period_end", ColumnType.DATE, "", "Last day of that period")
          .law("amounts are not negative", "new_debt_12m >= 0")
          .law("debt has a source", "(debt is null) = (debt_source is null)")
          .refers(PARTY, "borrower_id")
          .keptPer("as_of")
          .build();

  /** New debt by kind of lender. */
  public static final TableSpec LENDING_BY_KIND =
      TableSpec.named(
              "reporting.lending_by_kind",
              "New debt of each borrower over rolling twelve months by kind of lender; principal")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("borrower_id", ColumnType.STRING, "The party that borrows")
          .key("lender_kind", ColumnType.STRING, "Kind of the lenders, or unknown")
          .key("month", ColumnType.STRING, "Last of the twelve months, as 2025-11")
          .optional(
              "new_debt_12m",
              ColumnType.MONEY,
              MONEY,
              "Principal of the loans made in those months; null if no amount is known")
          .optional("borrower_kind", ColumnType.STRING, "", "Kind of the borrower")
          .required("deals_12m", ColumnType.LONG, "deals", "Loans made in those months")
          .required("deals_without_amount", ColumnType.LONG, "deals", "Loans with unknown amounts")
          .refers(PARTY, "borrower_id")
          .keptPer("as_of")
          .build();

  /** Market values and valuations. */
  public static final TableSpec VALUATION =
      TableSpec.named("reporting.valuation", "What each party is worth, in multiples of revenue")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("party_id", ColumnType.STRING, "The party")
          .key("valued_on", ColumnType.DATE, "Date of the value")
          .required("market_value", ColumnType.MONEY, MONEY, "Market value or valuation")
          .required(
              "value_source",
              ColumnType.STRING,
              "",
              "market_cap (reported), price (share price times shares outstanding) or valuation (funding"
                  + " round)")
          .optional(
              "revenue", ColumnType.MONEY, MONEY, "Last twelve-month revenue reported by that date")
          .optional("revenue_period", ColumnType.STRING, "", "Period of that revenue: TTM or FY")
          .optional("revenue_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional("multiple", ColumnType.DOUBLE, RATIO, "market_value / revenue")
          .optional("previous_on", ColumnType.DATE, "", "Date of the previous value")
          .optional(
              "growth",
              ColumnType.DOUBLE,
              "share",
              "Change from the previous value; 1 means doubled")
          .law("a value is not negative", "market_value >= 0")
          .refers(PARTY, "party_id")
          .keptPer("as_of")
          .build();

  /** What parties have promised to pay. */
  public static final TableSpec COMMITMENT =
      TableSpec.named(
              "reporting.commitment",
              "What each party has promised to pay for trade after the as-of date, by due year, against"
                  + " its revenue and cash; contract value, as announced")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("party_id", ColumnType.STRING, "The party")
          .optional(
              "due_year", ColumnType.LONG, "", "Calendar year; null where no schedule is known")
          .keyedBy(List.of("due_year"))
          .optional(
              "committed",
              ColumnType.MONEY,
              MONEY,
              "Amount it has promised to pay; null if no amount is known")
          .optional("contracted", ColumnType.MONEY, MONEY, "Part of it in deals signed or closed")
          .optional(
              "committed_in",
              ColumnType.MONEY,
              MONEY,
              "Amount that others have promised to pay it; null if no amount is known")
          .required(
              "deals_without_amount",
              ColumnType.LONG,
              "deals",
              "Deals that it has promised to pay with unknown amounts")
          .optional("revenue", ColumnType.MONEY, MONEY, "Last reported twelve-month revenue")
          .optional("revenue_period", ColumnType.STRING, "", "Period of that revenue: TTM or FY")
          .optional("revenue_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional("cash", ColumnType.MONEY, MONEY, "Last reported cash")
          .optional("cash_on", ColumnType.DATE, "", "Date of that cash")
          .optional(
              "coverage",
              ColumnType.DOUBLE,
              RATIO,
              "(revenue + cash) / committed, as if all cash were available for each year; null if any is"
                  + " unknown")
          .optional("revenue_coverage", ColumnType.DOUBLE, RATIO, "revenue / committed")
          .optional(
              "funding_gap",
              ColumnType.MONEY,
              MONEY,
              "committed - revenue, assuming constant revenue that could all be paid out; 0 if revenue"
                  + " is enough")
          .optional(
              "gw", ColumnType.DOUBLE, "GW", "Power bought by the deals due then that state it")
          .optional(
              "usd_per_gw",
              ColumnType.DOUBLE,
              "reporting currency per GW",
              "Whole amount of those deals per GW, where both are known")
          .law("amounts are not negative", "committed >= 0 and committed_in >= 0")
          .law("what is contracted is committed", "contracted <= committed")
          .refers(PARTY, "party_id")
          .keptPer("as_of")
          .build();

  /** The revenue that would justify the spending. */
  public static final TableSpec REVENUE_GAP =
      TableSpec.named(
              "reporting.revenue_gap",
              "Revenue that would justify the spending, and revenue earned")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("scenario", ColumnType.STRING, "Assumed margin and useful life")
          .required("margin", ColumnType.DOUBLE, "share", "Assumed gross margin")
          .required(
              "useful_life_years",
              ColumnType.DOUBLE,
              "years",
              "Assumed useful life of what is bought")
          .optional("spending", ColumnType.MONEY, "reporting currency a year", "Spending")
          .required(
              "spending_source",
              ColumnType.STRING,
              "",
              "fundamentals (capex of the kinds in exposure.revenue-gap.spenders) or settings")
          .required("spenders", ColumnType.LONG, "parties", "Parties with known capex")
          .required(
              "spenders_unknown",
              ColumnType.LONG,
              "parties",
              "Parties of those kinds without known capex")
          .optional(
              "revenue_needed",
              ColumnType.MONEY,
              "reporting currency a year",
              "spending / useful life / (1 - margin)")
          .optional(
              "revenue_earned",
              ColumnType.MONEY,
              "reporting currency a year",
              "Last twelve-month revenue of the kinds in exposure.revenue-gap.earners")
          .required("earners", ColumnType.LONG, "parties", "Parties with known revenue")
          .required(
              "earners_unknown",
              ColumnType.LONG,
              "parties",
              "Parties of those kinds without known revenue")
          .optional(
              "gap",
              ColumnType.MONEY,
              "reporting currency a year",
              "revenue_needed - revenue_earned")
          .keptPer("as_of")
          .build();

  /** How well parties could withstand a downturn. */
  public static final TableSpec RESILIENCE =
      TableSpec.named(
              "reporting.resilience",
              "How well each party could withstand a downturn: debt, cash, margins and debt due")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("party_id", ColumnType.STRING, "The party")
          .optional("debt", ColumnType.MONEY, MONEY, "Last reported debt")
          .optional("debt_on", ColumnType.DATE, "", "Date of that debt")
          .optional("cash", ColumnType.MONEY, MONEY, "Last reported cash")
          .optional("cash_on", ColumnType.DATE, "", "Date of that cash")
          .optional("net_debt", ColumnType.MONEY, MONEY, "debt - cash")
          .optional(
              "free_cash_flow",
              ColumnType.MONEY,
              MONEY,
              "Operating cash flow - capex of the newest twelve months with both")
          .optional("free_cash_flow_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "leverage",
              ColumnType.DOUBLE,
              RATIO,
              "net_debt / twelve-month EBITDA; null unless EBITDA is positive")
          .optional("leverage_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "debt_to_equity",
              ColumnType.DOUBLE,
              RATIO,
              "debt / equity; null unless equity is positive")
          .optional(
              "gross_margin",
              ColumnType.DOUBLE,
              "share",
              "Gross profit / revenue of the newest period with both")
          .optional("gross_margin_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "debt_due_24m",
              ColumnType.MONEY,
              MONEY,
              "Principal that matures within 24 months of the as-of date; null if no maturity is known")
          .optional(
              "debt_due_source",
              ColumnType.STRING,
              "",
              "facilities (amounts drawn) or deals (loans less repayments), whichever is larger")
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
