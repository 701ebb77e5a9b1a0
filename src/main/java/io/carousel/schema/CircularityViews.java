package io.carousel.schema;

import static io.carousel.schema.CircularityColumns.BOTTLENECK;
import static io.carousel.schema.CircularityColumns.CIRCULAR;
import static io.carousel.schema.CircularityColumns.CIRCULAR_SHARE;
import static io.carousel.schema.CircularityColumns.CLOSURE_DAYS;
import static io.carousel.schema.CircularityColumns.LENGTH;
import static io.carousel.schema.CircularityColumns.MADE;
import static io.carousel.schema.CircularityColumns.PATH;
import static io.carousel.schema.CircularityColumns.PAYS;
import static io.carousel.schema.CircularityColumns.RANK;
import static io.carousel.schema.CircularityColumns.RECEIVES;
import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.INSTRUMENT;
import static io.carousel.schema.DealColumns.STATUS;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.LOOP_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.PAYMENT_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static io.carousel.schema.MarketColumns.PUBLISHER;
import static io.carousel.schema.MarketColumns.TITLE;
import static io.carousel.schema.MarketColumns.URL;
import static io.carousel.schema.PartyColumns.KIND;

import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.List;

/** SQL views for the first questions of analysts. */
public final class CircularityViews {
  private static final String MONEY = "reporting currency";

  /** The loops of each party. */
  public static final ViewSpec PARTY_LOOP =
      new ViewSpec(
          TableSpec.named("reporting.party_loop", "View: the loops that each party belongs to")
              .key(SCOPE_ID, ColumnType.STRING, "The scope")
              .key(PARTY_ID, ColumnType.STRING, "The party")
              .column(CircularityTables.VIEW)
              .keyedBy(List.of(CircularityColumns.VIEW))
              .key(LOOP_ID, ColumnType.STRING, "The loop")
              .column(LoopTables.LOOP.column(RANK))
              .column(LoopTables.LOOP.column(KIND))
              .column(LoopTables.LOOP.column(LENGTH))
              .column(LoopTables.LOOP.column(PATH))
              .column(LoopTables.LOOP.column(BOTTLENECK))
              .column(LoopTables.LOOP.column(CLOSURE_DAYS))
              .column(LoopTables.LOOP.column(DEALS))
              .optional(PAYS, ColumnType.MONEY, MONEY, "The amount the party pays to the next one")
              .optional(
                  RECEIVES,
                  ColumnType.MONEY,
                  MONEY,
                  "The amount the previous one pays to the party")
              .refers(FlowTables.SCOPE.fullName(), SCOPE_ID)
              .refers(CuratedTables.PARTY.fullName(), PARTY_ID)
              .build(),
          List.of(LoopTables.LOOP, LoopTables.LEG),
          """
          SELECT scope_id, paid.payer_id AS party_id, view, loop_id, l.rank, l.kind, l.length,
            l.path, l.bottleneck, l.closure_days, l.deals, paid.amount AS pays,
            received.amount AS receives
          FROM reporting.loop l
            JOIN reporting.loop_leg paid USING (scope_id, view, loop_id)
            JOIN reporting.loop_leg received USING (scope_id, view, loop_id)
          WHERE received.payee_id = paid.payer_id
          """);

  /** The evidence of loops. */
  public static final ViewSpec LOOP_EVIDENCE =
      new ViewSpec(
          withSource(
              TableSpec.named(
                      "reporting.loop_evidence",
                      "View: the deals and payments of each leg of a loop, with their sources")
                  .key(SCOPE_ID, ColumnType.STRING, "The scope")
                  .column(CircularityTables.VIEW)
                  .keyedBy(List.of(CircularityColumns.VIEW))
                  .key(LOOP_ID, ColumnType.STRING, "The loop")
                  .column(LoopTables.LOOP.column(PATH))
                  .key(
                      CircularityColumns.LEG,
                      ColumnType.LONG,
                      "Number of the leg in loop order, from 1")
                  .column(LoopTables.LEG.column(PAYER_ID))
                  .column(LoopTables.LEG.column(PAYEE_ID))
                  .column(FlowTables.PAYMENT.column(PAYMENT_ID))
                  .column(
                      new ColumnSpec(
                          MADE,
                          ColumnType.BOOLEAN,
                          true,
                          "",
                          "true for a payment, false for a deal",
                          List.of()))
                  .keyedBy(List.of(PAYMENT_ID, MADE))
                  .column(FlowTables.PAYMENT.column(DEAL_ID))
                  .column(FlowTables.PAYMENT.column(INSTRUMENT))
                  .column(FlowTables.PAYMENT.column(AMOUNT))),
          List.of(
              LoopTables.LOOP,
              LoopTables.LEG,
              FlowTables.SCOPE,
              FlowTables.PAYMENT,
              CuratedTables.SOURCE),
          """
          SELECT l.scope_id, l.view, l.loop_id, l.path, g.leg, g.payer_id, g.payee_id,
            p.payment_id, p.kind = 'payment' AS made, p.deal_id, p.instrument, p.amount, p.status,
            p.dated_on, s.publisher, s.title, s.url
          FROM reporting.loop l
            JOIN reporting.loop_leg g
              ON g.scope_id = l.scope_id AND g.view = l.view AND g.loop_id = l.loop_id
            JOIN reporting.scope c ON c.scope_id = l.scope_id
            JOIN flow.payment p
              ON p.as_of = c.as_of AND p.basis = c.basis AND p.scheduled
                AND CASE WHEN c.level = 'group' THEN p.payer_group_id ELSE p.payer_id END
                  = g.payer_id
                AND CASE WHEN c.level = 'group' THEN p.payee_group_id ELSE p.payee_id END
                  = g.payee_id
                AND (p.amount IS NULL OR p.amount > 0)
                AND %s
            LEFT JOIN curated.source s ON s.source_id = p.source_id
          """
              .formatted(Layer.belongs("p.layer", "c.layers")));

  /** Circular deals. */
  public static final ViewSpec CIRCULAR_DEAL =
      new ViewSpec(
          withSource(
              TableSpec.named(
                      "reporting.circular_deal",
                      "View: deals with their circular part and their sources")
                  .key(SCOPE_ID, ColumnType.STRING, "The scope")
                  .key(DEAL_ID, ColumnType.STRING, "The deal")
                  .column(AttributionTables.DEAL.column(PAYER_ID))
                  .column(AttributionTables.DEAL.column(PAYEE_ID))
                  .optional(INSTRUMENT, ColumnType.STRING, "", "Kind of deal")
                  .column(AttributionTables.DEAL.column(AMOUNT))
                  .column(AttributionTables.DEAL.column(CIRCULAR))
                  .column(AttributionTables.DEAL.column(CIRCULAR_SHARE))),
          List.of(
              AttributionTables.DEAL, FlowTables.SCOPE, FlowTables.PAYMENT, CuratedTables.SOURCE),
          """
          SELECT d.scope_id, d.deal_id, d.payer_id, d.payee_id, p.instrument, d.amount, d.circular,
            d.circular_share, p.status, p.dated_on, s.publisher, s.title, s.url
          FROM reporting.deal_circularity d
            JOIN reporting.scope c ON c.scope_id = d.scope_id
            LEFT JOIN (
              SELECT as_of, basis, deal_id, min(instrument) AS instrument, min(status) AS status,
                min(dated_on) AS dated_on, min(source_id) AS source_id
              FROM flow.payment WHERE deal_id IS NOT NULL GROUP BY as_of, basis, deal_id
            ) p ON p.as_of = c.as_of AND p.basis = c.basis AND p.deal_id = d.deal_id
            LEFT JOIN curated.source s ON s.source_id = p.source_id
          """);

  public static final List<ViewSpec> ALL = List.of(PARTY_LOOP, LOOP_EVIDENCE, CIRCULAR_DEAL);

  private CircularityViews() {}

  /** Adds the status, date and source of a deal to a declaration. */
  private static TableSpec withSource(TableSpec.Builder columns) {
    return columns
        .optional(STATUS, ColumnType.STRING, "", "Its status")
        .optional(DATED_ON, ColumnType.DATE, "", "Its date")
        .optional(PUBLISHER, ColumnType.STRING, "", "Publisher of the source")
        .optional(TITLE, ColumnType.STRING, "", "Title of the source")
        .optional(URL, ColumnType.STRING, "", "Address of the source")
        .refers(FlowTables.SCOPE.fullName(), SCOPE_ID)
        .refers(CuratedTables.PARTY.fullName(), PAYER_ID, PAYEE_ID)
        .build();
  }
}
