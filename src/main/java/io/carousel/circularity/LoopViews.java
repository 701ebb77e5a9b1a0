package io.carousel.circularity;

import io.carousel.table.Column;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.List;

/** What analysts ask first, as views. */
final class LoopViews {
  private static final String MONEY = "reporting currency";

  /** The loops of each party. */
  static final ViewSpec PARTY_LOOP =
      new ViewSpec(
          TableSpec.named("reporting.party_loop", "View: the loops that each party is part of")
              .key("scope_id", ColumnType.STRING, "The scope")
              .key("party_id", ColumnType.STRING, "The party")
              .column(CircularityTables.VIEW)
              .keyedBy(List.of("view"))
              .key("loop_id", ColumnType.STRING, "The loop")
              .column(of(LoopTables.LOOP, "rank"))
              .column(of(LoopTables.LOOP, "kind"))
              .column(of(LoopTables.LOOP, "length"))
              .column(of(LoopTables.LOOP, "path"))
              .column(of(LoopTables.LOOP, "bottleneck"))
              .column(of(LoopTables.LOOP, "closure_days"))
              .column(of(LoopTables.LOOP, "deals"))
              .optional("pays", ColumnType.MONEY, MONEY, "What the party pays the next one")
              .optional("receives", ColumnType.MONEY, MONEY, "What the last one pays the party")
              .build(),
          """
          SELECT scope_id, paid.payer_id AS party_id, view, loop_id, l.rank, l.kind, l.length,
            l.path, l.bottleneck, l.closure_days, l.deals, paid.amount AS pays,
            received.amount AS receives
          FROM reporting.loop l
            JOIN reporting.loop_leg paid USING (scope_id, view, loop_id)
            JOIN reporting.loop_leg received USING (scope_id, view, loop_id)
          WHERE received.payee_id = paid.payer_id
          """);

  /** What loops rest on. */
  static final ViewSpec LOOP_EVIDENCE =
      new ViewSpec(
          TableSpec.named(
                  "reporting.loop_evidence",
                  "View: the deals of each leg of a loop, and who says so")
              .key("scope_id", ColumnType.STRING, "The scope")
              .column(CircularityTables.VIEW)
              .keyedBy(List.of("view"))
              .key("loop_id", ColumnType.STRING, "The loop")
              .column(of(LoopTables.LOOP, "path"))
              .key("leg", ColumnType.LONG, "Number of the leg in loop order, from 1")
              .column(of(LoopTables.LEG, "payer_id"))
              .column(of(LoopTables.LEG, "payee_id"))
              .optional("deal_id", ColumnType.STRING, "", "The deal; null for payments without")
              .optional("payment_id", ColumnType.STRING, "", "The payment, or the deal")
              .keyedBy(List.of("payment_id"))
              .optional("instrument", ColumnType.STRING, "", "What kind of deal")
              .optional("amount", ColumnType.MONEY, MONEY, "Its amount; null if unknown")
              .optional("status", ColumnType.STRING, "", "How firm it is")
              .optional("dated_on", ColumnType.DATE, "", "The day that dates it")
              .optional("publisher", ColumnType.STRING, "", "Who says so")
              .optional("title", ColumnType.STRING, "", "Where")
              .optional("url", ColumnType.STRING, "", "Its address")
              .build(),
          """
          SELECT l.scope_id, l.view, l.loop_id, l.path, l.leg, l.payer_id, l.payee_id, l.deal_id,
            p.payment_id, p.instrument, p.amount, p.status, p.dated_on, s.publisher, s.title, s.url
          FROM (
              SELECT scope_id, view, loop_id, path, leg, payer_id, payee_id,
                explode_outer(deal_ids) AS deal_id
              FROM reporting.loop JOIN reporting.loop_leg USING (scope_id, view, loop_id)
            ) l
            JOIN reporting.scope c ON c.scope_id = l.scope_id
            LEFT JOIN flow.payment p
              ON p.as_of = c.as_of AND p.basis = c.basis AND p.deal_id = l.deal_id AND p.scheduled
            LEFT JOIN curated.source s ON s.source_id = p.source_id
          """);

  /** The deals that are circular. */
  static final ViewSpec CIRCULAR_DEAL =
      new ViewSpec(
          TableSpec.named(
                  "reporting.circular_deal",
                  "View: deals with their circular part, and who says so")
              .key("scope_id", ColumnType.STRING, "The scope")
              .key("deal_id", ColumnType.STRING, "The deal")
              .column(of(CircularityTables.DEAL, "payer_id"))
              .column(of(CircularityTables.DEAL, "payee_id"))
              .optional("instrument", ColumnType.STRING, "", "What kind of deal")
              .column(of(CircularityTables.DEAL, "amount"))
              .column(of(CircularityTables.DEAL, "circular"))
              .column(of(CircularityTables.DEAL, "circular_share"))
              .optional("status", ColumnType.STRING, "", "How firm it is")
              .optional("dated_on", ColumnType.DATE, "", "The day that dates it")
              .optional("publisher", ColumnType.STRING, "", "Who says so")
              .optional("title", ColumnType.STRING, "", "Where")
              .optional("url", ColumnType.STRING, "", "Its address")
              .build(),
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

  static final List<ViewSpec> ALL = List.of(PARTY_LOOP, LOOP_EVIDENCE, CIRCULAR_DEAL);

  private LoopViews() {}

  private static Column of(TableSpec table, String column) {
    return table.columns().stream().filter(c -> c.name().equals(column)).findFirst().orElseThrow();
  }
}
