package io.carousel.schema;

import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** Who depends on whom: customers, suppliers, lenders, markets, and customers that were paid. */
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
          "customer (who pays it), supplier (whom it pays), lender (whom it owes), or backlog (who has"
              + " ordered)",
          List.of());

  /** How much of a party's business is with whom. */
  public static final TableSpec CONCENTRATION =
      TableSpec.named(
              "reporting.concentration",
              "How much of a party's revenue, purchases, debt and backlog is with few others; parties"
                  + " under common control count as one")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("party_id", ColumnType.STRING, "The party")
          .column(SIDE)
          .keyedBy(List.of("side"))
          .required("denominator", ColumnType.MONEY, MONEY, "The total that shares are of")
          .required(
              "denominator_source",
              ColumnType.STRING,
              "",
              "Where it is from: fundamentals (as reported, or without reported_total the parts that"
                  + " were), else the sum of deals or of payments")
          .required(
              "basis",
              ColumnType.STRING,
              "",
              "What is counted: paid (trade paid in the period), contracted (trade still to come),"
                  + " announced (trade as announced) or principal (debt not yet repaid)")
          .optional(
              "period", ColumnType.STRING, "", "Period of the reported total: FY, TTM or POINT")
          .optional("period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "reported_total",
              ColumnType.MONEY,
              MONEY,
              "The total as reported, also where deals add up to more and stand in for it")
          .required(
              "coverage", ColumnType.DOUBLE, SHARE, "Part of the total whose counterparty is known")
          .required(
              "counterparties", ColumnType.LONG, "counterparties", "Those with a known amount")
          .required(
              "hhi_low", ColumnType.DOUBLE, HHI, "Herfindahl index if the rest is spread thin")
          .required("hhi_high", ColumnType.DOUBLE, HHI, "Herfindahl index if the rest is one more")
          .optional("top1_party_id", ColumnType.STRING, "", "The largest, by its ultimate parent")
          .optional("top1_share", ColumnType.DOUBLE, SHARE, "Its share")
          .optional("top3_share", ColumnType.DOUBLE, SHARE, "Share of the three largest together")
          .required(
              "major_counterparties",
              ColumnType.LONG,
              "counterparties",
              "Those of at least 10%, which accounting rules have a company name")
          .required(
              "deals_without_amount",
              ColumnType.LONG,
              "deals",
              "Deals of that kind whose amount is unknown, which no share counts")
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
              "The ten largest customers, suppliers, lenders and orderers of each party")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("party_id", ColumnType.STRING, "The party")
          .column(SIDE)
          .keyedBy(List.of("side"))
          .key("counterparty_id", ColumnType.STRING, "The other one, by its ultimate parent")
          .required("rank", ColumnType.LONG, "", "1 for the largest; ties by id")
          .required("amount", ColumnType.MONEY, MONEY, "What is with it")
          .required("share", ColumnType.DOUBLE, SHARE, "Its share of the denominator")
          .required(
              "source",
              ColumnType.STRING,
              "",
              "Where the amount is from: fundamentals, deals or payments")
          .law("a share is a share", "share > 0 and share <= 1.000000001")
          .refers(PARTY, "party_id", "counterparty_id")
          .keptPer("as_of")
          .build();

  /** How few parties sell or buy in a market. */
  public static final TableSpec MARKET =
      TableSpec.named(
              "reporting.market_concentration",
              "How few parties sell and buy in each market: chips, compute and so on, by what deals"
                  + " say is bought, as announced")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("market", ColumnType.STRING, "What is bought")
          .key("side", ColumnType.STRING, "seller or buyer")
          .required("amount", ColumnType.MONEY, MONEY, "Sum of the known amounts, as announced")
          .required("parties", ColumnType.LONG, "parties", "Sellers or buyers with a known amount")
          .required("hhi", ColumnType.DOUBLE, HHI, "Herfindahl index of the known amounts")
          .required("top1_party_id", ColumnType.STRING, "", "The largest, by its ultimate parent")
          .required("top1_share", ColumnType.DOUBLE, SHARE, "Its share")
          .required("top3_share", ColumnType.DOUBLE, SHARE, "Share of the three largest together")
          .required("deals", ColumnType.LONG, "deals", "Deals in the market")
          .required("deals_without_amount", ColumnType.LONG, "deals", "Those without an amount")
          .law("a market has a size", "amount > 0")
          .refers(PARTY, "top1_party_id")
          .keptPer("as_of")
          .build();

  /** How much of revenue comes from one's own circle. */
  public static final TableSpec DEPENDENCY =
      TableSpec.named(
              "reporting.dependency",
              "How much of a party's revenue and backlog is from its own circular group, and whether"
                  + " its operations pay for its investment")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("party_id", ColumnType.STRING, "The party")
          .optional(
              "group_scope",
              ColumnType.STRING,
              "",
              "The scope whose groups count: announced/all/party, else contracted or paid")
          .optional(
              "group_id",
              ColumnType.STRING,
              "",
              "Its circular group there, by known amounts; null if in none")
          .optional("revenue", ColumnType.MONEY, MONEY, "Revenue of twelve months as reported")
          .optional("revenue_period", ColumnType.STRING, "", "Of which period: TTM or FY")
          .optional("revenue_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "from_group",
              ColumnType.MONEY,
              MONEY,
              "Of that, from others of the group: as reported, else trade paid in the period; null if"
                  + " all that it may be is of unknown amount")
          .optional(
              "share_from_group",
              ColumnType.DOUBLE,
              SHARE,
              "from_group / revenue, or what is known of it where that is more")
          .optional("backlog", ColumnType.MONEY, MONEY, "Backlog as reported")
          .optional(
              "backlog_from_group",
              ColumnType.MONEY,
              MONEY,
              "Of that, from others of the group: as reported, else contracted trade to come")
          .optional(
              "share_of_backlog_from_group",
              ColumnType.DOUBLE,
              SHARE,
              "backlog_from_group / backlog")
          .optional("capex", ColumnType.MONEY, MONEY, "Investment of twelve months as reported")
          .optional(
              "operating_cash_flow", ColumnType.MONEY, MONEY, "Of the same twelve months, reported")
          .optional(
              "capex_to_operating_cash_flow",
              ColumnType.DOUBLE,
              "ratio",
              "capex / operating_cash_flow; null where operations bring in nothing")
          .refers(PARTY, "party_id", "group_id")
          .keptPer("as_of")
          .build();

  /** Who gives its customers the money to buy. */
  public static final TableSpec VENDOR_FINANCING =
      TableSpec.named(
              "reporting.vendor_financing",
              "Capital, shares and guarantees that those who sell gave to others, against what these"
                  + " buy of them")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("supplier_id", ColumnType.STRING, "The party that sells, and gives capital")
          .key("customer_id", ColumnType.STRING, "The party that buys, and is given it")
          .required(
              "basis",
              ColumnType.STRING,
              "",
              "announced: whole amounts of deals as announced, or what was paid of the side that has"
                  + " payments alone; paid where both have. Columns *_paid are of what is paid in any case")
          .optional(
              "window_from",
              ColumnType.DATE,
              "",
              "First day of the deals that count, capital and purchases alike; null for all")
          .optional(
              "financed",
              ColumnType.MONEY,
              MONEY,
              "Cash given: equity, bought shares, loans, grants; null if no amount is known")
          .optional("guaranteed", ColumnType.MONEY, MONEY, "Guarantees given, apart from that")
          .optional(
              "purchased_direct",
              ColumnType.MONEY,
              MONEY,
              "What the customer buys of the supplier; null if no amount is known, or no purchase of"
                  + " either kind")
          .required(
              "purchased_indirect",
              ColumnType.MONEY,
              MONEY,
              "What gets to the supplier through others that the customer pays, each passing on its"
                  + " payments in proportion; each dollar once")
          .optional(
              "return_ratio",
              ColumnType.DOUBLE,
              "ratio",
              "Purchases, direct and indirect, for each unit of cash given")
          .optional(
              "financed_share",
              ColumnType.DOUBLE,
              SHARE,
              "Part of the purchases that the cash could have paid for")
          .optional(
              "consideration",
              ColumnType.MONEY,
              MONEY,
              "Given to the customer for nothing: grants of cash and shares, warrants (ASC 606,"
                  + " consideration payable to a customer)")
          .optional(
              "purchased_net", ColumnType.MONEY, MONEY, "purchased_direct less the consideration")
          .optional("financed_paid", ColumnType.MONEY, MONEY, "Cash given by the date")
          .optional(
              "purchased_paid", ColumnType.MONEY, MONEY, "Purchases paid by the date, both kinds")
          .optional("return_ratio_paid", ColumnType.DOUBLE, "ratio", "The one by the other")
          .optional(
              "supplier_revenue", ColumnType.MONEY, MONEY, "The supplier's revenue as reported")
          .optional("supplier_revenue_period", ColumnType.STRING, "", "Of which period: TTM or FY")
          .optional("supplier_revenue_period_end", ColumnType.DATE, "", "Last day of that period")
          .optional(
              "financed_to_revenue",
              ColumnType.DOUBLE,
              "ratio",
              "Cash given and guaranteed for each unit of that revenue")
          .required(
              "purchases",
              ColumnType.LONG,
              "deals",
              "Deals, and payments beside them, by which the customer buys of the supplier itself; 0"
                  + " for whom it is not known to be a customer")
          .required(
              "deals_without_amount",
              ColumnType.LONG,
              "deals",
              "Deals between the two whose amount is unknown, which no sum counts")
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
