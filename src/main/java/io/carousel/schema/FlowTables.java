package io.carousel.schema;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.ASSET;
import static io.carousel.schema.DealColumns.CANCELLED_ON;
import static io.carousel.schema.DealColumns.CONDITIONS;
import static io.carousel.schema.DealColumns.CURRENCY;
import static io.carousel.schema.DealColumns.EXPIRES_ON;
import static io.carousel.schema.DealColumns.INSTRUMENT;
import static io.carousel.schema.DealColumns.KNOWN_ON;
import static io.carousel.schema.DealColumns.MATURES_ON;
import static io.carousel.schema.DealColumns.QUANTITY;
import static io.carousel.schema.DealColumns.SHARES;
import static io.carousel.schema.DealColumns.STATUS;
import static io.carousel.schema.DealColumns.STRIKE;
import static io.carousel.schema.DealColumns.UNIT;
import static io.carousel.schema.DealColumns.VESTING;
import static io.carousel.schema.FlowColumns.AMOUNT_HIGH;
import static io.carousel.schema.FlowColumns.AMOUNT_LOW;
import static io.carousel.schema.FlowColumns.ANNOUNCED;
import static io.carousel.schema.FlowColumns.ANNOUNCED_QUARTER;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.BINDING;
import static io.carousel.schema.FlowColumns.CANCELLED;
import static io.carousel.schema.FlowColumns.CONTRACTED;
import static io.carousel.schema.FlowColumns.CONVERTED_VALUE;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.FlowColumns.DEALS_WITHOUT_AMOUNT;
import static io.carousel.schema.FlowColumns.DUE_YEAR;
import static io.carousel.schema.FlowColumns.FROM_ON;
import static io.carousel.schema.FlowColumns.GIVEN_AMOUNT;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.FlowColumns.LAYERS;
import static io.carousel.schema.FlowColumns.LEVEL;
import static io.carousel.schema.FlowColumns.ORIGIN;
import static io.carousel.schema.FlowColumns.PAID;
import static io.carousel.schema.FlowColumns.PAYMENTS;
import static io.carousel.schema.FlowColumns.PRICED_ON;
import static io.carousel.schema.FlowColumns.SCHEDULED;
import static io.carousel.schema.FlowColumns.SLICE;
import static io.carousel.schema.FlowColumns.TO_ON;
import static io.carousel.schema.FlowColumns.UNKNOWN_AMOUNTS;
import static io.carousel.schema.Ids.AGREEMENT_ID;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.COUNTERPARTY_ID;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.ISSUER_ID;
import static io.carousel.schema.Ids.PARENT_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYEE_GROUP_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_GROUP_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.PAYMENT_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static io.carousel.schema.Ids.SOURCE_ID;
import static io.carousel.schema.MarketColumns.METRIC;
import static io.carousel.schema.MarketColumns.PERIOD;
import static io.carousel.schema.MarketColumns.PERIOD_END;
import static io.carousel.schema.MarketColumns.VALUE;
import static io.carousel.schema.PartyColumns.CYCLE;
import static io.carousel.schema.PartyColumns.DEPTH;
import static io.carousel.schema.PartyColumns.KIND;
import static io.carousel.schema.PartyColumns.PARENT_BY;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** The tables of the {@code flows} job. */
public final class FlowTables {
  private static final String MONEY = "reporting currency";

  /** The graphs that are measured. */
  public static final TableSpec SCOPE =
      TableSpec.named("reporting.scope", "The graphs that are measured")
          .key(SCOPE_ID, ColumnType.STRING, "as_of/basis/layers/level")
          .required(AS_OF, ColumnType.DATE, "", "The as-of date of the scope")
          .required(
              BASIS,
              ColumnType.STRING,
              "",
              "Which amounts: announced, contracted, paid, due-12m or due-60m")
          .required(
              LAYERS,
              ColumnType.STRING,
              "",
              "Which instruments: all, in-kind, contingent, capital or trade")
          .required(LEVEL, ColumnType.STRING, "", "Its nodes: party or group")
          .required(CURRENCY, ColumnType.STRING, "", "The reporting currency")
          .keptPer(AS_OF)
          .build();

  /**
   * Flow payments: the payments that count on each basis. A row is a deal, or a recorded payment of
   * {@code curated.payment}.
   */
  public static final TableSpec PAYMENT =
      TableSpec.named(
              "flow.payment",
              "Every deal and recorded payment that counts on a basis, with its amount there")
          .key(AS_OF, ColumnType.DATE, "The as-of date")
          .key(BASIS, ColumnType.STRING, "announced, contracted, paid, due-12m or due-60m")
          .key(KIND, ColumnType.STRING, "deal, or payment for a recorded one")
          .key(PAYMENT_ID, ColumnType.STRING, "The recorded payment, or the deal")
          .optional(DEAL_ID, ColumnType.STRING, "", "The deal")
          .required(PAYER_ID, ColumnType.STRING, "", "The party that pays")
          .required(PAYEE_ID, ColumnType.STRING, "", "The party that is paid")
          .required(PAYER_GROUP_ID, ColumnType.STRING, "", "The payer's ultimate parent, or itself")
          .required(PAYEE_GROUP_ID, ColumnType.STRING, "", "The payee's ultimate parent, or itself")
          .optional(INSTRUMENT, ColumnType.STRING, "", "What kind of deal")
          .required(
              LAYER,
              ColumnType.STRING,
              "",
              "capital, trade, in-kind, contingent, or unspecified without an instrument")
          .optional(
              STATUS,
              ColumnType.STRING,
              "",
              "How firm the deal is; null for a payment without a deal")
          .optional(SOURCE_ID, ColumnType.STRING, "", "The source of the deal")
          .optional(AMOUNT, ColumnType.MONEY, MONEY, "The amount on this basis; null if unknown")
          .optional(AMOUNT_LOW, ColumnType.MONEY, MONEY, "The lowest possible final amount")
          .optional(AMOUNT_HIGH, ColumnType.MONEY, MONEY, "The highest possible final amount")
          .required(
              SCHEDULED,
              ColumnType.BOOLEAN,
              "",
              "Whether the schedule is known, if the basis needs it")
          .optional(DATED_ON, ColumnType.DATE, "", "The day that dates it")
          .optional(
              PRICED_ON,
              ColumnType.DATE,
              "",
              "Day of the share price that values it; null for an amount of its own")
          .law("an amount is not negative", "amount >= 0")
          .law("an amount is within its range", "amount_low <= amount and amount <= amount_high")
          .refers(
              CuratedTables.PARTY.fullName(), PAYER_ID, PAYEE_ID, PAYER_GROUP_ID, PAYEE_GROUP_ID)
          .refers(CuratedTables.SOURCE.fullName(), SOURCE_ID)
          .keptPer(AS_OF)
          .build();

  /** The flows between two parties in a scope. */
  public static final TableSpec EDGE =
      TableSpec.named("flow.edge", "The flows from party to party in each scope")
          .key(SCOPE_ID, ColumnType.STRING, "The scope")
          .key(PAYER_ID, ColumnType.STRING, "The party that pays")
          .key(PAYEE_ID, ColumnType.STRING, "The party that is paid")
          .required(AS_OF, ColumnType.DATE, "", "The as-of date of the scope")
          .optional(
              AMOUNT, ColumnType.MONEY, MONEY, "Sum of the known amounts; null if none is known")
          .required(
              PAYMENTS, ColumnType.LONG, "payments", "Deals and recorded payments that make it up")
          .required(UNKNOWN_AMOUNTS, ColumnType.LONG, "payments", "Those of them without an amount")
          .law("an edge joins two parties", "payer_id <> payee_id")
          .law("an edge has a known or unknown amount", "amount > 0 or unknown_amounts > 0")
          .keptPer(AS_OF)
          .build();

  /** The deals that stand. */
  public static final TableSpec DEAL =
      TableSpec.named(
              "flow.deal",
              "The deals that stand, each in its newest version; rumored and replaced deals do not")
          .key(AS_OF, ColumnType.DATE, "The as-of date")
          .key(DEAL_ID, ColumnType.STRING, "The deal")
          .optional(AGREEMENT_ID, ColumnType.STRING, "", "The agreement that it is part of")
          .required(PAYER_ID, ColumnType.STRING, "", "The party that pays, or gives value")
          .required(PAYEE_ID, ColumnType.STRING, "", "The party that is paid")
          .required(PAYER_GROUP_ID, ColumnType.STRING, "", "The payer's ultimate parent, or itself")
          .required(PAYEE_GROUP_ID, ColumnType.STRING, "", "The payee's ultimate parent, or itself")
          .optional(ISSUER_ID, ColumnType.STRING, "", "The issuer of the securities")
          .required(INSTRUMENT, ColumnType.STRING, "", "What kind of deal")
          .optional(ASSET, ColumnType.STRING, "", "What is bought or given")
          .required(LAYER, ColumnType.STRING, "", "capital, trade, in-kind or contingent")
          .optional(AMOUNT, ColumnType.MONEY, MONEY, "The whole amount; null if unknown")
          .optional(
              PRICED_ON,
              ColumnType.DATE,
              "",
              "Day of the share price that values it; null for an amount of its own")
          .required(
              STATUS,
              ColumnType.STRING,
              "",
              "Its status; also cancelled if the cancellation is after the date")
          .required(BINDING, ColumnType.BOOLEAN, "", "Whether it is signed or closed")
          .required(CANCELLED, ColumnType.BOOLEAN, "", "Whether it was cancelled by the date")
          .optional(CANCELLED_ON, ColumnType.DATE, "", "Day of the cancellation")
          .required(DATED_ON, ColumnType.DATE, "", "The day that dates it")
          .optional(MATURES_ON, ColumnType.DATE, "", "Day of repayment")
          .optional(EXPIRES_ON, ColumnType.DATE, "", "Last day of an option")
          .optional(QUANTITY, ColumnType.DECIMAL, "its unit", "How much of the asset")
          .optional(UNIT, ColumnType.STRING, "", "Unit of the quantity")
          .optional(SHARES, ColumnType.DECIMAL, "shares", "Number of shares")
          .optional(STRIKE, ColumnType.DECIMAL, "money in its currency", "Price per share")
          .required(CURRENCY, ColumnType.STRING, "", "The deal's own currency")
          .optional(VESTING, ColumnType.STRING, "", "Terms of vesting")
          .optional(CONDITIONS, ColumnType.STRING, "", "What it depends on")
          .optional(
              GIVEN_AMOUNT,
              ColumnType.MONEY,
              MONEY,
              "Sum of the recorded payments that replace its schedule; null if there are none")
          .optional(SOURCE_ID, ColumnType.STRING, "", "Its source")
          .law("an amount is not negative", "amount >= 0")
          .keptPer(AS_OF)
          .build();

  /** When deals are paid. */
  public static final TableSpec SCHEDULE =
      TableSpec.named(
              "flow.schedule",
              "The payment dates of each deal of the announced basis, in slices that add up to its amount, or to the recorded payments that replace its schedule")
          .key(AS_OF, ColumnType.DATE, "The as-of date; a slice ends on it")
          .key(DEAL_ID, ColumnType.STRING, "The deal")
          .key(SLICE, ColumnType.LONG, "Number of the slice within the deal, from 1")
          .required(
              ORIGIN,
              ColumnType.STRING,
              "",
              "schedule, payment for a recorded one, or unknown without a known schedule")
          .required(BINDING, ColumnType.BOOLEAN, "", "Whether the deal is signed or closed")
          .optional(FROM_ON, ColumnType.DATE, "", "First day of the slice")
          .optional(TO_ON, ColumnType.DATE, "", "Last day of the slice")
          .optional(DUE_YEAR, ColumnType.LONG, "", "Calendar year of the slice")
          .optional(AMOUNT, ColumnType.MONEY, MONEY, "Paid in the slice; null if unknown")
          .law("an amount is not negative", "amount >= 0")
          .law("a slice does not end before it begins", "from_on <= to_on")
          .law("a slice is within one year", "year(from_on) = due_year and year(to_on) = due_year")
          .keptPer(AS_OF)
          .build();

  /** The groups of parties. */
  public static final TableSpec CONSOLIDATION =
      TableSpec.named(
              "flow.consolidation",
              "The group of each party that has a parent; every other party is its own group")
          .key(AS_OF, ColumnType.DATE, "The as-of date")
          .key(PARTY_ID, ColumnType.STRING, "The party")
          .required(PARENT_ID, ColumnType.STRING, "", "Its parent on that date")
          .required(
              PARENT_BY,
              ColumnType.STRING,
              "",
              "parent_id if the party's own record names it, holding for a holding of more than half")
          .required(GROUP_ID, ColumnType.STRING, "", "Its ultimate parent")
          .required(DEPTH, ColumnType.LONG, "links", "Links from the party to that one")
          .optional(
              CYCLE,
              ColumnType.STRING,
              "",
              "The cycle of parents that the party is part of, which is not followed")
          .keptPer(AS_OF)
          .build();

  /** Figures reported by parties, as known. */
  public static final TableSpec FIGURE =
      TableSpec.named("flow.figure", "Figures reported by parties, in the newest known version")
          .key(AS_OF, ColumnType.DATE, "The as-of date")
          .required(PARTY_ID, ColumnType.STRING, "", "The party")
          .required(PERIOD_END, ColumnType.DATE, "", "Last day of the period")
          .required(PERIOD, ColumnType.STRING, "", "FY, Q, TTM or POINT")
          .required(METRIC, ColumnType.STRING, "", "What is reported")
          .optional(
              COUNTERPARTY_ID, ColumnType.STRING, "", "The one customer that the figure is from")
          .required(KNOWN_ON, ColumnType.DATE, "", "Day on which this version became known")
          .required(VALUE, ColumnType.DECIMAL, "money in its currency, units or GW", "The figure")
          .optional(CURRENCY, ColumnType.STRING, "", "Currency of a figure in money")
          .optional(CONVERTED_VALUE, ColumnType.MONEY, MONEY, "A figure in money, converted")
          .optional(SOURCE_ID, ColumnType.STRING, "", "Its source")
          .keyedBy(List.of(PARTY_ID, PERIOD_END, PERIOD, METRIC, COUNTERPARTY_ID))
          .keptPer(AS_OF)
          .build();

  /** The outcome of announced deals. */
  public static final TableSpec REALISATION =
      TableSpec.named(
              "reporting.realisation",
              "The outcome of announced deals, by quarter and instrument: sums of known amounts")
          .key(AS_OF, ColumnType.DATE, "The as-of date")
          .key(ANNOUNCED_QUARTER, ColumnType.STRING, "Quarter of the announcement, as 2025Q4")
          .key(INSTRUMENT, ColumnType.STRING, "What kind of deal")
          .required(DEALS, ColumnType.LONG, "deals", "Deals announced, including cancelled ones")
          .required(DEALS_WITHOUT_AMOUNT, ColumnType.LONG, "deals", "Those without an amount")
          .required(ANNOUNCED, ColumnType.MONEY, MONEY, "Announced, including cancelled deals")
          .required(CONTRACTED, ColumnType.MONEY, MONEY, "Part of it in deals signed or closed")
          .required(
              PAID, ColumnType.MONEY, MONEY, "Paid by the date, as recorded or else as scheduled")
          .required(CANCELLED, ColumnType.MONEY, MONEY, "Part of it in deals cancelled by the date")
          .law("contracted is part of announced", "contracted <= announced")
          .law("cancelled is part of announced", "cancelled <= announced")
          .keptPer(AS_OF)
          .build();

  public static final List<TableSpec> ALL =
      List.of(SCOPE, CONSOLIDATION, DEAL, SCHEDULE, PAYMENT, EDGE, FIGURE, REALISATION);

  private FlowTables() {}
}
