package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.money;
import static io.carousel.publish.report.RunTables.texts;
import static io.carousel.schema.CircularityColumns.PARTIES;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.FlowColumns.UNKNOWN_AMOUNTS;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Reads the networks between the parties of the report, all others folded into one. */
final class NetworkReader {
  /** Deals listed per edge. */
  private static final int MOST_DEALS = 8;

  private final RunTables tables;
  private final ReportLimits limits;

  /**
   * @param parties the parties that are not folded
   */
  NetworkReader(RunTables tables, List<String> parties, ReportLimits limits) {
    this.tables = tables;
    this.limits = limits;
    tables
        .run()
        .session()
        .createDataset(parties, Encoders.STRING())
        .toDF("party_id")
        .createOrReplaceTempView("shown_party");
  }

  /** The network of each scope, in their order, the leading one first. */
  List<Report.Network> read(List<Report.Scope> scopes) {
    String leading = scopes.isEmpty() ? "" : scopes.get(0).scopeId();
    Map<String, List<Row>> edges =
        edges(leading).stream().collect(Collectors.groupingBy(row -> row.getAs(SCOPE_ID)));
    Map<String, List<String>> groups = largestGroups();
    Map<String, Long> folded = foldedParties();
    return scopes.stream()
        .map(Report.Scope::scopeId)
        .map(
            scope -> {
              List<Row> own = edges.getOrDefault(scope, List.of());
              long all = own.isEmpty() ? 0 : own.get(0).<Long>getAs("all_edges");
              return new Report.Network(
                  scope,
                  own.stream().map(NetworkReader::edge).toList(),
                  groups.getOrDefault(scope, List.of()),
                  folded.getOrDefault(scope, 0L),
                  all - own.size());
            })
        .toList();
  }

  private List<Row> edges(String leading) {
    // The circular part of an edge is split among its layers in proportion to their amounts.
    return tables.rows(
        """
        WITH piece AS (
          SELECT /*+ BROADCAST(a), BROADCAST(b) */ p.scope_id,
            coalesce(a.party_id, '') AS payer_id, coalesce(b.party_id, '') AS payee_id, p.layer,
            p.amount, CAST(e.circular AS DOUBLE) * p.amount / e.amount AS circular, %s AS key
          FROM scope_payment p
            LEFT JOIN shown_party a ON a.party_id = p.payer_id
            LEFT JOIN shown_party b ON b.party_id = p.payee_id
            LEFT JOIN reporting.edge_circularity e ON e.scope_id = p.scope_id
              AND e.payer_id = p.payer_id AND e.payee_id = p.payee_id
          WHERE a.party_id IS NOT NULL OR b.party_id IS NOT NULL),
        placed AS (
          SELECT *, row_number() OVER (
            PARTITION BY scope_id, payer_id, payee_id, layer
            ORDER BY amount DESC NULLS LAST, key) AS place
          FROM piece),
        edge AS (
          SELECT scope_id, payer_id, payee_id, layer, sum(amount) AS amount,
            CASE WHEN count_if(amount IS NOT NULL AND circular IS NULL) = 0
              THEN CAST(sum(circular) AS DECIMAL(38, 2)) END AS circular,
            count_if(amount IS NULL) AS unknown_amounts, count(*) AS deals,
            sort_array(collect_list(CASE WHEN place <= %d THEN struct(place, key) END)) AS best
          FROM placed GROUP BY scope_id, payer_id, payee_id, layer),
        ranked AS (
          SELECT *, count(*) OVER (PARTITION BY scope_id) AS all_edges,
            count_if(amount IS NULL) OVER (PARTITION BY scope_id) AS unknown_edges,
            row_number() OVER (PARTITION BY scope_id, amount IS NULL
              ORDER BY amount DESC, payer_id, payee_id, layer) AS rank,
            CASE WHEN scope_id = :leading THEN :edges ELSE :other_edges END AS most
          FROM edge)
        SELECT * FROM ranked
        WHERE rank <= CASE WHEN amount IS NULL
          THEN greatest(most DIV 5, most - (all_edges - unknown_edges))
          ELSE most - least(unknown_edges, most DIV 5) END
        ORDER BY scope_id, amount DESC NULLS LAST, payer_id, payee_id, layer
        """
            .formatted(DealReader.KEY, MOST_DEALS),
        Map.of("leading", leading, "edges", limits.edges(), "other_edges", limits.otherEdges()));
  }

  private static Report.Edge edge(Row row) {
    List<String> deals = DealReader.keys(row);
    return new Report.Edge(
        row.getAs(PAYER_ID),
        row.getAs(PAYEE_ID),
        row.getAs(LAYER),
        money(row, "amount"),
        money(row, "circular"),
        row.<Long>getAs(UNKNOWN_AMOUNTS),
        deals,
        row.<Long>getAs(DEALS) - deals.size());
  }

  private Map<String, List<String>> largestGroups() {
    Map<String, List<String>> groups = new HashMap<>();
    tables
        .rows(
            """
            WITH best AS (
              SELECT scope_id, group_id, row_number() OVER (
                PARTITION BY scope_id ORDER BY members DESC, gross DESC, group_id) AS place
              FROM reporting.circular_group WHERE as_of = :as_of AND view = 'amount')
            SELECT m.scope_id, sort_array(collect_list(m.party_id)) AS members
            FROM best b
              JOIN reporting.circular_member m
                ON m.scope_id = b.scope_id AND m.view = 'amount' AND m.group_id = b.group_id
              JOIN shown_party s ON s.party_id = m.party_id
            WHERE b.place = 1 AND m.as_of = :as_of GROUP BY m.scope_id
            """)
        .forEach(row -> groups.put(row.getAs(SCOPE_ID), texts(row, "members")));
    return groups;
  }

  private Map<String, Long> foldedParties() {
    Map<String, Long> folded = new HashMap<>();
    tables
        .rows(
            """
            SELECT scope_id, count(*) AS parties FROM scope_party p
            WHERE NOT EXISTS (SELECT 1 FROM shown_party s WHERE s.party_id = p.party_id)
            GROUP BY scope_id
            """)
        .forEach(row -> folded.put(row.getAs(SCOPE_ID), row.<Long>getAs(PARTIES)));
    return folded;
  }
}
