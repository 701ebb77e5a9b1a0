package io.carousel.basis;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.carousel.schema.FlowTables;
import io.carousel.schema.Layer;
import io.carousel.schema.ScopeName;
import io.carousel.schema.ScopeName.Level;
import io.carousel.table.SparkTypes;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The graphs to measure, and the payments and edges of each. */
public final class Scopes {
  private Scopes() {}

  /** Rows of {@link FlowTables#SCOPE}. */
  public static Dataset<Row> rows(
      SparkSession spark, LocalDate asOf, List<ScopeName> scopes, String currency) {
    List<Row> rows =
        scopes.stream()
            .map(
                scope ->
                    RowFactory.create(
                        asOf + "/" + scope,
                        Date.valueOf(asOf),
                        scope.basis().toString(),
                        scope.layers().toString(),
                        scope.level().toString(),
                        currency))
            .toList();
    return spark.createDataFrame(rows, SparkTypes.schema(FlowTables.SCOPE));
  }

  /**
   * The flow payments of each scope, between parties or between groups as the scope has it.
   *
   * @param scopes rows of {@link FlowTables#SCOPE}
   * @param payments rows of {@link FlowTables#PAYMENT}
   * @return the columns of the payments but for the groups, and {@code scope_id}
   */
  public static Dataset<Row> payments(Dataset<Row> scopes, Dataset<Row> payments) {
    Dataset<Row> named =
        scopes.select(
            col("scope_id"),
            col("basis").as("_basis"),
            col("layers").as("_layers"),
            col("level").equalTo(Level.GROUP.toString()).as("_grouped"));
    return payments
        .join(
            broadcast(named),
            col("basis").equalTo(col("_basis")).and(expr(Layer.belongs("layer", "_layers"))))
        .withColumn("payer_id", node("payer"))
        .withColumn("payee_id", node("payee"))
        .drop("_basis", "_layers", "_grouped", "payer_group_id", "payee_group_id");
  }

  /**
   * What flows from party to party in each scope. What a party or group pays itself is no edge.
   *
   * @param scopePayments rows of {@link #payments}
   * @return rows of {@link FlowTables#EDGE}
   */
  public static Dataset<Row> edges(Dataset<Row> scopePayments) {
    return scopePayments
        .where("scheduled and payer_id <> payee_id")
        .groupBy("payer_id", "payee_id", "scope_id", "as_of")
        .agg(
            sum("amount").as("amount"),
            count(lit(1)).as("payments"),
            count_if(col("amount").isNull()).as("unknown_amounts"))
        .where("amount > 0 or unknown_amounts > 0");
  }

  private static Column node(String side) {
    return when(col("_grouped"), col(side + "_group_id")).otherwise(col(side + "_id"));
  }
}
