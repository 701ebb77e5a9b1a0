package io.carousel.schema;

import static io.carousel.schema.CircularityColumns.CIRCULAR;
import static io.carousel.schema.CircularityColumns.CIRCULAR_SHARE;
import static io.carousel.schema.CircularityColumns.INFLOW;
import static io.carousel.schema.CircularityColumns.NET;
import static io.carousel.schema.CircularityColumns.NETTED;
import static io.carousel.schema.CircularityColumns.OUTFLOW;
import static io.carousel.schema.CircularityColumns.RETURN_PROBABILITY;
import static io.carousel.schema.CircularityColumns.RETURN_PROBABILITY_UPPER;
import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.FlowColumns.CANCELLED;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;

/** The circularity of each edge, party and deal. */
public final class AttributionTables {
  private static final String MONEY = "reporting currency";
  private static final String SHARE = "share, 0 to 1";

  /** The circular part of each edge. */
  public static final TableSpec EDGE =
      TableSpec.named(
              "reporting.edge_circularity",
              "Every edge of known amount, with the part that netting cancels and the part that is circular")
          .key(SCOPE_ID, ColumnType.STRING, "The scope")
          .key(PAYER_ID, ColumnType.STRING, "The party that pays")
          .key(PAYEE_ID, ColumnType.STRING, "The party that is paid")
          .required(AS_OF, ColumnType.DATE, "", "As-of date of the scope")
          .optional(GROUP_ID, ColumnType.STRING, "", "The circular group that the edge is inside")
          .required(AMOUNT, ColumnType.MONEY, MONEY, "Sum of the known amounts")
          .optional(
              CANCELLED,
              ColumnType.MONEY,
              MONEY,
              "The part cancelled by the maximum circulation: the sum is unique, this split is not")
          .optional(
              NETTED, ColumnType.MONEY, MONEY, "amount - cancelled: the rest, which has no cycle")
          .optional(CIRCULAR, ColumnType.MONEY, MONEY, "The amount attributed as circular")
          .law("cancelled <= amount", "cancelled <= amount and netted = amount - cancelled")
          .law("circular <= amount", "circular <= amount")
          .refers(FlowTables.SCOPE.fullName(), SCOPE_ID)
          .refers(CuratedTables.PARTY.fullName(), PAYER_ID, PAYEE_ID, GROUP_ID)
          .keptPer(AS_OF)
          .build();

  /** The flows through each party. */
  public static final TableSpec PARTY =
      TableSpec.named(
              "reporting.party_flow",
              "The amounts each party receives and pays, and their circular part")
          .key(SCOPE_ID, ColumnType.STRING, "The scope")
          .key(PARTY_ID, ColumnType.STRING, "The party")
          .required(AS_OF, ColumnType.DATE, "", "As-of date of the scope")
          .required(
              INFLOW, ColumnType.MONEY, MONEY, "Sum of the known amounts that the party receives")
          .required(
              OUTFLOW, ColumnType.MONEY, MONEY, "Sum of the known amounts that the party pays")
          .required(NET, ColumnType.MONEY, MONEY, "inflow - outflow")
          .optional(
              CIRCULAR,
              ColumnType.MONEY,
              MONEY,
              "The part of its inflow attributed as circular; equal to that of its outflow, up to rounding to cents")
          .optional(CIRCULAR_SHARE, ColumnType.DOUBLE, SHARE, "circular / inflow")
          .optional(
              RETURN_PROBABILITY,
              ColumnType.DOUBLE,
              SHARE,
              "Share of its throughflow that returns to it if every shortfall is funded from outside;"
                  + " not a share of disclosed revenue")
          .optional(
              RETURN_PROBABILITY_UPPER,
              ColumnType.DOUBLE,
              SHARE,
              "The same share, following money backwards to its origin, without that assumption")
          .optional(GROUP_ID, ColumnType.STRING, "", "Its circular group in the amount view")
          .law("net = inflow - outflow", "net = inflow - outflow")
          .law("circular <= inflow", "circular <= inflow")
          .law(
              "probabilities are between 0 and 1",
              "return_probability between 0 and 1 and return_probability_upper between 0 and 1")
          .refers(FlowTables.SCOPE.fullName(), SCOPE_ID)
          .refers(CuratedTables.PARTY.fullName(), PARTY_ID, GROUP_ID)
          .keptPer(AS_OF)
          .build();

  /** The circularity of each deal. */
  public static final TableSpec DEAL =
      TableSpec.named(
              "reporting.deal_circularity",
              "The circular part of each deal of known amount; the rest of an edge's circular amount belongs to payments without a deal")
          .key(SCOPE_ID, ColumnType.STRING, "The scope")
          .key(DEAL_ID, ColumnType.STRING, "The deal")
          .required(AS_OF, ColumnType.DATE, "", "As-of date of the scope")
          .required(PAYER_ID, ColumnType.STRING, "", "The party that pays, or its ultimate parent")
          .required(
              PAYEE_ID, ColumnType.STRING, "", "The party that is paid, or its ultimate parent")
          .required(AMOUNT, ColumnType.MONEY, MONEY, "Its amount in the scope")
          .optional(
              CIRCULAR,
              ColumnType.MONEY,
              MONEY,
              "Its share of the circular amount of its edge, in proportion to its amount")
          .optional(CIRCULAR_SHARE, ColumnType.DOUBLE, SHARE, "circular / amount")
          .law("circular <= amount", "circular <= amount")
          .refers(FlowTables.SCOPE.fullName(), SCOPE_ID)
          .refers(CuratedTables.PARTY.fullName(), PAYER_ID, PAYEE_ID)
          .keptPer(AS_OF)
          .build();

  private AttributionTables() {}
}
