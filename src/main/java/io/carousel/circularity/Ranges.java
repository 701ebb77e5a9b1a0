package io.carousel.circularity;

import static org.apache.spark.sql.functions.any;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.carousel.graph.spark.Draws;
import io.carousel.graph.spark.GraphEngine;
import io.carousel.money.Cents;
import io.carousel.schema.Layer;
import io.carousel.settings.Settings;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The ranges within which the measures of a scope lie in nine of ten draws of all amounts from
 * their own ranges. Where all amounts are exact a range has no width.
 */
final class Ranges {
  /** What is measured in each draw. */
  static final List<String> MEASURES =
      List.of("gross", "circulation", "circularity", "recycled_share");

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  private final DrawBound bound;
  private final int attributionEdges;

  Ranges(Settings.Circularity settings) {
    Settings.Simulation simulation = settings.simulation();
    this.bound =
        new DrawBound("ranges", "circularity.draws", simulation.draws(), simulation.maxWork());
    this.attributionEdges = settings.attributionMaxEdges();
  }

  /**
   * What is drawn: the exact amounts of each edge as one piece, every uncertain one as its own.
   *
   * @param payments the payments of each scope
   * @return {@code (graph_id, payer_id, payee_id, capital, key, low, high)} in cents, the graph
   *     named by its scope
   */
  private static Dataset<Row> pieces(Dataset<Row> payments) {
    Column exact = col("amount_low").equalTo(col("amount_high"));
    return EdgePayments.known(payments)
        .withColumn("capital", Layer.givesCapital(col("layer")))
        .withColumn("key", when(exact, lit(0L)).otherwise(xxhash64(col("payment_id"))))
        .groupBy(
            col("scope_id").as(GraphEngine.GRAPH),
            col("payer_id"),
            col("payee_id"),
            col("capital"),
            col("key"))
        .agg(Cents.of(sum("amount_low")).as("low"), Cents.of(sum("amount_high")).as("high"));
  }

  /**
   * Which scopes are drawn.
   *
   * @param payments the payments of each scope
   * @param sums rows of {@link ScopeMeasures#ofEdges}
   * @return {@code (scope_id, uncertain, unranged)}: whether there is anything to draw, and why
   *     there are no ranges (null if there are)
   */
  Dataset<Row> plan(Dataset<Row> payments, Dataset<Row> sums) {
    Column undrawable =
        when(not(Cents.isCountable(col("most"))), lit("ranges: the highest amounts are too large"))
            .otherwise(bound.off());
    Column reason = coalesce(bound.tooMuch(), when(col("uncertain"), undrawable));
    return EdgePayments.known(payments)
        .groupBy("scope_id")
        .agg(
            any(col("amount_low").lt(col("amount_high"))).as("uncertain"),
            sum("amount_high").as("most"))
        .join(sums.select("scope_id", "edges"), "scope_id")
        .withColumn("unranged", reason)
        .drop("edges", "most");
  }

  /**
   * The ranges of scopes.
   *
   * @param payments the payments of each scope
   * @param plan rows of {@link #plan}
   * @return {@code (scope_id, unranged)} and, for each of {@link #MEASURES}, {@code _low} and
   *     {@code _high} as drawn; null where nothing was drawn
   */
  Dataset<Row> of(Draws draws, Dataset<Row> payments, Dataset<Row> plan) {
    Dataset<Row> drawn =
        plan.where(col("uncertain").and(col("unranged").isNull())).select("scope_id");
    Dataset<Row> quantiles =
        draws
            .ofAmounts(pieces(payments.join(broadcast(drawn), "scope_id")), attributionEdges)
            .withColumn("gross", Cents.money(col("gross")))
            .withColumn("circulation", Cents.money(col("circulation")))
            .groupBy(col(GraphEngine.GRAPH).as("scope_id"))
            .agg(quantiles().get(0), rest(quantiles()));
    return plan.select("scope_id", "unranged").join(quantiles, new String[] {"scope_id"}, "left");
  }

  private static List<Column> quantiles() {
    return MEASURES.stream()
        .flatMap(
            measure ->
                Stream.of(
                    quantile(LOW, measure).as(measure + "_low"),
                    quantile(HIGH, measure).as(measure + "_high")))
        .toList();
  }

  private static Column[] rest(List<Column> columns) {
    return columns.subList(1, columns.size()).toArray(new Column[0]);
  }

  /** By nearest rank, in the type of the measure; null where it is null in all draws. */
  private static Column quantile(double share, String measure) {
    Column rank = ceil(count(col(measure)).multiply(lit(share))).cast("int");
    return when(rank.gt(0), element_at(sort_array(collect_list(col(measure))), rank));
  }
}
