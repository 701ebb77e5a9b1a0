package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.date;
import static io.carousel.publish.report.RunTables.money;
import static io.carousel.publish.report.RunTables.structs;
import static io.carousel.schema.CircularityColumns.PARTIES;
import static io.carousel.schema.ExposureColumns.COVERAGE;
import static io.carousel.schema.ExposureColumns.DENOMINATOR_SOURCE;
import static io.carousel.schema.ExposureColumns.HHI;
import static io.carousel.schema.ExposureColumns.HHI_HIGH;
import static io.carousel.schema.ExposureColumns.HHI_LOW;
import static io.carousel.schema.ExposureColumns.MAJOR_COUNTERPARTIES;
import static io.carousel.schema.ExposureColumns.SHARE;
import static io.carousel.schema.ExposureColumns.SIDE;
import static io.carousel.schema.ExposureColumns.SOURCE;
import static io.carousel.schema.ExposureColumns.TOP1_SHARE;
import static io.carousel.schema.ExposureColumns.TOP3_SHARE;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.FlowColumns.DEALS_WITHOUT_AMOUNT;
import static io.carousel.schema.Ids.COUNTERPARTY_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.TOP1_PARTY_ID;
import static io.carousel.schema.MarketColumns.PERIOD;

import io.carousel.schema.ExposureColumns;
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
    rows.forEach(row -> all.put(row.getAs(SIDE), row.<Long>getAs("all_parties")));
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
        row.getAs(PARTY_ID),
        row.getAs(SIDE),
        money(row, "denominator"),
        row.getAs(DENOMINATOR_SOURCE),
        row.getAs(BASIS),
        row.getAs(PERIOD),
        date(row, "period_end"),
        money(row, "reported_total"),
        row.<Double>getAs(COVERAGE),
        row.<Long>getAs(ExposureColumns.COUNTERPARTIES),
        row.<Double>getAs(HHI_LOW),
        row.<Double>getAs(HHI_HIGH),
        row.getAs(TOP1_PARTY_ID),
        row.getAs(TOP1_SHARE),
        row.getAs(TOP3_SHARE),
        row.<Long>getAs(MAJOR_COUNTERPARTIES),
        row.<Long>getAs(DEALS_WITHOUT_AMOUNT),
        structs(row, "best").stream().map(ConcentrationReader::counterparty).toList());
  }

  private static Concentration.Counterparty counterparty(Row row) {
    return new Concentration.Counterparty(
        row.getAs(COUNTERPARTY_ID),
        money(row, "amount"),
        row.<Double>getAs(SHARE),
        row.getAs(SOURCE));
  }

  private static Concentration.Market market(Row row) {
    return new Concentration.Market(
        row.getAs(ExposureColumns.MARKET),
        row.getAs(SIDE),
        money(row, "amount"),
        row.<Long>getAs(PARTIES),
        row.<Double>getAs(HHI),
        row.getAs(TOP1_PARTY_ID),
        row.<Double>getAs(TOP1_SHARE),
        row.<Double>getAs(TOP3_SHARE),
        row.<Long>getAs(DEALS),
        row.<Long>getAs(DEALS_WITHOUT_AMOUNT));
  }
}
