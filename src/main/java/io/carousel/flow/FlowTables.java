package io.carousel.flow;

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
          .required("as_of", ColumnType.DATE, "", "The date that the scope speaks of")
          .required("basis", ColumnType.STRING, "", "Which amounts: announced, contracted or paid")
          .required(
              "layers", ColumnType.STRING, "", "Which instruments: all, in-kind, capital or trade")
          .required("level", ColumnType.STRING, "", "Which parties: party")
          .required("currency", ColumnType.STRING, "", "The reporting currency")
          .keptPer("as_of")
          .build();

  /** What counts on each basis. */
  public static final TableSpec PAYMENT =
      TableSpec.named(
              "flow.payment",
              "Every deal and payment that counts on a basis, with its amount there")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("basis", ColumnType.STRING, "announced, contracted or paid")
          .key("kind", ColumnType.STRING, "deal, or payment that was made")
          .key("payment_id", ColumnType.STRING, "The payment, or the deal")
          .optional("deal_id", ColumnType.STRING, "", "The deal")
          .required("payer_id", ColumnType.STRING, "", "The party that pays")
          .required("payee_id", ColumnType.STRING, "", "The party that is paid")
          .optional("instrument", ColumnType.STRING, "", "What kind of deal")
          .required(
              "layer",
              ColumnType.STRING,
              "",
              "capital, trade, in-kind, contingent, or unspecified where a payment says nothing")
          .optional("amount", ColumnType.MONEY, MONEY, "The amount on this basis; null if unknown")
          .required(
              "scheduled", ColumnType.BOOLEAN, "", "Whether it is known when the amount is paid")
          .optional("dated_on", ColumnType.DATE, "", "The day that dates it")
          .law("an amount is not negative", "amount >= 0")
          .keptPer("as_of")
          .build();

  /** What flows between two parties in a scope. */
  public static final TableSpec EDGE =
      TableSpec.named("flow.edge", "What flows from party to party in each scope")
          .key("scope_id", ColumnType.STRING, "The scope")
          .key("payer_id", ColumnType.STRING, "The party that pays")
          .key("payee_id", ColumnType.STRING, "The party that is paid")
          .required("as_of", ColumnType.DATE, "", "The date that the scope speaks of")
          .optional(
              "amount", ColumnType.MONEY, MONEY, "Sum of the known amounts; null if none is known")
          .required("payments", ColumnType.LONG, "payments", "Payments or deals that make it up")
          .required(
              "unknown_amounts", ColumnType.LONG, "payments", "Those among them without an amount")
          .law("an edge joins two parties", "payer_id <> payee_id")
          .law("an edge carries something", "amount > 0 or unknown_amounts > 0")
          .keptPer("as_of")
          .build();

  static final List<TableSpec> ALL = List.of(SCOPE, PAYMENT, EDGE);

  private FlowTables() {}
}
