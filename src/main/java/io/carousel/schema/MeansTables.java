package io.carousel.schema;

import static io.carousel.schema.ExposureColumns.BORROWER_KIND;
import static io.carousel.schema.ExposureColumns.CASH;
import static io.carousel.schema.ExposureColumns.CASH_ON;
import static io.carousel.schema.ExposureColumns.COMMITTED;
import static io.carousel.schema.ExposureColumns.COMMITTED_IN;
import static io.carousel.schema.ExposureColumns.COVERAGE;
import static io.carousel.schema.ExposureColumns.DEALS_12M;
import static io.carousel.schema.ExposureColumns.DEBT;
import static io.carousel.schema.ExposureColumns.DEBT_DUE_24M;
import static io.carousel.schema.ExposureColumns.DEBT_DUE_SOURCE;
import static io.carousel.schema.ExposureColumns.DEBT_ON;
import static io.carousel.schema.ExposureColumns.DEBT_SOURCE;
import static io.carousel.schema.ExposureColumns.DEBT_TO_EQUITY;
import static io.carousel.schema.ExposureColumns.DEBT_TO_REVENUE;
import static io.carousel.schema.ExposureColumns.EARNERS;
import static io.carousel.schema.ExposureColumns.EARNERS_UNKNOWN;
import static io.carousel.schema.ExposureColumns.FREE_CASH_FLOW;
import static io.carousel.schema.ExposureColumns.FREE_CASH_FLOW_PERIOD_END;
import static io.carousel.schema.ExposureColumns.FUNDING_GAP;
import static io.carousel.schema.ExposureColumns.GAP;
import static io.carousel.schema.ExposureColumns.GROSS_MARGIN;
import static io.carousel.schema.ExposureColumns.GROSS_MARGIN_PERIOD_END;
import static io.carousel.schema.ExposureColumns.GROWTH;
import static io.carousel.schema.ExposureColumns.GW;
import static io.carousel.schema.ExposureColumns.INTEREST_COVER;
import static io.carousel.schema.ExposureColumns.INTEREST_PERIOD;
import static io.carousel.schema.ExposureColumns.INTEREST_PERIOD_END;
import static io.carousel.schema.ExposureColumns.LENDER_KIND;
import static io.carousel.schema.ExposureColumns.LEVERAGE;
import static io.carousel.schema.ExposureColumns.LEVERAGE_PERIOD_END;
import static io.carousel.schema.ExposureColumns.MARGIN;
import static io.carousel.schema.ExposureColumns.MARKET_VALUE;
import static io.carousel.schema.ExposureColumns.MONTH;
import static io.carousel.schema.ExposureColumns.MULTIPLE;
import static io.carousel.schema.ExposureColumns.NET_DEBT;
import static io.carousel.schema.ExposureColumns.NEW_DEBT_12M;
import static io.carousel.schema.ExposureColumns.PREVIOUS_ON;
import static io.carousel.schema.ExposureColumns.REVENUE;
import static io.carousel.schema.ExposureColumns.REVENUE_COVERAGE;
import static io.carousel.schema.ExposureColumns.REVENUE_EARNED;
import static io.carousel.schema.ExposureColumns.REVENUE_NEEDED;
import static io.carousel.schema.ExposureColumns.REVENUE_PERIOD;
import static io.carousel.schema.ExposureColumns.REVENUE_PERIOD_END;
import static io.carousel.schema.ExposureColumns.SCENARIO;
import static io.carousel.schema.ExposureColumns.SPENDERS;
import static io.carousel.schema.ExposureColumns.SPENDERS_UNKNOWN;
import static io.carousel.schema.ExposureColumns.SPENDING;
import static io.carousel.schema.ExposureColumns.SPENDING_SOURCE;
import static io.carousel.schema.ExposureColumns.SUPPLIER_HHI;
import static io.carousel.schema.ExposureColumns.USD_PER_GW;
import static io.carousel.schema.ExposureColumns.USEFUL_LIFE_YEARS;
import static io.carousel.schema.ExposureColumns.VALUED_ON;
import static io.carousel.schema.ExposureColumns.VALUE_SOURCE;
import static io.carousel.schema.FlowColumns.CONTRACTED;
import static io.carousel.schema.FlowColumns.DEALS_WITHOUT_AMOUNT;
import static io.carousel.schema.FlowColumns.DUE_YEAR;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.BORROWER_ID;
import static io.carousel.schema.Ids.PARTY_ID;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** Debts and promises of parties, against their assets and earnings. */
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
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(BORROWER_ID, ColumnType.STRING, "The party that borrows")
          .key(MONTH, ColumnType.STRING, "Last of the twelve months, as 2025-11")
          .optional(
              NEW_DEBT_12M,
              ColumnType.MONEY,
              MONEY,
              "Principal of the loans made in those months; null if no amount is known")
          .required(DEALS_12M, ColumnType.LONG, "deals", "Loans made in those months")
          .required(DEALS_WITHOUT_AMOUNT, ColumnType.LONG, "deals", "Loans with unknown amounts")
          .optional(DEBT, ColumnType.MONEY, MONEY, "Debt at the end of the month")
          .optional(
              DEBT_SOURCE,
              ColumnType.STRING,
              "",
              "fundamentals (last reported by then), else deals (loans less repayments)")
          .optional(DEBT_ON, ColumnType.DATE, "", "Date of the reported debt")
          .optional(REVENUE, ColumnType.MONEY, MONEY, "Last reported twelve-month revenue")
          .optional(REVENUE_PERIOD, ColumnType.STRING, "", "Period of that revenue: TTM or FY")
          .optional(REVENUE_PERIOD_END, ColumnType.DATE, "", "Last day of that period")
          .optional(DEBT_TO_REVENUE, ColumnType.DOUBLE, RATIO, "debt / revenue")
          .optional(
              INTEREST_COVER,
              ColumnType.DOUBLE,
              RATIO,
              "EBITDA / interest of the newest period with both")
          .optional(
              INTEREST_PERIOD, ColumnType.STRING, "", "Period of the interest cover: TTM, FY or Q")
          .optional(INTEREST_PERIOD_END, ColumnType.DATE, "", "Last day of that period")
          .law("amounts are not negative", "new_debt_12m >= 0")
          .law("debt has a source", "(debt is null) = (debt_source is null)")
          .refers(PARTY, BORROWER_ID)
          .keptPer(AS_OF)
          .build();

  /** New debt by kind of lender. */
  public static final TableSpec LENDING_BY_KIND =
      TableSpec.named(
              "reporting.lending_by_kind",
              "New debt of each borrower over rolling twelve months by kind of lender; principal")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(BORROWER_ID, ColumnType.STRING, "The party that borrows")
          .key(LENDER_KIND, ColumnType.STRING, "Kind of the lenders, or unknown")
          .key(MONTH, ColumnType.STRING, "Last of the twelve months, as 2025-11")
          .optional(
              NEW_DEBT_12M,
              ColumnType.MONEY,
              MONEY,
              "Principal of the loans made in those months; null if no amount is known")
          .optional(BORROWER_KIND, ColumnType.STRING, "", "Kind of the borrower")
          .required(DEALS_12M, ColumnType.LONG, "deals", "Loans made in those months")
          .required(DEALS_WITHOUT_AMOUNT, ColumnType.LONG, "deals", "Loans with unknown amounts")
          .refers(PARTY, BORROWER_ID)
          .keptPer(AS_OF)
          .build();

  /** Market values and valuations. */
  public static final TableSpec VALUATION =
      TableSpec.named(
              "reporting.valuation", "The market value of each party, in multiples of revenue")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(PARTY_ID, ColumnType.STRING, "The party")
          .key(VALUED_ON, ColumnType.DATE, "Date of the value")
          .required(MARKET_VALUE, ColumnType.MONEY, MONEY, "Market value or valuation")
          .required(
              VALUE_SOURCE,
              ColumnType.STRING,
              "",
              "market_cap (reported), price (share price times shares outstanding) or valuation (funding"
                  + " round)")
          .optional(
              REVENUE, ColumnType.MONEY, MONEY, "Last twelve-month revenue reported by that date")
          .optional(REVENUE_PERIOD, ColumnType.STRING, "", "Period of that revenue: TTM or FY")
          .optional(REVENUE_PERIOD_END, ColumnType.DATE, "", "Last day of that period")
          .optional(MULTIPLE, ColumnType.DOUBLE, RATIO, "market_value / revenue")
          .optional(PREVIOUS_ON, ColumnType.DATE, "", "Date of the previous value")
          .optional(
              GROWTH, ColumnType.DOUBLE, "share", "Change from the previous value; 1 means doubled")
          .law("a value is not negative", "market_value >= 0")
          .refers(PARTY, PARTY_ID)
          .keptPer(AS_OF)
          .build();

  /** Payments promised by parties. */
  public static final TableSpec COMMITMENT =
      TableSpec.named(
              "reporting.commitment",
              "Payments for trade that each party has promised after the as-of date, by due year, against its revenue and cash; contract value, as announced")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(PARTY_ID, ColumnType.STRING, "The party")
          .optional(DUE_YEAR, ColumnType.LONG, "", "Calendar year; null if no schedule is known")
          .keyedBy(List.of(DUE_YEAR))
          .optional(
              COMMITTED,
              ColumnType.MONEY,
              MONEY,
              "Amount it has promised to pay; null if no amount is known")
          .optional(CONTRACTED, ColumnType.MONEY, MONEY, "Part of it in deals signed or closed")
          .optional(
              COMMITTED_IN,
              ColumnType.MONEY,
              MONEY,
              "Amount that others have promised to pay it; null if no amount is known")
          .required(
              DEALS_WITHOUT_AMOUNT,
              ColumnType.LONG,
              "deals",
              "Deals that it has promised to pay with unknown amounts")
          .optional(REVENUE, ColumnType.MONEY, MONEY, "Last reported twelve-month revenue")
          .optional(REVENUE_PERIOD, ColumnType.STRING, "", "Period of that revenue: TTM or FY")
          .optional(REVENUE_PERIOD_END, ColumnType.DATE, "", "Last day of that period")
          .optional(CASH, ColumnType.MONEY, MONEY, "Last reported cash")
          .optional(CASH_ON, ColumnType.DATE, "", "Date of that cash")
          .optional(
              COVERAGE,
              ColumnType.DOUBLE,
              RATIO,
              "(revenue + cash) / committed, as if all cash were available for each year; null if any of them is"
                  + " unknown")
          .optional(REVENUE_COVERAGE, ColumnType.DOUBLE, RATIO, "revenue / committed")
          .optional(
              FUNDING_GAP,
              ColumnType.MONEY,
              MONEY,
              "committed - revenue, assuming constant revenue that could all be paid out; 0 if revenue"
                  + " is enough")
          .optional(GW, ColumnType.DOUBLE, "GW", "Power bought by the deals due then that state it")
          .optional(
              USD_PER_GW,
              ColumnType.DOUBLE,
              "reporting currency per GW",
              "Whole amount of those deals per GW, if both are known")
          .law("amounts are not negative", "committed >= 0 and committed_in >= 0")
          .law("contracted is part of committed", "contracted <= committed")
          .refers(PARTY, PARTY_ID)
          .keptPer(AS_OF)
          .build();

  /** The revenue that would justify the spending. */
  public static final TableSpec REVENUE_GAP =
      TableSpec.named(
              "reporting.revenue_gap",
              "Revenue that would justify the spending, and revenue earned")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(SCENARIO, ColumnType.STRING, "Assumed margin and useful life")
          .required(MARGIN, ColumnType.DOUBLE, "share", "Assumed gross margin")
          .required(
              USEFUL_LIFE_YEARS, ColumnType.DOUBLE, "years", "Assumed useful life of the purchases")
          .optional(SPENDING, ColumnType.MONEY, "reporting currency a year", "Spending")
          .required(
              SPENDING_SOURCE,
              ColumnType.STRING,
              "",
              "fundamentals (capex of the kinds in exposure.revenue-gap.spenders) or settings")
          .required(SPENDERS, ColumnType.LONG, "parties", "Parties with known capex")
          .required(
              SPENDERS_UNKNOWN,
              ColumnType.LONG,
              "parties",
              "Parties of those kinds without known capex")
          .optional(
              REVENUE_NEEDED,
              ColumnType.MONEY,
              "reporting currency a year",
              "spending / useful life / (1 - margin)")
          .optional(
              REVENUE_EARNED,
              ColumnType.MONEY,
              "reporting currency a year",
              "Last twelve-month revenue of the kinds in exposure.revenue-gap.earners")
          .required(EARNERS, ColumnType.LONG, "parties", "Parties with known revenue")
          .required(
              EARNERS_UNKNOWN,
              ColumnType.LONG,
              "parties",
              "Parties of those kinds without known revenue")
          .optional(
              GAP, ColumnType.MONEY, "reporting currency a year", "revenue_needed - revenue_earned")
          .keptPer(AS_OF)
          .build();

  /** The resilience of parties in a downturn. */
  public static final TableSpec RESILIENCE =
      TableSpec.named(
              "reporting.resilience",
              "How well each party could withstand a downturn: debt, cash, margins and debt due")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(PARTY_ID, ColumnType.STRING, "The party")
          .optional(DEBT, ColumnType.MONEY, MONEY, "Last reported debt")
          .optional(DEBT_ON, ColumnType.DATE, "", "Date of that debt")
          .optional(CASH, ColumnType.MONEY, MONEY, "Last reported cash")
          .optional(CASH_ON, ColumnType.DATE, "", "Date of that cash")
          .optional(NET_DEBT, ColumnType.MONEY, MONEY, "debt - cash")
          .optional(
              FREE_CASH_FLOW,
              ColumnType.MONEY,
              MONEY,
              "Operating cash flow - capex of the newest twelve months with both")
          .optional(FREE_CASH_FLOW_PERIOD_END, ColumnType.DATE, "", "Last day of that period")
          .optional(
              LEVERAGE,
              ColumnType.DOUBLE,
              RATIO,
              "net_debt / twelve-month EBITDA; null unless EBITDA is positive")
          .optional(LEVERAGE_PERIOD_END, ColumnType.DATE, "", "Last day of that period")
          .optional(
              DEBT_TO_EQUITY,
              ColumnType.DOUBLE,
              RATIO,
              "debt / equity; null unless equity is positive")
          .optional(
              GROSS_MARGIN,
              ColumnType.DOUBLE,
              "share",
              "Gross profit / revenue of the newest period with both")
          .optional(GROSS_MARGIN_PERIOD_END, ColumnType.DATE, "", "Last day of that period")
          .optional(
              DEBT_DUE_24M,
              ColumnType.MONEY,
              MONEY,
              "Principal that matures within 24 months of the as-of date; null if no maturity is known")
          .optional(
              DEBT_DUE_SOURCE,
              ColumnType.STRING,
              "",
              "facilities (amounts drawn) or deals (loans less repayments), whichever is larger")
          .optional(
              SUPPLIER_HHI,
              ColumnType.DOUBLE,
              "0 to 10,000",
              "Herfindahl index of its suppliers, by known amounts")
          .refers(PARTY, PARTY_ID)
          .keptPer(AS_OF)
          .build();

  public static final List<TableSpec> ALL =
      List.of(LENDING, LENDING_BY_KIND, VALUATION, COMMITMENT, REVENUE_GAP, RESILIENCE);

  private MeansTables() {}
}
