package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.CIRCULATION;
import static io.carousel.schema.CircularityColumns.EDGES;
import static io.carousel.schema.CircularityColumns.GROSS;
import static io.carousel.schema.FlowColumns.AMOUNT_HIGH;
import static io.carousel.schema.FlowColumns.AMOUNT_LOW;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.PAYMENT_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
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
import io.carousel.schema.MarketColumns;
import io.carousel.settings.Settings;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The ranges of a scope's measures in nine of ten draws of all amounts from their own ranges. If
 * all amounts are exact, a range has no width.
 */
final class Ranges {
  private static final String CAPITAL = "capital";
  private static final String KEY = "key";
  private static final String MOST = "most";
  private static final String UNCERTAIN = "uncertain";
  private static final String UNRANGED = "unranged";

  /** The measures of each draw. */
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
   * The amounts to draw: the exact amounts of each edge as one piece, every uncertain amount as its
   * own piece.
   *
   * @param payments the payments of each scope
   * @return {@code (graph_id, payer_id, payee_id, capital, key, low, high)} in cents, the graph id
   *     is the scope id
   */
  private static Dataset<Row> pieces(Dataset<Row> payments) {
    Column exact = col(AMOUNT_LOW).equalTo(col(AMOUNT_HIGH));
    return EdgePayments.known(payments)
        .withColumn(CAPITAL, Layer.givesCapital(col(LAYER)))
        .withColumn(KEY, when(exact, lit(0L)).otherwise(xxhash64(col(PAYMENT_ID))))
        .groupBy(
            col(SCOPE_ID).as(GraphEngine.GRAPH),
            col(PAYER_ID),
            col(PAYEE_ID),
            col(CAPITAL),
            col(KEY))
        .agg(
            Cents.of(sum(AMOUNT_LOW)).as(MarketColumns.LOW),
            Cents.of(sum(AMOUNT_HIGH)).as(MarketColumns.HIGH));
  }

  /**
   * Which scopes are drawn.
   *
   * @param payments the payments of each scope
   * @param sums rows of {@link ScopeMeasures#ofEdges}
   * @return {@code (scope_id, uncertain, unranged)}: whether there is anything to draw, and the
   *     reason why there are no ranges (null if there are)
   */
  Dataset<Row> plan(Dataset<Row> payments, Dataset<Row> sums) {
    Column undrawable =
        when(not(Cents.isCountable(col(MOST))), lit("ranges: the highest amounts are too large"))
            .otherwise(bound.off());
    Column reason = coalesce(bound.tooMuch(), when(col(UNCERTAIN), undrawable));
    return EdgePayments.known(payments)
        .groupBy(SCOPE_ID)
        .agg(any(col(AMOUNT_LOW).lt(col(AMOUNT_HIGH))).as(UNCERTAIN), sum(AMOUNT_HIGH).as(MOST))
        .join(sums.select(SCOPE_ID, EDGES), SCOPE_ID)
        .withColumn(UNRANGED, reason)
        .drop(EDGES, MOST);
  }

  /**
   * The ranges of scopes.
   *
   * @param payments the payments of each scope
   * @param plan rows of {@link #plan}
   * @return {@code (scope_id, unranged)} and, for each of {@link #MEASURES}, {@code _low} and
   *     {@code _high} as drawn; null if nothing was drawn
   */
  Dataset<Row> of(Draws draws, Dataset<Row> payments, Dataset<Row> plan) {
    Dataset<Row> drawn = plan.where(col(UNCERTAIN).and(col(UNRANGED).isNull())).select(SCOPE_ID);
    Dataset<Row> quantiles =
        draws
            .ofAmounts(pieces(payments.join(broadcast(drawn), SCOPE_ID)), attributionEdges)
            .withColumn(GROSS, Cents.money(col(GROSS)))
            .withColumn(CIRCULATION, Cents.money(col(CIRCULATION)))
            .groupBy(col(GraphEngine.GRAPH).as(SCOPE_ID))
            .agg(quantiles().get(0), rest(quantiles()));
    return plan.select(SCOPE_ID, UNRANGED).join(quantiles, new String[] {SCOPE_ID}, "left");
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

  /** By nearest rank, in the type of the measure; null if it is null in all draws. */
  private static Column quantile(double share, String measure) {
    Column rank = ceil(count(col(measure)).multiply(lit(share))).cast("int");
    return when(rank.gt(0), element_at(sort_array(collect_list(col(measure))), rank));
  }
}
