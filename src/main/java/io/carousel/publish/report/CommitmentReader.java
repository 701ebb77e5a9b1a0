package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.date;
import static io.carousel.publish.report.RunTables.money;
import static io.carousel.schema.CircularityColumns.PARTIES;
import static io.carousel.schema.ExposureColumns.COVERAGE;
import static io.carousel.schema.ExposureColumns.GW;
import static io.carousel.schema.ExposureColumns.REVENUE_COVERAGE;
import static io.carousel.schema.ExposureColumns.REVENUE_PERIOD;
import static io.carousel.schema.ExposureColumns.USD_PER_GW;
import static io.carousel.schema.FlowColumns.DEALS_WITHOUT_AMOUNT;
import static io.carousel.schema.FlowColumns.DUE_YEAR;
import static io.carousel.schema.Ids.PARTY_ID;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.carousel.schema.ExposureTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Reads what parties have promised to pay, by due year. */
final class CommitmentReader {
  private static final int MOST_PARTIES = 12;

  /** Years per party; a chart has no room for more. */
  private static final int MOST_YEARS = 40;

  private CommitmentReader() {}

  /** The parties that have promised the most; unknown amounts last. */
  static Commitments read(RunTables tables, ReportLimits limits) {
    if (!tables.has(ExposureTables.COMMITMENT)) {
      return Commitments.NONE;
    }
    List<Row> counted =
        tables.rows(
            """
            SELECT count(DISTINCT party_id) AS parties FROM reporting.commitment
            WHERE as_of = :as_of AND (committed IS NOT NULL OR deals_without_amount > 0)
            """);
    Map<String, List<Row>> rows =
        rows(tables, Math.min(MOST_PARTIES, limits.dependents())).stream()
            .collect(groupingBy(row -> row.getAs(PARTY_ID), LinkedHashMap::new, toList()));
    List<Commitments.Promiser> parties = new ArrayList<>();
    rows.forEach((partyId, dues) -> parties.add(promiser(partyId, dues)));
    return new Commitments(true, parties, counted.get(0).<Long>getAs(PARTIES));
  }

  private static List<Row> rows(RunTables tables, int limit) {
    return tables.rows(
        """
        WITH total AS (
          SELECT party_id, sum(committed) AS total FROM reporting.commitment
          WHERE as_of = :as_of AND (committed IS NOT NULL OR deals_without_amount > 0)
          GROUP BY party_id ORDER BY total DESC NULLS LAST, party_id LIMIT :limit),
        due AS (
          SELECT /*+ BROADCAST(t) */ c.*, t.total,
            count(c.due_year) OVER (PARTITION BY c.party_id) AS years, row_number() OVER (
              PARTITION BY c.party_id ORDER BY c.due_year NULLS FIRST) AS place
          FROM reporting.commitment c JOIN total t ON t.party_id = c.party_id
          WHERE c.as_of = :as_of)
        SELECT * FROM due WHERE place <= :years
        ORDER BY total DESC NULLS LAST, party_id, due_year NULLS LAST
        """,
        Map.of("limit", limit, "years", MOST_YEARS));
  }

  private static Commitments.Promiser promiser(String partyId, List<Row> rows) {
    // Revenue and cash are the same in all rows of a party.
    Row any = rows.get(0);
    long years = rows.stream().filter(row -> row.getAs(DUE_YEAR) != null).count();
    return new Commitments.Promiser(
        partyId,
        money(any, "revenue"),
        any.getAs(REVENUE_PERIOD),
        date(any, "revenue_period_end"),
        money(any, "cash"),
        date(any, "cash_on"),
        rows.stream().map(CommitmentReader::due).toList(),
        any.<Long>getAs("years") - years);
  }

  private static Commitments.Due due(Row row) {
    return new Commitments.Due(
        row.getAs(DUE_YEAR),
        money(row, "committed"),
        money(row, "contracted"),
        money(row, "committed_in"),
        row.<Long>getAs(DEALS_WITHOUT_AMOUNT),
        row.getAs(COVERAGE),
        row.getAs(REVENUE_COVERAGE),
        money(row, "funding_gap"),
        row.getAs(GW),
        row.getAs(USD_PER_GW));
  }
}
