package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.date;
import static io.carousel.publish.report.RunTables.money;
import static io.carousel.publish.report.RunTables.structs;
import static io.carousel.schema.DealColumns.INSTRUMENT;
import static io.carousel.schema.DealColumns.STATUS;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.MarketColumns.PUBLISHER;
import static io.carousel.schema.MarketColumns.TITLE;
import static io.carousel.schema.MarketColumns.URL;
import static io.carousel.schema.PartyColumns.KIND;

import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Reads the deals and payments behind edges and loops, with their sources. */
final class DealReader {
  /** SQL for the key of a row of {@code flow.payment}, independent of its basis. */
  static final String KEY = "concat(CASE WHEN kind = 'deal' THEN 'd:' ELSE 'p:' END, payment_id)";

  private DealReader() {}

  /** The keys in a row's {@code best}: structs of a place and a key, in order. */
  static List<String> keys(Row row) {
    return structs(row, "best").stream().map(best -> best.<String>getAs("key")).toList();
  }

  /**
   * The deals with these keys, the largest amounts first.
   *
   * @param keys values of {@link #KEY}
   */
  static List<Report.Deal> read(RunTables tables, Collection<String> keys) {
    tables
        .run()
        .session()
        .createDataset(List.copyOf(keys), Encoders.STRING())
        .toDF("key")
        .createOrReplaceTempView("wanted_deal");
    return tables
        .rows(
            """
            WITH wanted AS (
              SELECT /*+ BROADCAST(w) */ w.key, p.* FROM flow.payment p
                JOIN wanted_deal w ON w.key = %s
              WHERE p.as_of = :as_of AND p.scheduled AND (p.amount IS NULL OR p.amount > 0)),
            deal AS (
              SELECT key, min(deal_id) AS deal_id, min(kind) AS kind, min(payer_id) AS payer_id,
                min(payee_id) AS payee_id, min(instrument) AS instrument, min(layer) AS layer,
                min(status) AS status, min(dated_on) AS dated_on, min(source_id) AS source_id,
                max(amount) AS most, sort_array(collect_list(struct(basis, amount))) AS amounts
              FROM wanted GROUP BY key)
            SELECT d.*, s.publisher, s.title, s.url
            FROM deal d LEFT JOIN curated.source s ON s.source_id = d.source_id
            ORDER BY most DESC NULLS LAST, key
            """
                .formatted(KEY))
        .stream()
        .map(DealReader::deal)
        .toList();
  }

  private static Report.Deal deal(Row row) {
    return new Report.Deal(
        row.getAs("key"),
        row.getAs(DEAL_ID),
        row.getAs(KIND).equals("payment"),
        row.getAs(PAYER_ID),
        row.getAs(PAYEE_ID),
        row.getAs(INSTRUMENT),
        row.getAs(LAYER),
        row.getAs(STATUS),
        date(row, "dated_on"),
        structs(row, "amounts").stream()
            .map(amount -> new Report.Amount(amount.getAs(BASIS), money(amount, "amount")))
            .toList(),
        row.getAs(PUBLISHER),
        row.getAs(TITLE),
        row.getAs(URL));
  }
}
