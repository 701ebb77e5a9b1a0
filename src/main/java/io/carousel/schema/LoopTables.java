package io.carousel.schema;

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
              "Loops: simple directed cycles, along which money can come back to whoever paid it")
          .key("scope_id", ColumnType.STRING, "The scope")
          .column(CircularityTables.VIEW)
          .keyedBy(List.of("view"))
          .key(
              "loop_id",
              ColumnType.STRING,
              "The loop, identified by its parties: the same in every scope")
          .required("as_of", ColumnType.DATE, "", "As-of date of the scope")
          .required(
              "rank",
              ColumnType.LONG,
              "",
              "Rank in the scope and view: by bottleneck, largest first, then by length, then by"
                  + " path")
          .required("length", ColumnType.LONG, "parties", "Number of parties, and of legs")
          .column(
              new ColumnSpec(
                  "kind",
                  ColumnType.STRING,
                  false,
                  "",
                  "financing: with a leg of capital and another leg of trade; null where it is not"
                      + " known what payments are for",
                  List.of("financing", "trade", "capital")))
          .required(
              "path", ColumnType.STRING, "", "Its parties in order, starting with the smallest id")
          .optional(
              "bottleneck",
              ColumnType.MONEY,
              MONEY,
              "The smallest amount of its legs, the most that can come back. Loops share legs, so"
                  + " bottlenecks must not be added up")
          .column(
              new ColumnSpec(
                  "bottleneck_status",
                  ColumnType.STRING,
                  true,
                  "",
                  "unknown where a leg has no known amount",
                  List.of("known", "unknown")))
          .optional(
              "closure_days",
              ColumnType.LONG,
              "days",
              "The shortest time in which payments of all legs follow each other in loop order; null"
                  + " where a leg is undated, or where they cannot")
          .required("deals", ColumnType.LONG, "deals", "Deals that its legs are made of")
          .law("a loop has at least two parties", "length >= 2")
          .law(
              "a bottleneck is known or not",
              "(bottleneck_status = 'known') = (bottleneck is not null)")
          .law("a known bottleneck is above 0", "bottleneck > 0")
          .refers(FlowTables.SCOPE.fullName(), "scope_id")
          .keptPer("as_of")
          .build();

  /** The legs of loops. */
  public static final TableSpec LEG =
      TableSpec.named(
              "reporting.loop_leg", "The legs of each loop, with the deals that they are made of")
          .key("scope_id", ColumnType.STRING, "The scope")
          .column(CircularityTables.VIEW)
          .keyedBy(List.of("view"))
          .key("loop_id", ColumnType.STRING, "The loop")
          .key("leg", ColumnType.LONG, "Number of the leg in loop order, from 1")
          .required("as_of", ColumnType.DATE, "", "As-of date of the scope")
          .required("payer_id", ColumnType.STRING, "", "The party that pays")
          .required(
              "payee_id", ColumnType.STRING, "", "The party that is paid, which pays the next")
          .optional(
              "amount", ColumnType.MONEY, MONEY, "Sum of the known amounts; null if none is known")
          .required(
              "payments", ColumnType.LONG, "payments", "Payments or deals that the leg is made of")
          .required(
              "unknown_amounts", ColumnType.LONG, "payments", "Those among them without an amount")
          .required(
              "instruments",
              ColumnType.LIST,
              "",
              "Instruments of the deals and payments, as far as they are known")
          .required("deal_ids", ColumnType.LIST, "", "The deals; payments may name no deal")
          .optional("first_on", ColumnType.DATE, "", "Date of the first deal or payment")
          .optional("last_on", ColumnType.DATE, "", "Date of the last deal or payment")
          .law("a leg joins two parties", "payer_id <> payee_id")
          .refers(FlowTables.SCOPE.fullName(), "scope_id")
          .refers(CuratedTables.PARTY.fullName(), "payer_id", "payee_id")
          .keptPer("as_of")
          .build();

  private LoopTables() {}
}
