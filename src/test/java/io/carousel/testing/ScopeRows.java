package io.carousel.testing;

import io.carousel.basis.Scopes;
import io.carousel.schema.FlowTables;
import io.carousel.table.SparkTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Scopes of a few payments each, as the jobs that measure them read them, so that many networks are
 * measured in one go without the jobs before.
 *
 * <pre>
 * new ScopeRows()
 *     .payments("pair", "payer_id, payee_id, amount", "a, b, 10", "b, a, 4")
 *     .scope("pair", "all", "party")
 * </pre>
 *
 * A network is used as a basis: the scope above is {@code 2025-12-31/pair/all/party}. Its payments
 * are scheduled unless their line says otherwise.
 */
public final class ScopeRows {
  public static final String AS_OF = "2025-12-31";

  private final List<Row> payments = new ArrayList<>();
  private final List<String> scopes = new ArrayList<>();

  /**
   * Adds the payments of a network.
   *
   * @param header names of columns of {@link FlowTables#PAYMENT}, separated by commas
   * @param lines a payment or deal each
   */
  public ScopeRows payments(String network, String header, String... lines) {
    payments.addAll(
        TableRows.of(FlowTables.PAYMENT)
            .all("as_of", AS_OF)
            .all("basis", network)
            .all("layer", "unspecified")
            .all("scheduled", "true")
            .rows(header, lines)
            .collectAsList());
    return this;
  }

  /** Adds a scope of a network. */
  public ScopeRows scope(String network, String layers, String level) {
    scopes.add(String.join(",", id(network, layers, level), network, layers, level));
    return this;
  }

  /** The id of a scope. */
  public static String id(String network, String layers, String level) {
    return String.join("/", AS_OF, network, layers, level);
  }

  /** Rows of {@link FlowTables#SCOPE}. */
  public Dataset<Row> scopes() {
    return TableRows.of(FlowTables.SCOPE)
        .all("as_of", AS_OF)
        .rows("scope_id, basis, layers, level", scopes.toArray(String[]::new));
  }

  /** The payments of each scope; an amount without a range is exact. */
  public Dataset<Row> payments() {
    Dataset<Row> rows =
        TestSpark.session().createDataFrame(payments, SparkTypes.schema(FlowTables.PAYMENT));
    return Scopes.payments(scopes(), rows)
        .selectExpr(
            "* EXCEPT (amount_low, amount_high)",
            "coalesce(amount_low, amount) AS amount_low",
            "coalesce(amount_high, amount) AS amount_high");
  }

  /** Rows of {@link FlowTables#EDGE}. */
  public Dataset<Row> edges() {
    return Scopes.edges(payments());
  }
}
