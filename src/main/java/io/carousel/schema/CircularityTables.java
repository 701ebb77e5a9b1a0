package io.carousel.schema;

import static io.carousel.schema.CircularityColumns.ATTRIBUTION;
import static io.carousel.schema.CircularityColumns.BFF;
import static io.carousel.schema.CircularityColumns.BFF_CIRCULARITY;
import static io.carousel.schema.CircularityColumns.BILATERAL;
import static io.carousel.schema.CircularityColumns.CIRCULAR;
import static io.carousel.schema.CircularityColumns.CIRCULARITY_HIGH;
import static io.carousel.schema.CircularityColumns.CIRCULARITY_LOW;
import static io.carousel.schema.CircularityColumns.CIRCULATION;
import static io.carousel.schema.CircularityColumns.CIRCULATION_HIGH;
import static io.carousel.schema.CircularityColumns.CIRCULATION_LOW;
import static io.carousel.schema.CircularityColumns.CIRCULATION_REACH;
import static io.carousel.schema.CircularityColumns.DEALS_WITHOUT_SCHEDULE;
import static io.carousel.schema.CircularityColumns.EDGES;
import static io.carousel.schema.CircularityColumns.EXCESS;
import static io.carousel.schema.CircularityColumns.FCI;
import static io.carousel.schema.CircularityColumns.FLOW_HIERARCHY;
import static io.carousel.schema.CircularityColumns.GROSS;
import static io.carousel.schema.CircularityColumns.GROSS_HIGH;
import static io.carousel.schema.CircularityColumns.GROSS_LOW;
import static io.carousel.schema.CircularityColumns.GROUPS;
import static io.carousel.schema.CircularityColumns.INTRA_GROUP;
import static io.carousel.schema.CircularityColumns.INTRA_GROUP_AMOUNT;
import static io.carousel.schema.CircularityColumns.LARGEST_GROUP;
import static io.carousel.schema.CircularityColumns.LARGEST_MEMBERS;
import static io.carousel.schema.CircularityColumns.LOOPS;
import static io.carousel.schema.CircularityColumns.LOOPS_EXACT;
import static io.carousel.schema.CircularityColumns.MEMBERS;
import static io.carousel.schema.CircularityColumns.NET;
import static io.carousel.schema.CircularityColumns.NEW_DEALS;
import static io.carousel.schema.CircularityColumns.NEW_GROSS;
import static io.carousel.schema.CircularityColumns.NULL_CIRCULARITY_MEAN;
import static io.carousel.schema.CircularityColumns.NULL_CIRCULARITY_SD;
import static io.carousel.schema.CircularityColumns.NULL_P_VALUE;
import static io.carousel.schema.CircularityColumns.NULL_RESIDUAL;
import static io.carousel.schema.CircularityColumns.PARTIES;
import static io.carousel.schema.CircularityColumns.PASS_THROUGH;
import static io.carousel.schema.CircularityColumns.QUARTER;
import static io.carousel.schema.CircularityColumns.RECYCLED_CAPITAL;
import static io.carousel.schema.CircularityColumns.RECYCLED_SHARE;
import static io.carousel.schema.CircularityColumns.RECYCLED_SHARE_HIGH;
import static io.carousel.schema.CircularityColumns.RECYCLED_SHARE_LOW;
import static io.carousel.schema.CircularityColumns.SELF_AMOUNT;
import static io.carousel.schema.CircularityColumns.SELF_PAYMENTS;
import static io.carousel.schema.CircularityColumns.STOPPED_CIRCULARITY;
import static io.carousel.schema.CircularityColumns.STOPPED_CIRCULATION;
import static io.carousel.schema.CircularityColumns.STOPPED_GROSS;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_GROUPS;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_LARGEST_GROUP;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_LOOPS;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_LOOPS_EXACT;
import static io.carousel.schema.CircularityColumns.TROPHIC_INCOHERENCE;
import static io.carousel.schema.CircularityColumns.UNMEASURED;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.FlowColumns.DEALS_WITHOUT_AMOUNT;
import static io.carousel.schema.FlowColumns.PAYMENTS;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.SCOPE_ID;

import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** The tables of the {@code circularity} job. */
public final class CircularityTables {
  private static final String MONEY = "reporting currency";
  private static final String SHARE = "share, 0 to 1";
  private static final String RANGE =
      "End of the range that contains nine of ten draws of amounts from flows.range, and the figure"
          + " itself";

  public static final ColumnSpec VIEW =
      new ColumnSpec(
          CircularityColumns.VIEW,
          ColumnType.STRING,
          true,
          "",
          "amount: edges of known amount; structural: those of unknown amount as well",
          List.of("amount", "structural"));

  /** The circularity of each scope. */
  public static final TableSpec CIRCULARITY =
      TableSpec.named("reporting.circularity", "The circularity of each scope, and its net amount")
          .key(SCOPE_ID, ColumnType.STRING, "The scope")
          .required(AS_OF, ColumnType.DATE, "", "As-of date of the scope")
          .required(PARTIES, ColumnType.LONG, "parties", "Parties with an edge of known amount")
          .required(EDGES, ColumnType.LONG, "edges", "Pairs of payer and payee with a known amount")
          .required(
              PAYMENTS,
              ColumnType.LONG,
              "payments",
              "Deals and payments, with or without a known amount")
          .required(DEALS, ColumnType.LONG, "deals", "Deals among them")
          .required(DEALS_WITHOUT_AMOUNT, ColumnType.LONG, "deals", "Deals of unknown amount")
          .required(
              DEALS_WITHOUT_SCHEDULE,
              ColumnType.LONG,
              "deals",
              "Deals without a known payment schedule; none of their amount counts as paid")
          .required(
              SELF_PAYMENTS,
              ColumnType.LONG,
              "payments",
              "Payments of a party to itself, not counted above")
          .required(
              SELF_AMOUNT,
              ColumnType.MONEY,
              MONEY,
              "Sum of payments of a party to itself; not part of any other sum")
          .required(GROSS, ColumnType.MONEY, MONEY, "Sum of all amounts between parties")
          .required(
              NET,
              ColumnType.MONEY,
              MONEY,
              "The amount that would settle all net positions: half the sum of their absolute values")
          .required(
              EXCESS, ColumnType.MONEY, MONEY, "gross - net: the amount that netting could save")
          .required(
              BILATERAL,
              ColumnType.MONEY,
              MONEY,
              "The amount that cancels between two parties that pay each other, counting both legs")
          .optional(
              CIRCULATION,
              ColumnType.MONEY,
              MONEY,
              "The most that netting among all parties can cancel without changing any net position:"
                  + " the money that goes round")
          .optional(CircularityColumns.CIRCULARITY, ColumnType.DOUBLE, SHARE, "circulation / gross")
          .optional(
              CIRCULATION_REACH,
              ColumnType.MONEY,
              MONEY,
              "The part of the known amounts that could circulate if every deal of unknown amount were"
                  + " unlimited")
          .optional(
              PASS_THROUGH,
              ColumnType.MONEY,
              MONEY,
              "excess - circulation: money that is passed on and counted again, but does not come back")
          .optional(
              BFF,
              ColumnType.MONEY,
              MONEY,
              "The amount that balanced flow forwarding attributes to edges, deals and parties, in a unique way; null if another method was used, see attribution")
          .optional(BFF_CIRCULARITY, ColumnType.DOUBLE, SHARE, "bff / gross")
          .optional(
              ATTRIBUTION,
              ColumnType.STRING,
              "",
              "How circular amounts are attributed: bff; circulation (its split over edges is not unique) in groups too large for bff; or mixed")
          .optional(
              RECYCLED_CAPITAL,
              ColumnType.MONEY,
              MONEY,
              "Capital given that is attributed as circular: it can be matched to payments that lead"
                  + " back to its giver")
          .optional(
              RECYCLED_SHARE, ColumnType.DOUBLE, SHARE, "recycled_capital / all capital given")
          .optional(INTRA_GROUP, ColumnType.DOUBLE, SHARE, "Share of gross inside circular groups")
          .required(
              INTRA_GROUP_AMOUNT, ColumnType.MONEY, MONEY, "Sum of amounts inside circular groups")
          .optional(FLOW_HIERARCHY, ColumnType.DOUBLE, SHARE, "1 - intra_group")
          .optional(
              FCI,
              ColumnType.DOUBLE,
              SHARE,
              "Finn's cycling index: the share of all throughflow that returns to the party it"
                  + " flowed through")
          .optional(
              TROPHIC_INCOHERENCE,
              ColumnType.DOUBLE,
              "0 if all money flows down, 1 if all money flows in circles",
              "F0: how far flows deviate from going down exactly one trophic level")
          .optional(
              LOOPS,
              ColumnType.LONG,
              "loops",
              "Simple directed cycles of known amounts, within the bounds of circularity.loop")
          .optional(
              LOOPS_EXACT,
              ColumnType.BOOLEAN,
              "",
              "Whether all were found; if false, there are at least as many as listed")
          .optional(
              STRUCTURAL_LOOPS,
              ColumnType.LONG,
              "loops",
              "Additional loops when legs of unknown amount count as well")
          .optional(
              STRUCTURAL_LOOPS_EXACT, ColumnType.BOOLEAN, "", "Whether all of those were found")
          .optional(GROSS_LOW, ColumnType.MONEY, MONEY, RANGE)
          .optional(GROSS_HIGH, ColumnType.MONEY, MONEY, RANGE)
          .optional(CIRCULATION_LOW, ColumnType.MONEY, MONEY, RANGE)
          .optional(CIRCULATION_HIGH, ColumnType.MONEY, MONEY, RANGE)
          .optional(CIRCULARITY_LOW, ColumnType.DOUBLE, SHARE, RANGE)
          .optional(CIRCULARITY_HIGH, ColumnType.DOUBLE, SHARE, RANGE)
          .optional(RECYCLED_SHARE_LOW, ColumnType.DOUBLE, SHARE, RANGE)
          .optional(RECYCLED_SHARE_HIGH, ColumnType.DOUBLE, SHARE, RANGE)
          .optional(
              NULL_CIRCULARITY_MEAN,
              ColumnType.DOUBLE,
              SHARE,
              "Mean circularity of random networks in which each party pays, and is paid by, as many"
                  + " others and about as much")
          .optional(
              NULL_CIRCULARITY_SD,
              ColumnType.DOUBLE,
              SHARE,
              "Standard deviation of their circularity")
          .optional(
              NULL_P_VALUE,
              ColumnType.DOUBLE,
              SHARE,
              "Share of those networks, including the scope itself, that are at least as circular; only descriptive if deals were collected because they look circular")
          .optional(
              NULL_RESIDUAL,
              ColumnType.DOUBLE,
              "share, 0 to 2",
              "Difference between the sums that parties pay and receive there and in the scope, as a share of the scope's: the worst draw")
          .optional(UNMEASURED, ColumnType.STRING, "", "Which of these measures are null, and why")
          .required(GROUPS, ColumnType.LONG, "groups", "Circular groups of known amounts")
          .required(
              LARGEST_GROUP, ColumnType.LONG, "parties", "Members of the largest group; 0 if none")
          .required(
              STRUCTURAL_GROUPS,
              ColumnType.LONG,
              "groups",
              "Circular groups when edges of unknown amount count as well")
          .required(
              STRUCTURAL_LARGEST_GROUP,
              ColumnType.LONG,
              "parties",
              "Members of the largest such group; 0 if none")
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
          .refers(FlowTables.SCOPE.fullName(), SCOPE_ID)
          .keptPer(AS_OF)
          .build();

  /** Circular groups. */
  public static final TableSpec GROUP =
      TableSpec.named(
              "reporting.circular_group",
              "Groups of parties that can all reach each other along payments")
          .key(SCOPE_ID, ColumnType.STRING, "The scope")
          .column(VIEW)
          .keyedBy(List.of(CircularityColumns.VIEW))
          .key(GROUP_ID, ColumnType.STRING, "The group, by its smallest party")
          .required(AS_OF, ColumnType.DATE, "", "As-of date of the scope")
          .required(MEMBERS, ColumnType.LONG, "parties", "Parties of the group")
          .required(EDGES, ColumnType.LONG, "edges", "Edges between them")
          .required(GROSS, ColumnType.MONEY, MONEY, "Sum of the known amounts between them")
          .required(
              NET,
              ColumnType.MONEY,
              MONEY,
              "The amount that would settle the net positions between them")
          .optional(
              CIRCULATION, ColumnType.MONEY, MONEY, "The part of it that circulates between them")
          .optional(CircularityColumns.CIRCULARITY, ColumnType.DOUBLE, SHARE, "circulation / gross")
          .optional(CIRCULAR, ColumnType.MONEY, MONEY, "The part of it attributed as circular")
          .optional(ATTRIBUTION, ColumnType.STRING, "", "How: bff or circulation; amount view only")
          .optional(UNMEASURED, ColumnType.STRING, "", "Measures missing for the group, and why")
          .required(
              LARGEST_MEMBERS,
              ColumnType.STRING,
              "",
              "The ten members that pay and receive the most inside the group, largest first")
          .law("a group has at least two members", "members >= 2")
          .law("a group has at least as many edges as members", "edges >= members")
          .law("net is a part of gross", "net <= gross")
          .law(
              "circular <= circulation <= gross",
              "circular <= circulation and circulation <= gross")
          .refers(FlowTables.SCOPE.fullName(), SCOPE_ID)
          .refers(CuratedTables.PARTY.fullName(), GROUP_ID)
          .keptPer(AS_OF)
          .build();

  /** Members of circular groups. */
  public static final TableSpec MEMBER =
      TableSpec.named("reporting.circular_member", "The members of each circular group")
          .key(SCOPE_ID, ColumnType.STRING, "The scope")
          .column(VIEW)
          .keyedBy(List.of(CircularityColumns.VIEW))
          .key(GROUP_ID, ColumnType.STRING, "The group")
          .key(
              PARTY_ID,
              ColumnType.STRING,
              "The member; it is in at most one group of a scope and view")
          .required(AS_OF, ColumnType.DATE, "", "As-of date of the scope")
          .refers(FlowTables.SCOPE.fullName(), SCOPE_ID)
          .refers(CuratedTables.PARTY.fullName(), GROUP_ID, PARTY_ID)
          .keptPer(AS_OF)
          .build();

  /** How the network grew, quarter by quarter. */
  public static final TableSpec PACE =
      TableSpec.named(
              "reporting.pace",
              "The deals in force at the end of each quarter, as known today, with and without those made in the quarter; capital and trade, between parties")
          .key(AS_OF, ColumnType.DATE, "As-of date; the last quarter ends on it")
          .key(QUARTER, ColumnType.STRING, "The quarter, as 2025Q4")
          .key(BASIS, ColumnType.STRING, "announced, contracted, paid, due-12m or due-60m")
          .required(DEALS, ColumnType.LONG, "deals", "Deals in force at the end of the quarter")
          .required(NEW_DEALS, ColumnType.LONG, "deals", "Those made in the quarter")
          .required(GROSS, ColumnType.MONEY, MONEY, "Sum of the deals' known amounts on the basis")
          .optional(CIRCULATION, ColumnType.MONEY, MONEY, "How much of that circulates")
          .optional(CircularityColumns.CIRCULARITY, ColumnType.DOUBLE, SHARE, "circulation / gross")
          .required(
              NEW_GROSS,
              ColumnType.MONEY,
              MONEY,
              "The part of gross from deals made in the quarter")
          .required(
              STOPPED_GROSS,
              ColumnType.MONEY,
              MONEY,
              "Gross if no deal had been made in the quarter")
          .optional(STOPPED_CIRCULATION, ColumnType.MONEY, MONEY, "How much of that circulates")
          .optional(
              STOPPED_CIRCULARITY, ColumnType.DOUBLE, SHARE, "stopped_circulation / stopped_gross")
          .law("new deals are deals", "new_deals <= deals and new_gross <= gross")
          .law("circulation <= gross", "circulation <= gross")
          .law("stopped_circulation <= stopped_gross", "stopped_circulation <= stopped_gross")
          .keptPer(AS_OF)
          .build();

  public static final List<TableSpec> ALL =
      List.of(
          CIRCULARITY,
          GROUP,
          MEMBER,
          AttributionTables.EDGE,
          AttributionTables.PARTY,
          AttributionTables.DEAL,
          PACE,
          LoopTables.LOOP,
          LoopTables.LEG);

  private CircularityTables() {}
}
