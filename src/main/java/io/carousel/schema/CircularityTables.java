package io.carousel.schema;

import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** The tables of the {@code circularity} job. */
public final class CircularityTables {
  private static final String MONEY = "reporting currency";
  private static final String SHARE = "share, 0 to 1";
  private static final String RANGE =
      "End of the range that holds nine of ten draws of amounts from flows.range, and the figure"
          + " itself";

  public static final ColumnSpec VIEW =
      new ColumnSpec(
          "view",
          ColumnType.STRING,
          true,
          "",
          "amount: edges of known amount; structural: those of unknown amount as well",
          List.of("amount", "structural"));

  /** What is circular in each scope. */
  public static final TableSpec CIRCULARITY =
      TableSpec.named(
              "reporting.circularity", "How circular each scope is, and what netting leaves")
          .key("scope_id", ColumnType.STRING, "The scope")
          .required("as_of", ColumnType.DATE, "", "As-of date of the scope")
          .required("parties", ColumnType.LONG, "parties", "Parties with an edge of known amount")
          .required(
              "edges", ColumnType.LONG, "edges", "Pairs of payer and payee with a known amount")
          .required(
              "payments",
              ColumnType.LONG,
              "payments",
              "Deals and payments, with or without a known amount")
          .required("deals", ColumnType.LONG, "deals", "Deals among them")
          .required("deals_without_amount", ColumnType.LONG, "deals", "Deals of unknown amount")
          .required(
              "deals_without_schedule",
              ColumnType.LONG,
              "deals",
              "Deals without a known payment schedule; none of their amount counts as paid")
          .required(
              "self_payments",
              ColumnType.LONG,
              "payments",
              "Payments of a party to itself, not counted above")
          .required(
              "self_amount",
              ColumnType.MONEY,
              MONEY,
              "Sum of payments of a party to itself; in no other sum")
          .required("gross", ColumnType.MONEY, MONEY, "Sum of all amounts between parties")
          .required(
              "net",
              ColumnType.MONEY,
              MONEY,
              "What would settle all net positions: half the sum of their absolute values")
          .required("excess", ColumnType.MONEY, MONEY, "gross - net: what netting could save")
          .required(
              "bilateral",
              ColumnType.MONEY,
              MONEY,
              "What cancels between two parties that pay each other, both legs counted")
          .optional(
              "circulation",
              ColumnType.MONEY,
              MONEY,
              "The most that netting among all parties can cancel without changing any net position:"
                  + " the money that goes round")
          .optional("circularity", ColumnType.DOUBLE, SHARE, "circulation / gross")
          .optional(
              "circulation_reach",
              ColumnType.MONEY,
              MONEY,
              "How much of the known amounts could circulate if every deal of unknown amount were"
                  + " unlimited")
          .optional(
              "pass_through",
              ColumnType.MONEY,
              MONEY,
              "excess - circulation: money that is passed on and counted again, but does not come back")
          .optional(
              "bff",
              ColumnType.MONEY,
              MONEY,
              "What balanced flow forwarding attributes to edges, deals and parties, which it does in"
                  + " only one way; null where another method was used, see attribution")
          .optional("bff_circularity", ColumnType.DOUBLE, SHARE, "bff / gross")
          .optional(
              "attribution",
              ColumnType.STRING,
              "",
              "How circular amounts are attributed: bff; circulation, whose split over edges is not"
                  + " unique, in groups too large for bff; or mixed")
          .optional(
              "recycled_capital",
              ColumnType.MONEY,
              MONEY,
              "Capital given that is attributed as circular: it can be matched to payments that lead"
                  + " back to its giver")
          .optional(
              "recycled_share", ColumnType.DOUBLE, SHARE, "recycled_capital / all capital given")
          .optional(
              "intra_group", ColumnType.DOUBLE, SHARE, "Share of gross inside circular groups")
          .required(
              "intra_group_amount",
              ColumnType.MONEY,
              MONEY,
              "Sum of amounts inside circular groups")
          .optional("flow_hierarchy", ColumnType.DOUBLE, SHARE, "1 - intra_group")
          .optional(
              "fci",
              ColumnType.DOUBLE,
              SHARE,
              "Finn's cycling index: the share of all throughflow that returns to the party it"
                  + " flowed through")
          .optional(
              "trophic_incoherence",
              ColumnType.DOUBLE,
              "0 if all money flows down, 1 if all flows round",
              "F0: how far flows are from going down one trophic level each")
          .optional(
              "loops",
              ColumnType.LONG,
              "loops",
              "Simple directed cycles of known amounts, within the bounds of circularity.loop")
          .optional(
              "loops_exact",
              ColumnType.BOOLEAN,
              "",
              "Whether all were found; if false, there are at least this many")
          .optional(
              "structural_loops",
              ColumnType.LONG,
              "loops",
              "Additional loops when legs of unknown amount count as well")
          .optional(
              "structural_loops_exact", ColumnType.BOOLEAN, "", "Whether all of those were found")
          .optional("gross_low", ColumnType.MONEY, MONEY, RANGE)
          .optional("gross_high", ColumnType.MONEY, MONEY, RANGE)
          .optional("circulation_low", ColumnType.MONEY, MONEY, RANGE)
          .optional("circulation_high", ColumnType.MONEY, MONEY, RANGE)
          .optional("circularity_low", ColumnType.DOUBLE, SHARE, RANGE)
          .optional("circularity_high", ColumnType.DOUBLE, SHARE, RANGE)
          .optional("recycled_share_low", ColumnType.DOUBLE, SHARE, RANGE)
          .optional("recycled_share_high", ColumnType.DOUBLE, SHARE, RANGE)
          .optional(
              "null_circularity_mean",
              ColumnType.DOUBLE,
              SHARE,
              "Mean circularity of random networks in which each party pays, and is paid by, as many"
                  + " others and about as much")
          .optional(
              "null_circularity_sd",
              ColumnType.DOUBLE,
              SHARE,
              "Standard deviation of their circularity")
          .optional(
              "null_p_value",
              ColumnType.DOUBLE,
              SHARE,
              "Share of those networks, with the scope itself among them, that are at least as"
                  + " circular; only descriptive where deals were collected because they look circular")
          .optional(
              "null_residual",
              ColumnType.DOUBLE,
              "share, 0 to 2",
              "By how much parties pay and receive other sums there than in the scope, as a share of"
                  + " the scope's: the worst draw")
          .optional(
              "unmeasured", ColumnType.STRING, "", "Which of these measures are null, and why")
          .required("groups", ColumnType.LONG, "groups", "Circular groups of known amounts")
          .required(
              "largest_group", ColumnType.LONG, "parties", "Members of the largest; 0 if none")
          .required(
              "structural_groups",
              ColumnType.LONG,
              "groups",
              "Circular groups when edges of unknown amount count as well")
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
          .law(
              "bilateral <= circulation <= amount inside groups",
              "bilateral <= circulation and circulation <= intra_group_amount")
          .law("circulation <= excess", "circulation <= excess")
          .law("bff <= circulation", "bff <= circulation")
          .law(
              "circulation <= its reach <= gross",
              "circulation <= circulation_reach and circulation_reach <= gross")
          .law("recycled capital <= circulation", "recycled_capital <= circulation")
          .law("shares are shares", "circularity <= 1 and fci <= 1 and recycled_share <= 1")
          .law("gross is within its range", "gross_low <= gross and gross <= gross_high")
          .law(
              "circulation is within its range",
              "circulation_low <= circulation and circulation <= circulation_high")
          .law(
              "shares are within their ranges",
              "circularity_low <= circularity and circularity <= circularity_high"
                  + " and recycled_share_low <= recycled_share"
                  + " and recycled_share <= recycled_share_high")
          .refers(FlowTables.SCOPE.fullName(), "scope_id")
          .keptPer("as_of")
          .build();

  /** Circular groups. */
  public static final TableSpec GROUP =
      TableSpec.named(
              "reporting.circular_group",
              "Groups of parties that can all reach each other along payments")
          .key("scope_id", ColumnType.STRING, "The scope")
          .column(VIEW)
          .keyedBy(List.of("view"))
          .key("group_id", ColumnType.STRING, "The group, by its smallest party")
          .required("as_of", ColumnType.DATE, "", "As-of date of the scope")
          .required("members", ColumnType.LONG, "parties", "Parties of the group")
          .required("edges", ColumnType.LONG, "edges", "Edges between them")
          .required("gross", ColumnType.MONEY, MONEY, "Sum of the known amounts between them")
          .required(
              "net", ColumnType.MONEY, MONEY, "What would settle the net positions between them")
          .optional(
              "circulation", ColumnType.MONEY, MONEY, "How much of that circulates between them")
          .optional("circularity", ColumnType.DOUBLE, SHARE, "circulation / gross")
          .optional(
              "circular", ColumnType.MONEY, MONEY, "How much of that is attributed as circular")
          .optional(
              "attribution", ColumnType.STRING, "", "How: bff or circulation; amount view only")
          .optional(
              "unmeasured", ColumnType.STRING, "", "What was not measured in the group, and why")
          .required(
              "largest_members",
              ColumnType.STRING,
              "",
              "The ten members that pay and receive most inside the group, largest first")
          .law("a group has at least two members", "members >= 2")
          .law("a group has at least as many edges as members", "edges >= members")
          .law("net is a part of gross", "net <= gross")
          .law(
              "circular <= circulation <= gross",
              "circular <= circulation and circulation <= gross")
          .refers(FlowTables.SCOPE.fullName(), "scope_id")
          .refers(CuratedTables.PARTY.fullName(), "group_id")
          .keptPer("as_of")
          .build();

  /** Members of circular groups. */
  public static final TableSpec MEMBER =
      TableSpec.named("reporting.circular_member", "The members of each circular group")
          .key("scope_id", ColumnType.STRING, "The scope")
          .column(VIEW)
          .keyedBy(List.of("view"))
          .key("group_id", ColumnType.STRING, "The group")
          .key(
              "party_id",
              ColumnType.STRING,
              "The member; it is in at most one group of a scope and view")
          .required("as_of", ColumnType.DATE, "", "As-of date of the scope")
          .refers(FlowTables.SCOPE.fullName(), "scope_id")
          .refers(CuratedTables.PARTY.fullName(), "group_id", "party_id")
          .keptPer("as_of")
          .build();

  /** What circulates on each edge. */
  public static final TableSpec EDGE =
      TableSpec.named(
              "reporting.edge_circularity",
              "Every edge of known amount, with what netting cancels of it and what is circular")
          .key("scope_id", ColumnType.STRING, "The scope")
          .key("payer_id", ColumnType.STRING, "The party that pays")
          .key("payee_id", ColumnType.STRING, "The party that is paid")
          .required("as_of", ColumnType.DATE, "", "As-of date of the scope")
          .optional("group_id", ColumnType.STRING, "", "The circular group that the edge is inside")
          .required("amount", ColumnType.MONEY, MONEY, "Sum of the known amounts")
          .optional(
              "cancelled",
              ColumnType.MONEY,
              MONEY,
              "How much of it the maximum circulation cancels: the sum is unique, this split is not")
          .optional(
              "netted",
              ColumnType.MONEY,
              MONEY,
              "amount - cancelled: what is left, without a cycle")
          .optional("circular", ColumnType.MONEY, MONEY, "What is attributed as circular")
          .law("cancelled <= amount", "cancelled <= amount and netted = amount - cancelled")
          .law("circular <= amount", "circular <= amount")
          .refers(FlowTables.SCOPE.fullName(), "scope_id")
          .refers(CuratedTables.PARTY.fullName(), "payer_id", "payee_id", "group_id")
          .keptPer("as_of")
          .build();

  /** What flows through each party. */
  public static final TableSpec PARTY =
      TableSpec.named(
              "reporting.party_flow",
              "What each party receives and pays, and how much of it is circular")
          .key("scope_id", ColumnType.STRING, "The scope")
          .key("party_id", ColumnType.STRING, "The party")
          .required("as_of", ColumnType.DATE, "", "As-of date of the scope")
          .required(
              "inflow", ColumnType.MONEY, MONEY, "Sum of the known amounts that the party receives")
          .required(
              "outflow", ColumnType.MONEY, MONEY, "Sum of the known amounts that the party pays")
          .required("net", ColumnType.MONEY, MONEY, "inflow - outflow")
          .optional(
              "circular",
              ColumnType.MONEY,
              MONEY,
              "How much of its inflow is attributed as circular; as much of its outflow is, up to"
                  + " rounding to cents")
          .optional("circular_share", ColumnType.DOUBLE, SHARE, "circular / inflow")
          .optional(
              "return_probability",
              ColumnType.DOUBLE,
              SHARE,
              "Share of its throughflow that returns to it if every shortfall is funded from outside;"
                  + " not a share of disclosed revenue")
          .optional(
              "return_probability_upper",
              ColumnType.DOUBLE,
              SHARE,
              "The same share, following money backwards to its origin, without that assumption")
          .optional("group_id", ColumnType.STRING, "", "Its circular group in the amount view")
          .law("net = inflow - outflow", "net = inflow - outflow")
          .law("circular <= inflow", "circular <= inflow")
          .law(
              "probabilities are between 0 and 1",
              "return_probability between 0 and 1 and return_probability_upper between 0 and 1")
          .refers(FlowTables.SCOPE.fullName(), "scope_id")
          .refers(CuratedTables.PARTY.fullName(), "party_id", "group_id")
          .keptPer("as_of")
          .build();

  /** How circular each deal is. */
  public static final TableSpec DEAL =
      TableSpec.named(
              "reporting.deal_circularity",
              "The circular part of each deal of known amount; the rest of what is circular on an edge"
                  + " belongs to payments that name no deal")
          .key("scope_id", ColumnType.STRING, "The scope")
          .key("deal_id", ColumnType.STRING, "The deal")
          .required("as_of", ColumnType.DATE, "", "As-of date of the scope")
          .required(
              "payer_id", ColumnType.STRING, "", "The party that pays, or its ultimate parent")
          .required(
              "payee_id", ColumnType.STRING, "", "The party that is paid, or its ultimate parent")
          .required("amount", ColumnType.MONEY, MONEY, "Its amount in the scope")
          .optional(
              "circular",
              ColumnType.MONEY,
              MONEY,
              "Its share of what is circular on its edge, in proportion to its amount")
          .optional("circular_share", ColumnType.DOUBLE, SHARE, "circular / amount")
          .law("circular <= amount", "circular <= amount")
          .refers(FlowTables.SCOPE.fullName(), "scope_id")
          .refers(CuratedTables.PARTY.fullName(), "payer_id", "payee_id")
          .keptPer("as_of")
          .build();

  /** How the network grew, quarter by quarter. */
  public static final TableSpec PACE =
      TableSpec.named(
              "reporting.pace",
              "The deals in force at the end of each quarter, by what is known today, with and without"
                  + " those made in the quarter; capital and trade, between parties")
          .key("as_of", ColumnType.DATE, "As-of date; the last quarter ends with it")
          .key("quarter", ColumnType.STRING, "The quarter, as 2025Q4")
          .key("basis", ColumnType.STRING, "announced, contracted, paid, due-12m or due-60m")
          .required("deals", ColumnType.LONG, "deals", "Deals in force at the end of the quarter")
          .required("new_deals", ColumnType.LONG, "deals", "Those made in the quarter")
          .required(
              "gross", ColumnType.MONEY, MONEY, "Sum of the deals' known amounts on the basis")
          .optional("circulation", ColumnType.MONEY, MONEY, "How much of that circulates")
          .optional("circularity", ColumnType.DOUBLE, SHARE, "circulation / gross")
          .required(
              "new_gross",
              ColumnType.MONEY,
              MONEY,
              "How much of gross is of deals made in the quarter")
          .required(
              "stopped_gross",
              ColumnType.MONEY,
              MONEY,
              "What gross would be if no deal had been made in the quarter")
          .optional("stopped_circulation", ColumnType.MONEY, MONEY, "How much of that circulates")
          .optional(
              "stopped_circularity",
              ColumnType.DOUBLE,
              SHARE,
              "stopped_circulation / stopped_gross")
          .law("new deals are deals", "new_deals <= deals and new_gross <= gross")
          .law("circulation <= gross", "circulation <= gross")
          .law("stopped_circulation <= stopped_gross", "stopped_circulation <= stopped_gross")
          .keptPer("as_of")
          .build();

  public static final List<TableSpec> ALL =
      List.of(CIRCULARITY, GROUP, MEMBER, EDGE, PARTY, DEAL, PACE, LoopTables.LOOP, LoopTables.LEG);

  private CircularityTables() {}
}
