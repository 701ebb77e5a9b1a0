package io.carousel.schema;

import static io.carousel.schema.CircularityColumns.BOTTLENECK;
import static io.carousel.schema.CircularityColumns.BOTTLENECK_STATUS;
import static io.carousel.schema.CircularityColumns.CLOSURE_DAYS;
import static io.carousel.schema.CircularityColumns.FIRST_ON;
import static io.carousel.schema.CircularityColumns.INSTRUMENTS;
import static io.carousel.schema.CircularityColumns.LAST_ON;
import static io.carousel.schema.CircularityColumns.LENGTH;
import static io.carousel.schema.CircularityColumns.PATH;
import static io.carousel.schema.CircularityColumns.RANK;
import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.FlowColumns.PAYMENTS;
import static io.carousel.schema.FlowColumns.UNKNOWN_AMOUNTS;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.DEAL_IDS;
import static io.carousel.schema.Ids.LOOP_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static io.carousel.schema.PartyColumns.KIND;

import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** The tables of loops. */
public final class LoopTables {
  private static final String MONEY = "reporting currency";

  /** Loops, best first. */
  public static final TableSpec LOOP =
      TableSpec.named(
              "reporting.loop",
              "Loops: simple directed cycles, along which money can return to its payer")
          .key(SCOPE_ID, ColumnType.STRING, "The scope")
          .column(CircularityTables.VIEW)
          .keyedBy(List.of(CircularityColumns.VIEW))
          .key(
              LOOP_ID,
              ColumnType.STRING,
              "The loop, identified by its parties: the same in every scope")
          .required(AS_OF, ColumnType.DATE, "", "As-of date of the scope")
          .required(
              RANK,
              ColumnType.LONG,
              "",
              "Rank in the scope and view: by bottleneck, largest first, then by length, then by"
                  + " path")
          .required(LENGTH, ColumnType.LONG, "parties", "Number of parties, and of legs")
          .column(
              new ColumnSpec(
                  KIND,
                  ColumnType.STRING,
                  false,
                  "",
                  "financing: with a leg of capital and another leg of trade; null if the purpose of payments is not known",
                  List.of("financing", "trade", "capital")))
          .required(
              PATH, ColumnType.STRING, "", "Its parties in order, starting with the smallest id")
          .optional(
              BOTTLENECK,
              ColumnType.MONEY,
              MONEY,
              "The smallest amount of its legs, the most that can come back. Loops share legs, so"
                  + " bottlenecks must not be added up")
          .column(
              new ColumnSpec(
                  BOTTLENECK_STATUS,
                  ColumnType.STRING,
                  true,
                  "",
                  "unknown if a leg has no known amount",
                  List.of("known", "unknown")))
          .optional(
              CLOSURE_DAYS,
              ColumnType.LONG,
              "days",
              "The shortest time in which payments of all legs follow each other in loop order; null if a leg is undated, or if they cannot")
          .required(DEALS, ColumnType.LONG, "deals", "Deals of its legs")
          .law("a loop has at least two parties", "length >= 2")
          .law(
              "a bottleneck is known or not",
              "(bottleneck_status = 'known') = (bottleneck is not null)")
          .law("a known bottleneck is above 0", "bottleneck > 0")
          .refers(FlowTables.SCOPE.fullName(), SCOPE_ID)
          .keptPer(AS_OF)
          .build();

  /** The legs of loops. */
  public static final TableSpec LEG =
      TableSpec.named("reporting.loop_leg", "The legs of each loop, with their deals")
          .key(SCOPE_ID, ColumnType.STRING, "The scope")
          .column(CircularityTables.VIEW)
          .keyedBy(List.of(CircularityColumns.VIEW))
          .key(LOOP_ID, ColumnType.STRING, "The loop")
          .key(CircularityColumns.LEG, ColumnType.LONG, "Number of the leg in loop order, from 1")
          .required(AS_OF, ColumnType.DATE, "", "As-of date of the scope")
          .required(PAYER_ID, ColumnType.STRING, "", "The party that pays")
          .required(PAYEE_ID, ColumnType.STRING, "", "The party that is paid, which pays the next")
          .optional(
              AMOUNT, ColumnType.MONEY, MONEY, "Sum of the known amounts; null if none is known")
          .required(PAYMENTS, ColumnType.LONG, "payments", "Payments or deals of the leg")
          .required(UNKNOWN_AMOUNTS, ColumnType.LONG, "payments", "Those without an amount")
          .required(
              INSTRUMENTS,
              ColumnType.LIST,
              "",
              "Instruments of the deals and payments, as far as they are known")
          .required(DEAL_IDS, ColumnType.LIST, "", "The deals; payments may name no deal")
          .optional(FIRST_ON, ColumnType.DATE, "", "Date of the first deal or payment")
          .optional(LAST_ON, ColumnType.DATE, "", "Date of the last deal or payment")
          .law("a leg joins two parties", "payer_id <> payee_id")
          .refers(FlowTables.SCOPE.fullName(), SCOPE_ID)
          .refers(CuratedTables.PARTY.fullName(), PAYER_ID, PAYEE_ID)
          .keptPer(AS_OF)
          .build();

  private LoopTables() {}
}
