package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.EDGES;
import static io.carousel.schema.CircularityColumns.GROSS;
import static io.carousel.schema.CircularityColumns.VIEW;
import static io.carousel.schema.FlowColumns.UNKNOWN_AMOUNTS;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static io.carousel.schema.MarketColumns.OPEN;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.graph.spark.GraphEngine;
import io.carousel.money.Cents;
import io.carousel.schema.DealColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * The graphs of each scope: its amount view contains the edges of known amount, its structural view
 * also those of unknown amount. If all amounts of a scope are known, both views are one graph.
 *
 * @param edges {@code (graph_id, payer_id, payee_id, weight, open)}: weights in cents, 0 if unknown
 * @param names {@code (scope_id, view, graph_id)}: the graph of each view
 * @param size the number of edges in all scopes
 */
record ScopeGraphs(Dataset<Row> edges, Dataset<Row> names, long size) {
  static final String AMOUNT = "amount";
  static final String STRUCTURAL = "structural";

  private static final StructType NAME =
      StructType.fromDDL("scope_id string, view string, graph_id string");

  /**
   * The graphs of scopes.
   *
   * @param edges rows of {@code flow.edge}, cached
   * @throws CarouselException ({@link Failure#RESULT}) if a scope's amounts add up to more than a
   *     long holds in cents
   */
  static ScopeGraphs of(Dataset<Row> edges) {
    List<Row> scopes =
        edges
            .groupBy(SCOPE_ID)
            .agg(
                count(lit(1)).as(EDGES),
                sum(DealColumns.AMOUNT).as(GROSS),
                max(col(UNKNOWN_AMOUNTS).gt(0)).as(OPEN))
            .orderBy(SCOPE_ID)
            .collectAsList();
    List<Row> names = new ArrayList<>();
    List<String> open = new ArrayList<>();
    long size = 0;
    for (Row scope : scopes) {
      String scopeId = scope.getString(0);
      size += scope.getLong(1);
      Cents.requireCountable("scope " + scopeId, scope.getDecimal(2));
      names.add(RowFactory.create(scopeId, AMOUNT, graphId(scopeId, AMOUNT)));
      if (scope.getBoolean(3)) {
        open.add(scopeId);
        names.add(RowFactory.create(scopeId, STRUCTURAL, graphId(scopeId, STRUCTURAL)));
      } else {
        names.add(RowFactory.create(scopeId, STRUCTURAL, graphId(scopeId, AMOUNT)));
      }
    }
    Dataset<Row> known = view(edges.where("amount > 0"), AMOUNT, lit(false));
    Dataset<Row> all =
        view(
            edges.where(col(SCOPE_ID).isin(open.toArray())),
            STRUCTURAL,
            col(UNKNOWN_AMOUNTS).gt(0));
    return new ScopeGraphs(
        open.isEmpty() ? known : known.union(all),
        edges.sparkSession().createDataFrame(names, NAME),
        size);
  }

  /** Rows of graphs as rows of their scopes and views: two of each if a graph is both views. */
  Dataset<Row> named(Dataset<Row> rows) {
    return rows.join(broadcast(names), GraphEngine.GRAPH).drop(GraphEngine.GRAPH);
  }

  /**
   * Rows of graphs as rows of the scope and view that each graph was created for. The structural
   * view has no rows if it is the same graph as the amount view.
   */
  Dataset<Row> own(Dataset<Row> rows) {
    Column made = concat_ws("/", col(SCOPE_ID), col(VIEW)).equalTo(col(GraphEngine.GRAPH));
    return rows.join(broadcast(names.where(made)), GraphEngine.GRAPH);
  }

  private static Dataset<Row> view(Dataset<Row> edges, String view, Column open) {
    return edges.select(
        concat_ws("/", col(SCOPE_ID), lit(view)).as(GraphEngine.GRAPH),
        col(PAYER_ID),
        col(PAYEE_ID),
        coalesce(Cents.of(col(DealColumns.AMOUNT)), lit(0L)).as("weight"),
        open.as(OPEN));
  }

  private static String graphId(String scopeId, String view) {
    return scopeId + "/" + view;
  }
}
