package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.money;
import static io.carousel.schema.CircularityColumns.CLOSURE_DAYS;
import static io.carousel.schema.CircularityColumns.RANK;
import static io.carousel.schema.CircularityColumns.VIEW;
import static io.carousel.schema.Ids.LOOP_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static io.carousel.schema.PartyColumns.KIND;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.carousel.schema.FlowColumns;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Reads the best loops of each scope and view. */
final class LoopReader {
  /** Deals listed per leg. */
  private static final int DEALS = 12;

  private static final String BEST =
      "l.as_of = :as_of AND l.rank <= CASE WHEN l.scope_id = :leading THEN :limit ELSE :less END";

  private LoopReader() {}

  /**
   * The loops, by scope, view and rank.
   *
   * @param leading the scope with more loops than others
   */
  static List<Report.Loop> read(RunTables tables, String leading, ReportLimits limits) {
    Map<String, Object> parameters =
        Map.of("leading", leading, "limit", limits.loops(), "less", limits.otherLoops());
    Map<List<String>, List<Report.Leg>> legs =
        tables
            .rows(
                """
                WITH leg AS (
                  SELECT g.* FROM reporting.loop_leg g
                    JOIN reporting.loop l
                      ON l.scope_id = g.scope_id AND l.view = g.view AND l.loop_id = g.loop_id
                  WHERE %s),
                piece AS (
                  SELECT leg.scope_id, leg.view, leg.loop_id, leg.leg, leg.payer_id, leg.payee_id,
                    leg.amount, %s AS key, row_number() OVER (
                      PARTITION BY leg.scope_id, leg.view, leg.loop_id, leg.leg
                      ORDER BY p.amount DESC NULLS LAST, p.kind, p.payment_id) AS place
                  FROM leg JOIN scope_payment p ON p.scope_id = leg.scope_id
                    AND p.payer_id = leg.payer_id AND p.payee_id = leg.payee_id)
                SELECT scope_id, view, loop_id, leg, payer_id, payee_id, amount, count(*) AS deals,
                  sort_array(collect_list(CASE WHEN place <= %d THEN struct(place, key) END)) AS best
                FROM piece GROUP BY scope_id, view, loop_id, leg, payer_id, payee_id, amount
                ORDER BY scope_id, view, loop_id, leg
                """
                    .formatted(BEST, DealReader.KEY, DEALS),
                parameters)
            .stream()
            .collect(groupingBy(LoopReader::key, mapping(LoopReader::leg, toList())));
    return tables
        .rows(
            "SELECT * FROM reporting.loop l WHERE %s ORDER BY scope_id, view, rank".formatted(BEST),
            parameters)
        .stream()
        .map(row -> loop(row, legs.get(key(row))))
        .toList();
  }

  private static Report.Loop loop(Row row, List<Report.Leg> legs) {
    return new Report.Loop(
        row.getAs(SCOPE_ID),
        row.getAs(VIEW),
        row.getAs(LOOP_ID),
        row.<Long>getAs(RANK),
        row.getAs(KIND),
        legs.stream().map(Report.Leg::payerId).toList(),
        money(row, "bottleneck"),
        row.getAs(CLOSURE_DAYS),
        row.<Long>getAs(FlowColumns.DEALS),
        legs);
  }

  private static Report.Leg leg(Row row) {
    List<String> deals = DealReader.keys(row);
    return new Report.Leg(
        row.getAs(PAYER_ID),
        row.getAs(PAYEE_ID),
        money(row, "amount"),
        deals,
        row.<Long>getAs(FlowColumns.DEALS) - deals.size());
  }

  private static List<String> key(Row row) {
    return List.of(row.getAs(SCOPE_ID), row.getAs(VIEW), row.getAs(LOOP_ID));
  }
}
