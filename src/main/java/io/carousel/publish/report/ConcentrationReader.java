package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.date;
import static io.carousel.publish.report.RunTables.money;
import static io.carousel.publish.report.RunTables.structs;

import io.carousel.schema.ExposureTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Reads who depends on few others. */
final class ConcentrationReader {
  /** Counterparties listed per party. */
  private static final int COUNTERPARTIES = 10;

  private static final int MOST_MARKETS = 100;

  private ConcentrationReader() {}

  /** The parties with the largest totals of each side. */
  static Concentration read(RunTables tables, ReportLimits limits) {
    if (!tables.has(ExposureTables.CONCENTRATION) || !tables.has(ExposureTables.COUNTERPARTY)) {
      return Concentration.NONE;
    }
    List<Row> rows =
        tables.rows(
            """
            WITH ranked AS (
              SELECT *, count(*) OVER (PARTITION BY side) AS all_parties, row_number() OVER (
                PARTITION BY side ORDER BY denominator DESC, party_id) AS place
              FROM reporting.concentration WHERE as_of = :as_of),
            shown AS (SELECT * FROM ranked WHERE place <= :limit),
            best AS (
              SELECT c.party_id, c.side, sort_array(collect_list(
                struct(c.rank, c.counterparty_id, c.amount, c.share, c.source))) AS best
              FROM reporting.counterparty c
                JOIN shown s ON s.party_id = c.party_id AND s.side = c.side
              WHERE c.as_of = :as_of AND c.rank <= :counterparties
              GROUP BY c.party_id, c.side)
            SELECT s.*, b.best FROM shown s
              LEFT JOIN best b ON b.party_id = s.party_id AND b.side = s.side
            ORDER BY s.side, s.place
            """,
            Map.of("limit", limits.dependents(), "counterparties", COUNTERPARTIES));
    Map<String, Long> all = new HashMap<>();
    rows.forEach(row -> all.put(row.getAs("side"), row.<Long>getAs("all_parties")));
    return new Concentration(
        true,
        rows.stream().map(ConcentrationReader::dependent).toList(),
        Map.copyOf(all),
        markets(tables));
  }

  private static List<Concentration.Market> markets(RunTables tables) {
    if (!tables.has(ExposureTables.MARKET)) {
      return List.of();
    }
    return tables
        .rows(
            """
            SELECT * FROM reporting.market_concentration WHERE as_of = :as_of
            ORDER BY amount DESC, market, side LIMIT %d
            """
                .formatted(MOST_MARKETS))
        .stream()
        .map(ConcentrationReader::market)
        .toList();
  }

  private static Concentration.Dependent dependent(Row row) {
    return new Concentration.Dependent(
        row.getAs("party_id"),
        row.getAs("side"),
        money(row, "denominator"),
        row.getAs("denominator_source"),
        row.getAs("basis"),
        row.getAs("period"),
        date(row, "period_end"),
        money(row, "reported_total"),
        row.<Double>getAs("coverage"),
        row.<Long>getAs("counterparties"),
        row.<Double>getAs("hhi_low"),
        row.<Double>getAs("hhi_high"),
        row.getAs("top1_party_id"),
        row.getAs("top1_share"),
        row.getAs("top3_share"),
        row.<Long>getAs("major_counterparties"),
        row.<Long>getAs("deals_without_amount"),
        structs(row, "best").stream().map(ConcentrationReader::counterparty).toList());
  }

  private static Concentration.Counterparty counterparty(Row row) {
    return new Concentration.Counterparty(
        row.getAs("counterparty_id"),
        money(row, "amount"),
        row.<Double>getAs("share"),
        row.getAs("source"));
  }

  private static Concentration.Market market(Row row) {
    return new Concentration.Market(
        row.getAs("market"),
        row.getAs("side"),
        money(row, "amount"),
        row.<Long>getAs("parties"),
        row.<Double>getAs("hhi"),
        row.getAs("top1_party_id"),
        row.<Double>getAs("top1_share"),
        row.<Double>getAs("top3_share"),
        row.<Long>getAs("deals"),
        row.<Long>getAs("deals_without_amount"));
  }
}
