package io.carousel.publish.report;

import static io.carousel.schema.FlowColumns.LAYER;
import static org.apache.spark.sql.functions.col;

import io.carousel.basis.Scopes;
import io.carousel.job.CompleteRun;
import io.carousel.schema.FlowTables;
import io.carousel.schema.Layer;
import io.carousel.table.TableSpec;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The tables of a run for the readers of the report. Queries may use {@code :as_of}, and
 *
 * <ul>
 *   <li>{@code scope_payment}: the payments that count in each scope, between the parties of the
 *       scope
 *   <li>{@code scope_party}: the parties of each scope, with the amount that they pay and receive,
 *       null if none is known, and the number of payments to and from them without an amount
 * </ul>
 */
final class RunTables {
  /** Known amounts have already been added up for the circularity measures. */
  private static final String PARTIES =
      """
      SELECT scope_id, party_id, sum(amount) AS amount, sum(unknown_in) AS unknown_in,
        sum(unknown_out) AS unknown_out
      FROM (
        SELECT scope_id, party_id, inflow + outflow AS amount, 0L AS unknown_in, 0L AS unknown_out
        FROM reporting.party_flow WHERE as_of = :as_of
        UNION ALL
        SELECT scope_id, payer_id, null, 0L, unknown_amounts FROM flow.edge
        WHERE as_of = :as_of AND unknown_amounts > 0
        UNION ALL
        SELECT scope_id, payee_id, null, unknown_amounts, 0L FROM flow.edge
        WHERE as_of = :as_of AND unknown_amounts > 0)
      GROUP BY scope_id, party_id
      """;

  private final CompleteRun run;
  private final LocalDate asOf;

  RunTables(CompleteRun run, LocalDate asOf) {
    this.run = run;
    this.asOf = asOf;
    Dataset<Row> scopes = ofDate(FlowTables.SCOPE);
    Scopes.payments(scopes, ofDate(FlowTables.PAYMENT))
        .withColumn("gives_capital", Layer.givesCapital(col(LAYER)))
        .where("scheduled AND payer_id <> payee_id AND (amount IS NULL OR amount > 0)")
        .createOrReplaceTempView("scope_payment");
    run.query(PARTIES, Map.of("as_of", asOf)).createOrReplaceTempView("scope_party");
  }

  LocalDate asOf() {
    return asOf;
  }

  CompleteRun run() {
    return run;
  }

  boolean has(TableSpec table) {
    return run.has(table);
  }

  List<Row> rows(String query) {
    return rows(query, Map.of());
  }

  /**
   * The rows of a query.
   *
   * @param values the values of its parameters other than {@code :as_of}
   */
  List<Row> rows(String query, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    if (query.contains(":as_of")) {
      all.put("as_of", asOf);
    }
    return run.query(query, all).collectAsList();
  }

  static LocalDate date(Row row, String column) {
    Date date = row.getAs(column);
    return date == null ? null : date.toLocalDate();
  }

  static BigDecimal money(Row row, String column) {
    return row.getAs(column);
  }

  static List<String> texts(Row row, String column) {
    Seq<String> texts = row.getAs(column);
    return texts == null ? List.of() : List.copyOf(CollectionConverters.asJava(texts));
  }

  /** Rows of structs, in order. */
  static List<Row> structs(Row row, String column) {
    Seq<Row> structs = row.getAs(column);
    return structs == null ? List.of() : CollectionConverters.asJava(structs);
  }

  private Dataset<Row> ofDate(TableSpec table) {
    return run.read(table).where("as_of = DATE'" + asOf + "'");
  }
}
