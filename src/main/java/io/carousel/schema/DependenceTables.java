package io.carousel.schema;

import static io.carousel.schema.CircularityColumns.PARTIES;
import static io.carousel.schema.CircularityColumns.RANK;
import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.ExposureColumns.BACKLOG;
import static io.carousel.schema.ExposureColumns.BACKLOG_FROM_GROUP;
import static io.carousel.schema.ExposureColumns.CAPEX;
import static io.carousel.schema.ExposureColumns.CAPEX_TO_OPERATING_CASH_FLOW;
import static io.carousel.schema.ExposureColumns.CONSIDERATION;
import static io.carousel.schema.ExposureColumns.COUNTERPARTIES;
import static io.carousel.schema.ExposureColumns.COVERAGE;
import static io.carousel.schema.ExposureColumns.DENOMINATOR;
import static io.carousel.schema.ExposureColumns.DENOMINATOR_SOURCE;
import static io.carousel.schema.ExposureColumns.FINANCED;
import static io.carousel.schema.ExposureColumns.FINANCED_PAID;
import static io.carousel.schema.ExposureColumns.FINANCED_SHARE;
import static io.carousel.schema.ExposureColumns.FINANCED_TO_REVENUE;
import static io.carousel.schema.ExposureColumns.FROM_GROUP;
import static io.carousel.schema.ExposureColumns.GROUP_SCOPE;
import static io.carousel.schema.ExposureColumns.GUARANTEED;
import static io.carousel.schema.ExposureColumns.HHI_HIGH;
import static io.carousel.schema.ExposureColumns.HHI_LOW;
import static io.carousel.schema.ExposureColumns.MAJOR_COUNTERPARTIES;
import static io.carousel.schema.ExposureColumns.OPERATING_CASH_FLOW;
import static io.carousel.schema.ExposureColumns.PURCHASED_DIRECT;
import static io.carousel.schema.ExposureColumns.PURCHASED_INDIRECT;
import static io.carousel.schema.ExposureColumns.PURCHASED_NET;
import static io.carousel.schema.ExposureColumns.PURCHASED_PAID;
import static io.carousel.schema.ExposureColumns.PURCHASES;
import static io.carousel.schema.ExposureColumns.REPORTED_TOTAL;
import static io.carousel.schema.ExposureColumns.RETURN_RATIO;
import static io.carousel.schema.ExposureColumns.RETURN_RATIO_PAID;
import static io.carousel.schema.ExposureColumns.REVENUE;
import static io.carousel.schema.ExposureColumns.REVENUE_PERIOD;
import static io.carousel.schema.ExposureColumns.REVENUE_PERIOD_END;
import static io.carousel.schema.ExposureColumns.SHARE_FROM_GROUP;
import static io.carousel.schema.ExposureColumns.SHARE_OF_BACKLOG_FROM_GROUP;
import static io.carousel.schema.ExposureColumns.SOURCE;
import static io.carousel.schema.ExposureColumns.SUPPLIER_REVENUE;
import static io.carousel.schema.ExposureColumns.SUPPLIER_REVENUE_PERIOD;
import static io.carousel.schema.ExposureColumns.SUPPLIER_REVENUE_PERIOD_END;
import static io.carousel.schema.ExposureColumns.TOP1_SHARE;
import static io.carousel.schema.ExposureColumns.TOP3_SHARE;
import static io.carousel.schema.ExposureColumns.WINDOW_FROM;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.FlowColumns.DEALS_WITHOUT_AMOUNT;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.COUNTERPARTY_ID;
import static io.carousel.schema.Ids.CUSTOMER_ID;
import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.SUPPLIER_ID;
import static io.carousel.schema.Ids.TOP1_PARTY_ID;
import static io.carousel.schema.MarketColumns.PERIOD;
import static io.carousel.schema.MarketColumns.PERIOD_END;

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

  /** The side of a party's business. */
  private static final ColumnSpec SIDE =
      new ColumnSpec(
          ExposureColumns.SIDE,
          ColumnType.STRING,
          true,
          "",
          "customer (pays it), supplier (it pays), lender (it owes), or backlog (has ordered from"
              + " it)",
          List.of());

  /** The concentration of a party's business. */
  public static final TableSpec CONCENTRATION =
      TableSpec.named(
              "reporting.concentration",
              "The concentration of a party's revenue, purchases, debt and backlog; counterparties under"
                  + " common control count as one")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(PARTY_ID, ColumnType.STRING, "The party")
          .column(SIDE)
          .keyedBy(List.of(ExposureColumns.SIDE))
          .required(DENOMINATOR, ColumnType.MONEY, MONEY, "The total that shares refer to")
          .required(
              DENOMINATOR_SOURCE,
              ColumnType.STRING,
              "",
              "Its source: fundamentals (as reported, or without reported_total the sum of the reported"
                  + " parts), else the sum of deals or payments")
          .required(
              BASIS,
              ColumnType.STRING,
              "",
              "What counts: paid (trade paid in the period), contracted (trade still to come),"
                  + " announced (trade as announced) or principal (debt not yet repaid)")
          .optional(PERIOD, ColumnType.STRING, "", "Period of the reported total: FY, TTM or POINT")
          .optional(PERIOD_END, ColumnType.DATE, "", "Last day of that period")
          .optional(
              REPORTED_TOTAL,
              ColumnType.MONEY,
              MONEY,
              "The total as reported, even if deals add up to more and replace it")
          .required(
              COVERAGE, ColumnType.DOUBLE, SHARE, "Share of the total with known counterparties")
          .required(
              COUNTERPARTIES,
              ColumnType.LONG,
              "counterparties",
              "Counterparties with a known amount")
          .required(
              HHI_LOW, ColumnType.DOUBLE, HHI, "Herfindahl index if the rest is widely spread")
          .required(
              HHI_HIGH, ColumnType.DOUBLE, HHI, "Herfindahl index if the rest is one counterparty")
          .optional(TOP1_PARTY_ID, ColumnType.STRING, "", "The largest one, as its ultimate parent")
          .optional(TOP1_SHARE, ColumnType.DOUBLE, SHARE, "Its share")
          .optional(TOP3_SHARE, ColumnType.DOUBLE, SHARE, "Combined share of the three largest")
          .required(
              MAJOR_COUNTERPARTIES,
              ColumnType.LONG,
              "counterparties",
              "Counterparties of at least 10%, which accounting rules require to be disclosed")
          .required(
              DEALS_WITHOUT_AMOUNT,
              ColumnType.LONG,
              "deals",
              "Deals on that side with unknown amounts, not included in shares")
          .law("shares are of something", "denominator > 0")
          .law("known amounts do not exceed the total", "coverage >= 0 and coverage <= 1.000000001")
          .law(
              "a Herfindahl index is at most 10,000",
              "hhi_low <= hhi_high and hhi_high <= 10000.001")
          .law("the largest is not above the three largest", "top1_share <= top3_share + 1e-12")
          .refers(PARTY, PARTY_ID, TOP1_PARTY_ID)
          .keptPer(AS_OF)
          .build();

  /** The largest counterparties of each party. */
  public static final TableSpec COUNTERPARTY =
      TableSpec.named(
              "reporting.counterparty",
              "The ten largest customers, suppliers, lenders and backlog customers of each party")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(PARTY_ID, ColumnType.STRING, "The party")
          .column(SIDE)
          .keyedBy(List.of(ExposureColumns.SIDE))
          .key(COUNTERPARTY_ID, ColumnType.STRING, "The counterparty, as its ultimate parent")
          .required(RANK, ColumnType.LONG, "", "1 for the largest; ties by id")
          .required(AMOUNT, ColumnType.MONEY, MONEY, "Amount with it")
          .required(ExposureColumns.SHARE, ColumnType.DOUBLE, SHARE, "Its share of the denominator")
          .required(
              SOURCE,
              ColumnType.STRING,
              "",
              "Source of the amount: fundamentals, deals or payments")
          .law("a share is a share", "share > 0 and share <= 1.000000001")
          .refers(PARTY, PARTY_ID, COUNTERPARTY_ID)
          .keptPer(AS_OF)
          .build();

  /** The concentration of a market. */
  public static final TableSpec MARKET =
      TableSpec.named(
              "reporting.market_concentration",
              "The concentration of the sellers and buyers of each market: chips, compute and so on, by the assets of deals, as announced")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(ExposureColumns.MARKET, ColumnType.STRING, "The asset that is bought")
          .key(ExposureColumns.SIDE, ColumnType.STRING, "seller or buyer")
          .required(AMOUNT, ColumnType.MONEY, MONEY, "Sum of the known amounts, as announced")
          .required(PARTIES, ColumnType.LONG, "parties", "Sellers or buyers with a known amount")
          .required(
              ExposureColumns.HHI, ColumnType.DOUBLE, HHI, "Herfindahl index of the known amounts")
          .required(TOP1_PARTY_ID, ColumnType.STRING, "", "The largest one, as its ultimate parent")
          .required(TOP1_SHARE, ColumnType.DOUBLE, SHARE, "Its share")
          .required(TOP3_SHARE, ColumnType.DOUBLE, SHARE, "Combined share of the three largest")
          .required(DEALS, ColumnType.LONG, "deals", "Deals in the market")
          .required(DEALS_WITHOUT_AMOUNT, ColumnType.LONG, "deals", "Deals without an amount")
          .law("a market has a size", "amount > 0")
          .refers(PARTY, TOP1_PARTY_ID)
          .keptPer(AS_OF)
          .build();

  /** The part of a party's revenue from its own circular group. */
  public static final TableSpec DEPENDENCY =
      TableSpec.named(
              "reporting.dependency",
              "The part of a party's revenue and backlog from its own circular group, and whether its operations pay for its investment")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(PARTY_ID, ColumnType.STRING, "The party")
          .optional(
              GROUP_SCOPE,
              ColumnType.STRING,
              "",
              "The scope that defines the groups: announced/all/party, else contracted or paid")
          .optional(
              GROUP_ID,
              ColumnType.STRING,
              "",
              "Its circular group in that scope, by known amounts; null if it is in no group")
          .optional(REVENUE, ColumnType.MONEY, MONEY, "Reported twelve-month revenue")
          .optional(REVENUE_PERIOD, ColumnType.STRING, "", "Period of that revenue: TTM or FY")
          .optional(REVENUE_PERIOD_END, ColumnType.DATE, "", "Last day of that period")
          .optional(
              FROM_GROUP,
              ColumnType.MONEY,
              MONEY,
              "Part of the revenue from other members of the group: as reported, else trade paid in the"
                  + " period; null if all amounts that may belong to it are unknown")
          .optional(
              SHARE_FROM_GROUP,
              ColumnType.DOUBLE,
              SHARE,
              "from_group / revenue, or / the sum of known amounts if that is larger")
          .optional(BACKLOG, ColumnType.MONEY, MONEY, "Backlog as reported")
          .optional(
              BACKLOG_FROM_GROUP,
              ColumnType.MONEY,
              MONEY,
              "Part of the backlog from other members of the group: as reported, else contracted trade"
                  + " still to come")
          .optional(
              SHARE_OF_BACKLOG_FROM_GROUP, ColumnType.DOUBLE, SHARE, "backlog_from_group / backlog")
          .optional(CAPEX, ColumnType.MONEY, MONEY, "Reported twelve-month capital expenditure")
          .optional(
              OPERATING_CASH_FLOW,
              ColumnType.MONEY,
              MONEY,
              "Reported operating cash flow of the same period")
          .optional(
              CAPEX_TO_OPERATING_CASH_FLOW,
              ColumnType.DOUBLE,
              "ratio",
              "capex / operating_cash_flow; null unless the cash flow is positive")
          .refers(PARTY, PARTY_ID, GROUP_ID)
          .keptPer(AS_OF)
          .build();

  /** Suppliers that finance their own customers. */
  public static final TableSpec VENDOR_FINANCING =
      TableSpec.named(
              "reporting.vendor_financing",
              "Capital, shares and guarantees that sellers gave to others, against their purchases from"
                  + " them")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(SUPPLIER_ID, ColumnType.STRING, "The party that sells and gives capital")
          .key(CUSTOMER_ID, ColumnType.STRING, "The party that receives the capital and may buy")
          .required(
              BASIS,
              ColumnType.STRING,
              "",
              "announced: whole amounts of deals as announced, or the amount paid on a side that has"
                  + " payments but no deals; paid: neither side has deals. Columns *_paid always hold"
                  + " amounts paid")
          .optional(
              WINDOW_FROM,
              ColumnType.DATE,
              "",
              "First day of the deals that count, for both capital and purchases; null for all deals")
          .optional(
              FINANCED,
              ColumnType.MONEY,
              MONEY,
              "Cash given: equity, shares bought, loans, grants; null if no amount is known")
          .optional(GUARANTEED, ColumnType.MONEY, MONEY, "Guarantees given, in addition")
          .optional(
              PURCHASED_DIRECT,
              ColumnType.MONEY,
              MONEY,
              "Purchases of the customer from the supplier; null if no amount is known, or if there is neither a direct nor an indirect purchase")
          .required(
              PURCHASED_INDIRECT,
              ColumnType.MONEY,
              MONEY,
              "The customer's payments that reach the supplier through others, each of which passes on"
                  + " its payments in proportion; every dollar counts once")
          .optional(
              RETURN_RATIO,
              ColumnType.DOUBLE,
              "ratio",
              "Purchases, direct and indirect, per unit of cash given")
          .optional(
              FINANCED_SHARE,
              ColumnType.DOUBLE,
              SHARE,
              "Share of the purchases that the cash given could have paid for")
          .optional(
              CONSIDERATION,
              ColumnType.MONEY,
              MONEY,
              "Grants of cash and shares, and warrants, given to the customer (ASC 606, consideration"
                  + " payable to a customer)")
          .optional(PURCHASED_NET, ColumnType.MONEY, MONEY, "purchased_direct - consideration")
          .optional(FINANCED_PAID, ColumnType.MONEY, MONEY, "Cash given by the as-of date")
          .optional(
              PURCHASED_PAID,
              ColumnType.MONEY,
              MONEY,
              "Purchases paid by the as-of date, direct and indirect")
          .optional(RETURN_RATIO_PAID, ColumnType.DOUBLE, "ratio", "purchased_paid / financed_paid")
          .optional(
              SUPPLIER_REVENUE,
              ColumnType.MONEY,
              MONEY,
              "Reported twelve-month revenue of the supplier")
          .optional(
              SUPPLIER_REVENUE_PERIOD, ColumnType.STRING, "", "Period of that revenue: TTM or FY")
          .optional(SUPPLIER_REVENUE_PERIOD_END, ColumnType.DATE, "", "Last day of that period")
          .optional(
              FINANCED_TO_REVENUE,
              ColumnType.DOUBLE,
              "ratio",
              "(financed + guaranteed) / supplier_revenue")
          .required(
              PURCHASES,
              ColumnType.LONG,
              "deals",
              "Deals and payments by which the customer buys directly from the supplier; 0 if it is not"
                  + " known to be a customer")
          .required(
              DEALS_WITHOUT_AMOUNT,
              ColumnType.LONG,
              "deals",
              "Deals between the two with unknown amounts, not included in sums")
          .law("nobody finances itself", "supplier_id <> customer_id")
          .law(
              "amounts are not negative",
              "financed >= 0 and purchased_direct >= 0 and purchased_indirect >= 0")
          .law("a share is a share", "financed_share >= 0 and financed_share <= 1")
          .refers(PARTY, SUPPLIER_ID, CUSTOMER_ID)
          .keptPer(AS_OF)
          .build();

  public static final List<TableSpec> ALL =
      List.of(CONCENTRATION, COUNTERPARTY, MARKET, DEPENDENCY, VENDOR_FINANCING);

  private DependenceTables() {}
}
