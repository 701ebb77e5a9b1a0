package io.carousel.circularity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import io.carousel.graph.spark.GraphEngine;
import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The two views of a scope's edges, each a graph of its own. */
final class Views {
  static final String AMOUNT = "amount";
  static final String STRUCTURAL = "structural";

  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

  private Views() {}

  /**
   * The edges of both views.
   *
   * @param edges rows of {@code flow.edge}
   * @return {@code (graph_id, scope_id, view, payer_id, payee_id, amount, weight)}: an unknown
   *     amount is 0 in sums; the weight is 1, since groups ask only whether money flows
   */
  static Dataset<Row> of(Dataset<Row> edges) {
    return view(edges.where("amount > 0"), AMOUNT).union(view(edges, STRUCTURAL));
  }

  private static Dataset<Row> view(Dataset<Row> edges, String view) {
    return edges.select(
        concat_ws("/", col("scope_id"), lit(view)).as(GraphEngine.GRAPH),
        col("scope_id"),
        lit(view).as("view"),
        col("payer_id"),
        col("payee_id"),
        coalesce(col("amount"), lit(NOTHING)).as("amount"),
        lit(1.0).as("weight"));
  }
}
