package io.carousel.circularity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.carousel.graph.spark.CircularFlows;
import io.carousel.money.Cents;
import io.carousel.schema.CircularityTables;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The edges inside circular groups, of both views, with what circulates on them. */
final class InsideEdges {
  /**
   * The key of an edge. Parties come first: sorting compares the first bytes of the first column,
   * which all scope ids share.
   */
  static final String[] EDGE = {"payer_id", "payee_id", "scope_id"};

  private InsideEdges() {}

  /** {@link #EDGE}, to group by. */
  static Column[] edge() {
    return Arrays.stream(EDGE).map(functions::col).toArray(Column[]::new);
  }

  /**
   * The edges inside groups.
   *
   * @param flows rows of {@link CircularFlows#SCHEMA}
   * @return {@code (scope_id, view, group_id, payer_id, payee_id, amount, cancelled, circular)}, in
   *     money: unknown amounts are 0; what circulates is null where it was not measured
   */
  static Dataset<Row> of(ScopeGraphs graphs, Dataset<Row> flows) {
    Dataset<Row> inside =
        graphs
            .named(flows.where(col(CircularFlows.KIND).equalTo(CircularFlows.EDGE)))
            .select(
                col("scope_id"),
                col("view"),
                col("group_id"),
                col("party_id").as("payer_id"),
                col("payee_id"),
                Cents.money(col("weight")).as("amount"),
                Cents.money(col("cancelled")).as("cancelled"),
                Cents.money(col("circular")).as("circular"));
    Dataset<Row> circulating =
        inside
            .where(col("view").equalTo(ScopeGraphs.AMOUNT))
            .select(
                col("scope_id"),
                col("payer_id"),
                col("payee_id"),
                col("cancelled"),
                col("circular"),
                lit(true).as("_known"));
    return inside
        .drop("cancelled", "circular")
        .join(circulating, EDGE, "left")
        .withColumn("cancelled", orNothing("cancelled"))
        .withColumn("circular", orNothing("circular"))
        .drop("_known");
  }

  /**
   * Rows of {@link CircularityTables#EDGE}, but for the date.
   *
   * @param edges rows of {@code flow.edge}
   * @param inside rows of {@link #of}
   */
  static Dataset<Row> table(Dataset<Row> edges, Dataset<Row> inside) {
    Dataset<Row> circulating =
        inside
            .where(col("view").equalTo(ScopeGraphs.AMOUNT))
            .drop("view", "amount")
            .withColumn("_known", lit(true));
    return edges
        .where("amount > 0")
        .select("scope_id", "payer_id", "payee_id", "amount")
        .join(circulating, EDGE, "left")
        .withColumn("cancelled", orNothing("cancelled"))
        .withColumn("circular", orNothing("circular"))
        .withColumn("netted", Netting.money(col("amount").minus(col("cancelled"))))
        .drop("_known");
  }

  /** Nothing circulates on an edge outside the groups of the amount view. */
  private static Column orNothing(String name) {
    return when(coalesce(col("_known"), lit(false)), col(name)).otherwise(Netting.money(lit(0)));
  }
}
