package io.carousel.schema;

import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** Who depends on whom: customers, suppliers, lenders, markets, and vendor financing. */
public final class DependenceTables {
  private static final String MONEY = "reporting currency";
  private static final String SHARE = "share";
  private static final String HHI = "0 to 10,000";
  private static final String PARTY = CuratedTables.PARTY.fullName();

  /** Which business of a party. */
  private static final ColumnSpec SIDE =
      new ColumnSpec(
          "side",
          ColumnType.STRING,
          true,
          "",
          "customer (pays it), supplier (it pays), lender (it owes), or backlog (has ordered from"
              + " it)",
          List.of());

  /** How concentrated a party's business is. */
  public static final TableSpec CONCENTRATION =
      TableSpec.named(
              "reporting.concentration",
              "How concentrated a party's revenue, purchases, debt and backlog are; counterparties under"
                  + " common control count as one")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("party_id", ColumnType.STRING, "The party")
          .column(SIDE)
          .keyedBy(List.of("side"))
          .required("denominator", ColumnType.MONEY, MONEY, "The total to which shares refer")
          .required(
              "denominator_source",
              ColumnType.STRING,
              "",
              "Its source: fundamentals (as reported, or without reported_total the sum of the reported"
                  + " parts), else the sum of deals or payments")
          .required(
              "basis",
              ColumnType.STRING,
              "",
              "What counts: paid (trade paid in the period), contracted (trade still to come),"
                  + " announced (trade as announced) or principal (debt not yet repaid)")
          .optional(
              "period", ColumnType.STRING, "", "Period of the reported total: FY, TTM or POINT")
          .optional("period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "reported_total",
              ColumnType.MONEY,
              MONEY,
              "The total as reported, even where deals add up to more and replace it")
          .required(
              "coverage", ColumnType.DOUBLE, SHARE, "Share of the total with known counterparties")
          .required(
              "counterparties",
              ColumnType.LONG,
              "counterparties",
              "Counterparties with a known amount")
          .required(
              "hhi_low", ColumnType.DOUBLE, HHI, "Herfindahl index if the rest is widely spread")
          .required(
              "hhi_high",
              ColumnType.DOUBLE,
              HHI,
              "Herfindahl index if the rest is one counterparty")
          .optional(
              "top1_party_id", ColumnType.STRING, "", "The largest one, as its ultimate parent")
          .optional("top1_share", ColumnType.DOUBLE, SHARE, "Its share")
          .optional("top3_share", ColumnType.DOUBLE, SHARE, "Combined share of the three largest")
          .required(
              "major_counterparties",
              ColumnType.LONG,
              "counterparties",
              "Counterparties of at least 10%, which accounting rules require to be disclosed")
          .required(
              "deals_without_amount",
              ColumnType.LONG,
              "deals",
              "Deals on that side with unknown amounts, which shares leave out")
          .law("shares are of something", "denominator > 0")
          .law("no more is known than there is", "coverage >= 0 and coverage <= 1.000000001")
          .law(
              "a Herfindahl index is at most 10,000",
              "hhi_low <= hhi_high and hhi_high <= 10000.001")
          .law("the largest is not above the three largest", "top1_share <= top3_share + 1e-12")
          .refers(PARTY, "party_id", "top1_party_id")
          .keptPer("as_of")
          .build();

  /** The largest counterparties of each party. */
  public static final TableSpec COUNTERPARTY =
      TableSpec.named(
              "reporting.counterparty",
              "The ten largest customers, suppliers, lenders and backlog customers of each party")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("party_id", ColumnType.STRING, "The party")
          .column(SIDE)
          .keyedBy(List.of("side"))
          .key("counterparty_id", ColumnType.STRING, "The counterparty, as its ultimate parent")
          .required("rank", ColumnType.LONG, "", "1 for the largest; ties by id")
          .required("amount", ColumnType.MONEY, MONEY, "Amount with it")
          .required("share", ColumnType.DOUBLE, SHARE, "Its share of the denominator")
          .required(
              "source",
              ColumnType.STRING,
              "",
              "Source of the amount: fundamentals, deals or payments")
          .law("a share is a share", "share > 0 and share <= 1.000000001")
          .refers(PARTY, "party_id", "counterparty_id")
          .keptPer("as_of")
          .build();

  /** How concentrated a market is. */
  public static final TableSpec MARKET =
      TableSpec.named(
              "reporting.market_concentration",
              "How concentrated the sellers and buyers of each market are: chips, compute and so on, by"
                  + " the assets of deals, as announced")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("market", ColumnType.STRING, "What is bought")
          .key("side", ColumnType.STRING, "seller or buyer")
          .required("amount", ColumnType.MONEY, MONEY, "Sum of the known amounts, as announced")
          .required("parties", ColumnType.LONG, "parties", "Sellers or buyers with a known amount")
          .required("hhi", ColumnType.DOUBLE, HHI, "Herfindahl index of the known amounts")
          .required(
              "top1_party_id", ColumnType.STRING, "", "The largest one, as its ultimate parent")
          .required("top1_share", ColumnType.DOUBLE, SHARE, "Its share")
          .required("top3_share", ColumnType.DOUBLE, SHARE, "Combined share of the three largest")
          .required("deals", ColumnType.LONG, "deals", "Deals in the market")
          .required("deals_without_amount", ColumnType.LONG, "deals", "Deals without an amount")
          .law("a market has a size", "amount > 0")
          .refers(PARTY, "top1_party_id")
          .keptPer("as_of")
          .build();

  /** How much of its revenue a party gets from its own circular group. */
  public static final TableSpec DEPENDENCY =
      TableSpec.named(
              "reporting.dependency",
              "How much of a party's revenue and backlog comes from its own circular group, and whether"
                  + " its operations pay for its investment")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("party_id", ColumnType.STRING, "The party")
          .optional(
              "group_scope",
              ColumnType.STRING,
              "",
              "The scope that defines the groups: announced/all/party, else contracted or paid")
          .optional(
              "group_id",
              ColumnType.STRING,
              "",
              "Its circular group in that scope, by known amounts; null if it is in none")
          .optional("revenue", ColumnType.MONEY, MONEY, "Reported twelve-month revenue")
          .optional("revenue_period", ColumnType.STRING, "", "Period of that revenue: TTM or FY")
          .optional("revenue_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "from_group",
              ColumnType.MONEY,
              MONEY,
              "Part of the revenue from other members of the group: as reported, else trade paid in the"
                  + " period; null if all amounts that may belong to it are unknown")
          .optional(
              "share_from_group",
              ColumnType.DOUBLE,
              SHARE,
              "from_group / revenue, or / the sum of known amounts where that is larger")
          .optional("backlog", ColumnType.MONEY, MONEY, "Backlog as reported")
          .optional(
              "backlog_from_group",
              ColumnType.MONEY,
              MONEY,
              "Part of the backlog from other members of the group: as reported, else contracted trade"
                  + " still to come")
          .optional(
              "share_of_backlog_from_group",
              ColumnType.DOUBLE,
              SHARE,
              "backlog_from_group / backlog")
          .optional("capex", ColumnType.MONEY, MONEY, "Reported twelve-month capital expenditure")
          .optional(
              "operating_cash_flow",
              ColumnType.MONEY,
              MONEY,
              "Reported operating cash flow of the same period")
          .optional(
              "capex_to_operating_cash_flow",
              ColumnType.DOUBLE,
              "ratio",
              "capex / operating_cash_flow; null unless the cash flow is positive")
          .refers(PARTY, "party_id", "group_id")
          .keptPer("as_of")
          .build();

  /** Who finances its own customers. */
  public static final TableSpec VENDOR_FINANCING =
      TableSpec.named(
              "reporting.vendor_financing",
              "Capital, shares and guarantees that sellers gave to others, against what these buy from"
                  + " them")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("supplier_id", ColumnType.STRING, "The party that sells and gives capital")
          .key("customer_id", ColumnType.STRING, "The party that receives the capital and may buy")
          .required(
              "basis",
              ColumnType.STRING,
              "",
              "announced: whole amounts of deals as announced, or the amount paid on a side that has"
                  + " payments but no deals; paid: neither side has deals. Columns *_paid always hold"
                  + " amounts paid")
          .optional(
              "window_from",
              ColumnType.DATE,
              "",
              "First day of the deals that count, for both capital and purchases; null for all deals")
          .optional(
              "financed",
              ColumnType.MONEY,
              MONEY,
              "Cash given: equity, shares bought, loans, grants; null if no amount is known")
          .optional("guaranteed", ColumnType.MONEY, MONEY, "Guarantees given, in addition")
          .optional(
              "purchased_direct",
              ColumnType.MONEY,
              MONEY,
              "What the customer buys from the supplier; null if no amount is known, or if there is"
                  + " neither a direct nor an indirect purchase")
          .required(
              "purchased_indirect",
              ColumnType.MONEY,
              MONEY,
              "The customer's payments that reach the supplier through others, each of which passes on"
                  + " its payments in proportion; every dollar counts once")
          .optional(
              "return_ratio",
              ColumnType.DOUBLE,
              "ratio",
              "Purchases, direct and indirect, per unit of cash given")
          .optional(
              "financed_share",
              ColumnType.DOUBLE,
              SHARE,
              "Share of the purchases that the cash given could have paid for")
          .optional(
              "consideration",
              ColumnType.MONEY,
              MONEY,
              "Grants of cash and shares, and warrants, given to the customer (ASC 606, consideration"
                  + " payable to a customer)")
          .optional("purchased_net", ColumnType.MONEY, MONEY, "purchased_direct - consideration")
          .optional("financed_paid", ColumnType.MONEY, MONEY, "Cash given by the as-of date")
          .optional(
              "purchased_paid",
              ColumnType.MONEY,
              MONEY,
              "Purchases paid by the as-of date, direct and indirect")
          .optional(
              "return_ratio_paid", ColumnType.DOUBLE, "ratio", "purchased_paid / financed_paid")
          .optional(
              "supplier_revenue",
              ColumnType.MONEY,
              MONEY,
              "Reported twelve-month revenue of the supplier")
          .optional(
              "supplier_revenue_period", ColumnType.STRING, "", "Period of that revenue: TTM or FY")
          .optional("supplier_revenue_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "financed_to_revenue",
              ColumnType.DOUBLE,
              "ratio",
              "(financed + guaranteed) / supplier_revenue")
          .required(
              "purchases",
              ColumnType.LONG,
              "deals",
              "Deals and payments by which the customer buys directly from the supplier; 0 if it is not"
                  + " known to be a customer")
          .required(
              "deals_without_amount",
              ColumnType.LONG,
              "deals",
              "Deals between the two with unknown amounts, which sums leave out")
          .law("nobody finances itself", "supplier_id <> customer_id")
          .law(
              "amounts are not negative",
              "financed >= 0 and purchased_direct >= 0 and purchased_indirect >= 0")
          .law("a share is a share", "financed_share >= 0 and financed_share <= 1")
          .refers(PARTY, "supplier_id", "customer_id")
          .keptPer("as_of")
          .build();

  public static final List<TableSpec> ALL =
      List.of(CONCENTRATION, COUNTERPARTY, MARKET, DEPENDENCY, VENDOR_FINANCING);

  private DependenceTables() {}
}
