package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.date;
import static io.carousel.publish.report.RunTables.money;
import static io.carousel.schema.MarketColumns.PERIOD;
import static io.carousel.schema.PartyColumns.NAME;

import io.carousel.schema.CentralityTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Reads the inputs of the headlines other than the report's scopes. */
final class HeadlineReader {
  private HeadlineReader() {}

  /**
   * The capital given in a scope.
   *
   * @param given the sum of known amounts; null if none is known
   * @param recycledFirmly the circular part of deals that are signed or closed; null if nothing is
   *     attributed
   */
  record Capital(BigDecimal given, BigDecimal recycledFirmly) {}

  /**
   * The party on which the most money depends.
   *
   * @param unknownInflow whether it also receives unknown amounts
   * @param removalImpact the amount by which circulation would fall without it; null if not
   *     measured
   * @param revenue its latest reported revenue of a year; null if unknown
   * @param revenuePeriod FY or TTM
   * @param revenueEnds the last day of that period
   */
  record Hub(
      String name,
      BigDecimal inflow,
      BigDecimal outflow,
      boolean unknownInflow,
      BigDecimal removalImpact,
      BigDecimal revenue,
      String revenuePeriod,
      LocalDate revenueEnds) {}

  static Capital capital(RunTables tables, String scope) {
    Row row =
        tables
            .rows(
                """
                SELECT sum(p.amount) AS given,
                  sum(CASE WHEN p.status IN ('signed', 'closed') THEN d.circular
                    WHEN d.circular IS NOT NULL THEN 0 END) AS firm
                FROM scope_payment p
                  LEFT JOIN reporting.deal_circularity d
                    ON d.scope_id = p.scope_id AND d.deal_id = p.payment_id AND p.kind = 'deal'
                WHERE p.scope_id = :scope AND p.gives_capital
                """,
                Map.of("scope", scope))
            .get(0);
    return new Capital(money(row, "given"), money(row, "firm"));
  }

  /** The party without which the least could circulate, else the one with the largest flows. */
  static Optional<Hub> hub(RunTables tables, String scope) {
    String impact =
        tables.has(CentralityTables.PARTY)
            ? "SELECT scope_id, party_id, removal_impact FROM reporting.party_centrality"
            : "SELECT '' AS scope_id, '' AS party_id, CAST(null AS DECIMAL(38, 2)) AS"
                + " removal_impact";
    List<Row> rows =
        tables.rows(
            """
            WITH hub AS (
              SELECT f.party_id, f.inflow, f.outflow, c.removal_impact FROM reporting.party_flow f
                LEFT JOIN (%s) c ON c.scope_id = f.scope_id AND c.party_id = f.party_id
              WHERE f.scope_id = :scope
              ORDER BY c.removal_impact DESC NULLS LAST, f.inflow + f.outflow DESC, f.party_id
              LIMIT 1),
            revenue AS (
              SELECT party_id, converted_value, period, period_end FROM flow.figure
              WHERE as_of = :as_of AND metric = 'revenue' AND counterparty_id IS NULL
                AND period IN ('FY', 'TTM') AND converted_value IS NOT NULL)
            SELECT coalesce(p.name, h.party_id) AS name, h.inflow, h.outflow, h.removal_impact,
              u.payee_id IS NOT NULL AS unknown_inflow,
              r.converted_value, r.period, r.period_end
            FROM hub h
              LEFT JOIN curated.party p ON p.party_id = h.party_id
              LEFT JOIN revenue r ON r.party_id = h.party_id
              LEFT JOIN (
                SELECT DISTINCT payee_id FROM scope_payment
                WHERE scope_id = :scope AND amount IS NULL) u ON u.payee_id = h.party_id
            ORDER BY r.period_end DESC NULLS LAST, r.period DESC LIMIT 1
            """
                .formatted(impact),
            Map.of("scope", scope));
    return rows.stream().map(HeadlineReader::hub).findFirst();
  }

  private static Hub hub(Row row) {
    return new Hub(
        row.getAs(NAME),
        money(row, "inflow"),
        money(row, "outflow"),
        row.<Boolean>getAs("unknown_inflow"),
        money(row, "removal_impact"),
        money(row, "converted_value"),
        row.getAs(PERIOD),
        date(row, "period_end"));
  }
}
