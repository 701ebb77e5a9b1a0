package io.carousel.schema;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** The tables of the {@code flows} job. */
public final class FlowTables {
  private static final String MONEY = "reporting currency";

  /** The graphs that are measured. */
  public static final TableSpec SCOPE =
      TableSpec.named("reporting.scope", "The graphs that are measured")
          .key("scope_id", ColumnType.STRING, "as_of/basis/layers/level")
          .required("as_of", ColumnType.DATE, "", "The as-of date of the scope")
          .required(
              "basis",
              ColumnType.STRING,
              "",
              "Which amounts: announced, contracted, paid, due-12m or due-60m")
          .required(
              "layers",
              ColumnType.STRING,
              "",
              "Which instruments: all, in-kind, contingent, capital or trade")
          .required("level", ColumnType.STRING, "", "What its nodes are: party or group")
          .required("currency", ColumnType.STRING, "", "The reporting currency")
          .keptPer("as_of")
          .build();

  /**
   * Flow payments: what counts on each basis. A row is a deal, or a recorded payment of {@code
   * curated.payment}.
   */
  public static final TableSpec PAYMENT =
      TableSpec.named(
              "flow.payment",
              "Every deal and recorded payment that counts on a basis, with its amount there")
          .key("as_of", ColumnType.DATE, "The as-of date")
          .key("basis", ColumnType.STRING, "announced, contracted, paid, due-12m or due-60m")
          .key("kind", ColumnType.STRING, "deal, or payment for a recorded one")
          .key("payment_id", ColumnType.STRING, "The recorded payment, or the deal")
          .optional("deal_id", ColumnType.STRING, "", "The deal")
          .required("payer_id", ColumnType.STRING, "", "The party that pays")
          .required("payee_id", ColumnType.STRING, "", "The party that is paid")
          .required(
              "payer_group_id", ColumnType.STRING, "", "The payer's ultimate parent, or itself")
          .required(
              "payee_group_id", ColumnType.STRING, "", "The payee's ultimate parent, or itself")
          .optional("instrument", ColumnType.STRING, "", "What kind of deal")
          .required(
              "layer",
              ColumnType.STRING,
              "",
              "capital, trade, in-kind, contingent, or unspecified without an instrument")
          .optional(
              "status",
              ColumnType.STRING,
              "",
              "How firm the deal is; null for a payment without a deal")
          .optional("source_id", ColumnType.STRING, "", "The source of the deal")
          .optional("amount", ColumnType.MONEY, MONEY, "The amount on this basis; null if unknown")
          .optional("amount_low", ColumnType.MONEY, MONEY, "The least that it may come to")
          .optional("amount_high", ColumnType.MONEY, MONEY, "The most that it may come to")
          .required(
              "scheduled",
              ColumnType.BOOLEAN,
              "",
              "Whether the schedule is known, if the basis needs it")
          .optional("dated_on", ColumnType.DATE, "", "The day that dates it")
          .optional(
              "priced_on",
              ColumnType.DATE,
              "",
              "Day of the share price that values it; null for an amount of its own")
          .law("an amount is not negative", "amount >= 0")
          .law("an amount is within its range", "amount_low <= amount and amount <= amount_high")
          .refers(
              CuratedTables.PARTY.fullName(),
              "payer_id",
              "payee_id",
              "payer_group_id",
              "payee_group_id")
          .refers(CuratedTables.SOURCE.fullName(), "source_id")
          .keptPer("as_of")
          .build();

  /** What flows between two parties in a scope. */
  public static final TableSpec EDGE =
      TableSpec.named("flow.edge", "What flows from party to party in each scope")
          .key("scope_id", ColumnType.STRING, "The scope")
          .key("payer_id", ColumnType.STRING, "The party that pays")
          .key("payee_id", ColumnType.STRING, "The party that is paid")
          .required("as_of", ColumnType.DATE, "", "The as-of date of the scope")
          .optional(
              "amount", ColumnType.MONEY, MONEY, "Sum of the known amounts; null if none is known")
          .required(
              "payments",
              ColumnType.LONG,
              "payments",
              "Deals and recorded payments that make it up")
          .required(
              "unknown_amounts", ColumnType.LONG, "payments", "Those of them without an amount")
          .law("an edge joins two parties", "payer_id <> payee_id")
          .law("an edge carries something", "amount > 0 or unknown_amounts > 0")
          .keptPer("as_of")
          .build();

  /** The deals that stand. */
  public static final TableSpec DEAL =
      TableSpec.named(
              "flow.deal",
              "The deals that stand, each in its newest version; rumored and replaced deals do not")
          .key("as_of", ColumnType.DATE, "The as-of date")
          .key("deal_id", ColumnType.STRING, "The deal")
          .optional("agreement_id", ColumnType.STRING, "", "The agreement that it is part of")
          .required("payer_id", ColumnType.STRING, "", "The party that pays, or gives value")
          .required("payee_id", ColumnType.STRING, "", "The party that is paid")
          .required(
              "payer_group_id", ColumnType.STRING, "", "The payer's ultimate parent, or itself")
          .required(
              "payee_group_id", ColumnType.STRING, "", "The payee's ultimate parent, or itself")
          .optional("issuer_id", ColumnType.STRING, "", "The issuer of the securities")
          .required("instrument", ColumnType.STRING, "", "What kind of deal")
          .optional("asset", ColumnType.STRING, "", "What is bought or given")
          .required("layer", ColumnType.STRING, "", "capital, trade, in-kind or contingent")
          .optional("amount", ColumnType.MONEY, MONEY, "The whole amount; null if unknown")
          .optional(
              "priced_on",
              ColumnType.DATE,
              "",
              "Day of the share price that values it; null for an amount of its own")
          .required(
              "status",
              ColumnType.STRING,
              "",
              "How far it has come; cancelled also if that comes after the date")
          .required("binding", ColumnType.BOOLEAN, "", "Whether it is signed or closed")
          .required("cancelled", ColumnType.BOOLEAN, "", "Whether it was cancelled by the date")
          .optional("cancelled_on", ColumnType.DATE, "", "Day of the cancellation")
          .required("dated_on", ColumnType.DATE, "", "The day that dates it")
          .optional("matures_on", ColumnType.DATE, "", "Day of repayment")
          .optional("expires_on", ColumnType.DATE, "", "Last day of an option")
          .optional("quantity", ColumnType.DECIMAL, "its unit", "How much of the asset")
          .optional("unit", ColumnType.STRING, "", "Unit of the quantity")
          .optional("shares", ColumnType.DECIMAL, "shares", "Number of shares")
          .optional("strike", ColumnType.DECIMAL, "money in its currency", "What a share costs")
          .required("currency", ColumnType.STRING, "", "The deal's own currency")
          .optional("vesting", ColumnType.STRING, "", "Terms of vesting")
          .optional("conditions", ColumnType.STRING, "", "What it depends on")
          .optional(
              "given_amount",
              ColumnType.MONEY,
              MONEY,
              "Sum of the recorded payments that replace its schedule; null if there are none")
          .optional("source_id", ColumnType.STRING, "", "Its source")
          .law("an amount is not negative", "amount >= 0")
          .keptPer("as_of")
          .build();

  /** When deals are paid. */
  public static final TableSpec SCHEDULE =
      TableSpec.named(
              "flow.schedule",
              "When each deal of the announced basis is paid, in slices that add up to its amount, or"
                  + " to the recorded payments that replace its schedule")
          .key("as_of", ColumnType.DATE, "The as-of date, with which a slice ends")
          .key("deal_id", ColumnType.STRING, "The deal")
          .key("slice", ColumnType.LONG, "Number of the slice within the deal, from 1")
          .required(
              "origin",
              ColumnType.STRING,
              "",
              "schedule, payment for a recorded one, or unknown without a known schedule")
          .required("binding", ColumnType.BOOLEAN, "", "Whether the deal is signed or closed")
          .optional("from_on", ColumnType.DATE, "", "First day of the slice")
          .optional("to_on", ColumnType.DATE, "", "Last day of the slice")
          .optional("due_year", ColumnType.LONG, "", "Calendar year of the slice")
          .optional("amount", ColumnType.MONEY, MONEY, "Paid in the slice; null if unknown")
          .law("an amount is not negative", "amount >= 0")
          .law("a slice does not end before it begins", "from_on <= to_on")
          .law("a slice lies in one year", "year(from_on) = due_year and year(to_on) = due_year")
          .keptPer("as_of")
          .build();

  /** The groups of parties. */
  public static final TableSpec CONSOLIDATION =
      TableSpec.named(
              "flow.consolidation",
              "The group of each party that has a parent; every other party is its own group")
          .key("as_of", ColumnType.DATE, "The as-of date")
          .key("party_id", ColumnType.STRING, "The party")
          .required("parent_id", ColumnType.STRING, "", "Its parent on that date")
          .required(
              "parent_by",
              ColumnType.STRING,
              "",
              "parent_id if the party's own record names it, holding for a holding of more than half")
          .required("group_id", ColumnType.STRING, "", "Its ultimate parent")
          .required("depth", ColumnType.LONG, "links", "Links from the party to that one")
          .optional(
              "cycle",
              ColumnType.STRING,
              "",
              "The cycle of parents that the party is part of, which is not followed")
          .keptPer("as_of")
          .build();

  /** Figures that parties reported, as they were known. */
  public static final TableSpec FIGURE =
      TableSpec.named("flow.figure", "Figures that parties reported, in the newest version known")
          .key("as_of", ColumnType.DATE, "The as-of date")
          .required("party_id", ColumnType.STRING, "", "The party")
          .required("period_end", ColumnType.DATE, "", "Last day of the period")
          .required("period", ColumnType.STRING, "", "FY, Q, TTM or POINT")
          .required("metric", ColumnType.STRING, "", "What is reported")
          .optional(
              "counterparty_id", ColumnType.STRING, "", "The one customer that the figure is from")
          .required("known_on", ColumnType.DATE, "", "Day on which this version became known")
          .required("value", ColumnType.DECIMAL, "money in its currency, units or GW", "The figure")
          .optional("currency", ColumnType.STRING, "", "Currency of a figure in money")
          .optional("reported_value", ColumnType.MONEY, MONEY, "A figure in money, converted")
          .optional("source_id", ColumnType.STRING, "", "Its source")
          .keyedBy(List.of("party_id", "period_end", "period", "metric", "counterparty_id"))
          .keptPer("as_of")
          .build();

  /** What became of announced deals. */
  public static final TableSpec REALISATION =
      TableSpec.named(
              "reporting.realisation",
              "What became of announced deals, by quarter and instrument: sums of known amounts")
          .key("as_of", ColumnType.DATE, "The as-of date")
          .key("announced_quarter", ColumnType.STRING, "Quarter of the announcement, as 2025Q4")
          .key("instrument", ColumnType.STRING, "What kind of deal")
          .required("deals", ColumnType.LONG, "deals", "Deals announced, including cancelled ones")
          .required("deals_without_amount", ColumnType.LONG, "deals", "Those without an amount")
          .required("announced", ColumnType.MONEY, MONEY, "Announced, including cancelled deals")
          .required("contracted", ColumnType.MONEY, MONEY, "Of the announced, signed or closed")
          .required(
              "paid", ColumnType.MONEY, MONEY, "Paid by the date, as recorded or else as scheduled")
          .required("cancelled", ColumnType.MONEY, MONEY, "Of the announced, cancelled by the date")
          .law("what was contracted was announced", "contracted <= announced")
          .law("what was cancelled was announced", "cancelled <= announced")
          .keptPer("as_of")
          .build();

  public static final List<TableSpec> ALL =
      List.of(SCOPE, CONSOLIDATION, DEAL, SCHEDULE, PAYMENT, EDGE, FIGURE, REALISATION);

  private FlowTables() {}
}
