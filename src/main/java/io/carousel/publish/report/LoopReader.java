package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.money;
import static io.carousel.publish.report.RunTables.texts;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Reads the best loops of each scope and view. */
final class LoopReader {
  /** Deals told of each leg, the first by id. */
  private static final int DEALS = 12;

  private static final String BEST =
      "l.as_of = :as_of AND l.rank <= CASE WHEN l.scope_id = :leading THEN :room ELSE :less END";

  private LoopReader() {}

  /**
   * The loops, by scope, view and rank.
   *
   * @param leading the scope of which more are read
   */
  static List<Report.Loop> read(RunTables tables, String leading, Room room) {
    Map<String, Object> parameters =
        Map.of("leading", leading, "room", room.leadingLoops(), "less", room.otherLoops());
    Map<List<String>, List<Report.Leg>> legs =
        tables
            .rows(
                """
                SELECT g.* FROM reporting.loop_leg g
                  JOIN reporting.loop l
                    ON l.scope_id = g.scope_id AND l.view = g.view AND l.loop_id = g.loop_id
                WHERE %s ORDER BY g.scope_id, g.view, g.loop_id, g.leg
                """
                    .formatted(BEST),
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
        row.getAs("scope_id"),
        row.getAs("view"),
        row.getAs("loop_id"),
        row.<Long>getAs("rank"),
        row.getAs("kind"),
        legs.stream().map(Report.Leg::payerId).toList(),
        money(row, "bottleneck"),
        row.getAs("closure_days"),
        row.<Long>getAs("deals"),
        legs);
  }

  private static Report.Leg leg(Row row) {
    return new Report.Leg(
        row.getAs("payer_id"),
        row.getAs("payee_id"),
        money(row, "amount"),
        texts(row, "deal_ids").stream().limit(DEALS).map(DealReader::keyOfDeal).toList(),
        0);
  }

  private static List<String> key(Row row) {
    return List.of(row.getAs("scope_id"), row.getAs("view"), row.getAs("loop_id"));
  }
}
