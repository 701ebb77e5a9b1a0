package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.CIRCULAR;
import static io.carousel.schema.CircularityColumns.NETTED;
import static io.carousel.schema.CircularityColumns.VIEW;
import static io.carousel.schema.FlowColumns.CANCELLED;
import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.carousel.graph.spark.CircularFlows;
import io.carousel.money.Cents;
import io.carousel.schema.CircularityTables;
import io.carousel.schema.DealColumns;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The edges inside circular groups, of both views, with the amounts that circulate on them. */
final class InsideEdges {
  private static final String KNOWN = "_known";

  /**
   * The key of an edge. Parties come first: sorting compares the first bytes of the first column,
   * and all scope ids share theirs.
   */
  static final String[] EDGE = {PAYER_ID, PAYEE_ID, SCOPE_ID};

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
   *     money: unknown amounts are 0; {@code circular} is null if it was not measured
   */
  static Dataset<Row> of(ScopeGraphs graphs, Dataset<Row> flows) {
    Dataset<Row> inside =
        graphs
            .named(flows.where(col(CircularFlows.KIND).equalTo(CircularFlows.EDGE)))
            .select(
                col(SCOPE_ID),
                col(VIEW),
                col(GROUP_ID),
                col(PARTY_ID).as(PAYER_ID),
                col(PAYEE_ID),
                Cents.money(col("weight")).as(DealColumns.AMOUNT),
                Cents.money(col(CANCELLED)).as(CANCELLED),
                Cents.money(col(CIRCULAR)).as(CIRCULAR));
    Dataset<Row> circulating =
        inside
            .where(col(VIEW).equalTo(ScopeGraphs.AMOUNT))
            .select(
                col(SCOPE_ID),
                col(PAYER_ID),
                col(PAYEE_ID),
                col(CANCELLED),
                col(CIRCULAR),
                lit(true).as(KNOWN));
    return inside
        .drop(CANCELLED, CIRCULAR)
        .join(circulating, EDGE, "left")
        .withColumn(CANCELLED, orNothing(CANCELLED))
        .withColumn(CIRCULAR, orNothing(CIRCULAR))
        .drop(KNOWN);
  }

  /**
   * Rows of {@link CircularityTables#EDGE}, without the date.
   *
   * @param edges rows of {@code flow.edge}
   * @param inside rows of {@link #of}
   */
  static Dataset<Row> table(Dataset<Row> edges, Dataset<Row> inside) {
    Dataset<Row> circulating =
        inside
            .where(col(VIEW).equalTo(ScopeGraphs.AMOUNT))
            .drop(VIEW, DealColumns.AMOUNT)
            .withColumn(KNOWN, lit(true));
    return edges
        .where("amount > 0")
        .select(SCOPE_ID, PAYER_ID, PAYEE_ID, DealColumns.AMOUNT)
        .join(circulating, EDGE, "left")
        .withColumn(CANCELLED, orNothing(CANCELLED))
        .withColumn(CIRCULAR, orNothing(CIRCULAR))
        .withColumn(NETTED, Netting.money(col(DealColumns.AMOUNT).minus(col(CANCELLED))))
        .drop(KNOWN);
  }

  /** Nothing circulates on an edge outside the groups of the amount view. */
  private static Column orNothing(String name) {
    return when(coalesce(col(KNOWN), lit(false)), col(name)).otherwise(Netting.money(lit(0)));
  }
}
