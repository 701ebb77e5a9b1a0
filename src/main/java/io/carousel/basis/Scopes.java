package io.carousel.basis;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.LAYERS;
import static io.carousel.schema.FlowColumns.LEVEL;
import static io.carousel.schema.FlowColumns.PAYMENTS;
import static io.carousel.schema.FlowColumns.UNKNOWN_AMOUNTS;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.PAYEE_GROUP_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_GROUP_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
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
  private static final String BASIS_COLUMN = "_basis";
  private static final String GROUPED = "_grouped";
  private static final String LAYERS_COLUMN = "_layers";

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
   * The flow payments of each scope, between parties or between groups, depending on the scope.
   *
   * @param scopes rows of {@link FlowTables#SCOPE}
   * @param payments rows of {@link FlowTables#PAYMENT}
   * @return the columns of the payments without the groups, and {@code scope_id}
   */
  public static Dataset<Row> payments(Dataset<Row> scopes, Dataset<Row> payments) {
    Dataset<Row> named =
        scopes.select(
            col(SCOPE_ID),
            col(BASIS).as(BASIS_COLUMN),
            col(LAYERS).as(LAYERS_COLUMN),
            col(LEVEL).equalTo(Level.GROUP.toString()).as(GROUPED));
    return payments
        .join(
            broadcast(named),
            col(BASIS).equalTo(col(BASIS_COLUMN)).and(expr(Layer.belongs("layer", "_layers"))))
        .withColumn(PAYER_ID, node("payer"))
        .withColumn(PAYEE_ID, node("payee"))
        .drop(BASIS_COLUMN, LAYERS_COLUMN, GROUPED, PAYER_GROUP_ID, PAYEE_GROUP_ID);
  }

  /**
   * The flows from party to party in each scope. Payments of a party or group to itself are not
   * edges.
   *
   * @param scopePayments rows of {@link #payments}
   * @return rows of {@link FlowTables#EDGE}
   */
  public static Dataset<Row> edges(Dataset<Row> scopePayments) {
    return scopePayments
        .where("scheduled and payer_id <> payee_id")
        .groupBy(PAYER_ID, PAYEE_ID, SCOPE_ID, AS_OF)
        .agg(
            sum(AMOUNT).as(AMOUNT),
            count(lit(1)).as(PAYMENTS),
            count_if(col(AMOUNT).isNull()).as(UNKNOWN_AMOUNTS))
        .where("amount > 0 or unknown_amounts > 0");
  }

  private static Column node(String side) {
    return when(col(GROUPED), col(side + "_group_id")).otherwise(col(side + "_id"));
  }
}
