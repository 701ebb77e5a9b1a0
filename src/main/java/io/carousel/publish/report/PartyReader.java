package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.money;
import static io.carousel.schema.CircularityColumns.CIRCULAR_SHARE;
import static io.carousel.schema.CircularityColumns.PAGERANK_RECEIVED;
import static io.carousel.schema.CircularityColumns.RETURN_PROBABILITY;
import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.PartyColumns.COUNTRY;
import static io.carousel.schema.PartyColumns.KIND;
import static io.carousel.schema.PartyColumns.NAME;

import io.carousel.schema.CentralityTables;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Reads the parties of the report. */
final class PartyReader {
  private PartyReader() {}

  /**
   * The parties with the largest flows in the leading scope, or else in any scope.
   *
   * @param wanted parties that come first in the last third of the list
   */
  static List<Report.Party> read(
      RunTables tables, String leading, Collection<String> wanted, ReportLimits limits) {
    boolean ranked = tables.has(CentralityTables.PARTY);
    String centrality =
        ranked
            ? """
            LEFT JOIN reporting.party_centrality c
              ON c.scope_id = :leading AND c.party_id = r.party_id\
            """
            : "LEFT JOIN (SELECT null AS pagerank_received, null AS removal_impact) c ON false";
    List<Report.Party> candidates =
        tables
            .rows(
                """
                WITH party AS (
                  SELECT party_id, max(CASE WHEN scope_id = :leading THEN amount END) AS leading,
                    max(amount) AS most,
                    max(CASE WHEN scope_id = :leading THEN unknown_in ELSE 0 END) AS unknown_in,
                    max(CASE WHEN scope_id = :leading THEN unknown_out ELSE 0 END) AS unknown_out
                  FROM scope_party GROUP BY party_id),
                shown AS (
                  (SELECT * FROM party
                    ORDER BY leading DESC NULLS LAST, most DESC NULLS LAST, party_id LIMIT %d)
                  UNION (SELECT * FROM party WHERE array_contains(:wanted, party_id)))
                SELECT r.party_id, p.name, p.kind, p.country, r.unknown_in, r.unknown_out,
                  f.inflow, f.outflow, f.net, f.circular,
                  f.circular_share, f.return_probability, f.group_id, c.pagerank_received,
                  CAST(c.removal_impact AS DECIMAL(38, 2)) AS removal_impact
                FROM shown r
                  LEFT JOIN curated.party p ON p.party_id = r.party_id
                  LEFT JOIN reporting.party_flow f
                    ON f.scope_id = :leading AND f.party_id = r.party_id
                  %s
                ORDER BY r.leading DESC NULLS LAST, r.most DESC NULLS LAST, r.party_id
                """
                    .formatted(limits.parties(), centrality),
                Map.of("leading", leading, "wanted", wanted.toArray(String[]::new)))
            .stream()
            .map(PartyReader::party)
            .toList();
    return fitting(candidates, wanted, limits.parties());
  }

  /** Some of the parties, in their order: the largest, the wanted ones, then others. */
  static List<Report.Party> fitting(
      List<Report.Party> parties, Collection<String> wanted, int limit) {
    int largest = limit * 2 / 3;
    Set<Report.Party> chosen = new HashSet<>();
    Stream.of(
            parties.stream().limit(largest),
            parties.stream().filter(party -> wanted.contains(party.partyId())),
            parties.stream())
        .flatMap(some -> some)
        .takeWhile(party -> chosen.size() < limit)
        .forEach(chosen::add);
    return parties.stream().filter(chosen::contains).toList();
  }

  private static Report.Party party(Row row) {
    return new Report.Party(
        row.getAs(PARTY_ID),
        row.getAs(NAME),
        row.getAs(KIND),
        row.getAs(COUNTRY),
        row.<Long>getAs("unknown_in"),
        row.<Long>getAs("unknown_out"),
        money(row, "inflow"),
        money(row, "outflow"),
        money(row, "net"),
        money(row, "circular"),
        row.getAs(CIRCULAR_SHARE),
        row.getAs(RETURN_PROBABILITY),
        row.getAs(PAGERANK_RECEIVED),
        money(row, "removal_impact"),
        row.getAs(GROUP_ID));
  }
}
