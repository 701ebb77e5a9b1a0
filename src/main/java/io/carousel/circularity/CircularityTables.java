package io.carousel.circularity;

import io.carousel.table.Column;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** The tables of the {@code circularity} job. */
public final class CircularityTables {
  private static final String MONEY = "reporting currency";
  private static final String SHARE = "share, 0 to 1";

  private static final Column VIEW =
      new Column(
          "view",
          ColumnType.STRING,
          true,
          "",
          "amount: edges of known amounts; structural: those without one as well",
          List.of("amount", "structural"));

  /** What is circular in each scope. */
  public static final TableSpec CIRCULARITY =
      TableSpec.named(
              "reporting.circularity", "How circular each scope is, and what netting leaves")
          .key("scope_id", ColumnType.STRING, "The scope")
          .required("as_of", ColumnType.DATE, "", "The date that the scope speaks of")
          .required("parties", ColumnType.LONG, "parties", "Parties with a known amount")
          .required("edges", ColumnType.LONG, "edges", "Pairs of payer and payee with one")
          .required("payments", ColumnType.LONG, "payments", "Deals and payments, with or without")
          .required("deals", ColumnType.LONG, "deals", "Deals among them")
          .required("deals_without_amount", ColumnType.LONG, "deals", "Deals of unknown amount")
          .required(
              "deals_without_schedule",
              ColumnType.LONG,
              "deals",
              "Deals of which it is not known when they are paid; they count nothing as paid")
          .required(
              "self_payments", ColumnType.LONG, "payments", "Payments of a party to itself, apart")
          .required("self_amount", ColumnType.MONEY, MONEY, "Their sum, which is in no other sum")
          .required("gross", ColumnType.MONEY, MONEY, "Sum of all amounts between parties")
          .required(
              "net", ColumnType.MONEY, MONEY, "What would settle all net positions: half their sum")
          .required("excess", ColumnType.MONEY, MONEY, "gross - net: what netting could save")
          .required(
              "bilateral",
              ColumnType.MONEY,
              MONEY,
              "What cancels between two parties that pay each other, both legs counted")
          .optional(
              "intra_group", ColumnType.DOUBLE, SHARE, "Share of gross inside circular groups")
          .required(
              "intra_group_amount", ColumnType.MONEY, MONEY, "The amount inside circular groups")
          .optional("flow_hierarchy", ColumnType.DOUBLE, SHARE, "1 - intra_group")
          .required("groups", ColumnType.LONG, "groups", "Circular groups of known amounts")
          .required(
              "largest_group", ColumnType.LONG, "parties", "Members of the largest; 0 if none")
          .required(
              "structural_groups",
              ColumnType.LONG,
              "groups",
              "Circular groups when edges without an amount count as well")
          .required(
              "structural_largest_group",
              ColumnType.LONG,
              "parties",
              "Members of the largest of those; 0 if none")
          .law("excess = gross - net", "excess = gross - net")
          .law("net and bilateral are parts of gross", "net <= gross and bilateral <= gross")
          .law(
              "bilateral <= amount inside groups <= gross",
              "bilateral <= intra_group_amount and intra_group_amount <= gross")
          .keptPer("as_of")
          .build();

  /** Circular groups. */
  public static final TableSpec GROUP =
      TableSpec.named(
              "reporting.circular_group",
              "Groups of parties that are all reachable from each other along the money")
          .key("scope_id", ColumnType.STRING, "The scope")
          .column(VIEW)
          .keyedBy(List.of("view"))
          .key("group_id", ColumnType.STRING, "The group, by its smallest party")
          .required("as_of", ColumnType.DATE, "", "The date that the scope speaks of")
          .required("members", ColumnType.LONG, "parties", "Parties of the group")
          .required("edges", ColumnType.LONG, "edges", "Edges between them")
          .required("gross", ColumnType.MONEY, MONEY, "Sum of the known amounts between them")
          .required(
              "net", ColumnType.MONEY, MONEY, "What would settle their net positions to each other")
          .required(
              "largest_members",
              ColumnType.STRING,
              "",
              "The ten that pay and receive most inside the group, largest first")
          .law("a group has at least two members", "members >= 2")
          .law("a group has at least as many edges as members", "edges >= members")
          .law("net is a part of gross", "net <= gross")
          .keptPer("as_of")
          .build();

  /** Members of circular groups. */
  public static final TableSpec MEMBER =
      TableSpec.named("reporting.circular_member", "The members of each circular group")
          .key("scope_id", ColumnType.STRING, "The scope")
          .column(VIEW)
          .keyedBy(List.of("view"))
          .key("group_id", ColumnType.STRING, "The group")
          .key("party_id", ColumnType.STRING, "The member; it is in one group of a scope and view")
          .required("as_of", ColumnType.DATE, "", "The date that the scope speaks of")
          .keptPer("as_of")
          .build();

  static final List<TableSpec> ALL = List.of(CIRCULARITY, GROUP, MEMBER);

  private CircularityTables() {}
}
