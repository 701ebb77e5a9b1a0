package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.CIRCULARITY;
import static io.carousel.schema.CircularityColumns.NULL_CIRCULARITY_MEAN;
import static io.carousel.schema.CircularityColumns.NULL_CIRCULARITY_SD;
import static io.carousel.schema.CircularityColumns.NULL_RESIDUAL;
import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.udf;

import io.carousel.graph.kernel.random.NullModel;
import io.carousel.graph.spark.Draws;
import io.carousel.graph.spark.GraphEngine;
import io.carousel.money.Cents;
import io.carousel.schema.CircularityTables;
import io.carousel.settings.Settings;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The circularity of a scope expected by chance: each party pays, and is paid by, the same number
 * of others and the same amounts, but at random.
 */
final class NullModels {
  private static final String NULL_DRAWS = "null_draws";

  private static final UserDefinedFunction MEAN =
      udf((UDF1<Seq<Double>, Double>) NullModels::mean, DataTypes.DoubleType);
  private static final UserDefinedFunction DEVIATION =
      udf((UDF1<Seq<Double>, Double>) NullModels::deviation, DataTypes.DoubleType);

  private static final UserDefinedFunction P_VALUE =
      udf((UDF2<Double, Seq<Double>, Double>) NullModels::pValue, DataTypes.DoubleType);

  private final DrawBound bound;

  NullModels(Settings.Simulation simulation) {
    this.bound =
        new DrawBound(
            "null model", "circularity.null-draws", simulation.nullDraws(), simulation.maxWork());
  }

  /**
   * Draws random networks for each scope.
   *
   * @param edges rows of {@link CircularityTables#EDGE}
   * @param sums rows of {@link ScopeMeasures#ofEdges}
   * @return {@code (scope_id, null_draws, null_circularity_mean, null_circularity_sd,
   *     null_residual, undrawn)}: {@code null_draws} is the circularity of each draw, ascending;
   *     {@code undrawn} is the reason why there are none
   */
  Dataset<Row> of(Draws draws, Dataset<Row> edges, Dataset<Row> sums) {
    Dataset<Row> plan = sums.select(col(SCOPE_ID), bound.reason().as("undrawn"));
    Dataset<Row> small = plan.where("undrawn is null").select(SCOPE_ID);
    Dataset<Row> graphs =
        edges
            .join(broadcast(small), SCOPE_ID)
            .select(
                col(SCOPE_ID).as(GraphEngine.GRAPH),
                col(PAYER_ID),
                col(PAYEE_ID),
                Cents.of(col(AMOUNT)).as("weight"));
    Dataset<Row> drawn =
        draws
            .ofNullModel(graphs)
            .groupBy(col(GraphEngine.GRAPH).as(SCOPE_ID))
            .agg(
                sort_array(collect_list(CIRCULARITY)).as(NULL_DRAWS),
                max("residual").as(NULL_RESIDUAL))
            .withColumn(NULL_CIRCULARITY_MEAN, MEAN.apply(col(NULL_DRAWS)))
            .withColumn(NULL_CIRCULARITY_SD, DEVIATION.apply(col(NULL_DRAWS)));
    return plan.join(drawn, new String[] {SCOPE_ID}, "left");
  }

  /** The probability that chance alone gives at least the circularity of a scope. */
  static Column pValue() {
    return P_VALUE.apply(col(CIRCULARITY), col(NULL_DRAWS));
  }

  private static Double mean(Seq<Double> values) {
    return values == null ? null : (Double) StatUtils.mean(doubles(values));
  }

  private static Double deviation(Seq<Double> values) {
    return values == null ? null : (Double) Math.sqrt(StatUtils.variance(doubles(values)));
  }

  private static Double pValue(Double circularity, Seq<Double> draws) {
    return circularity == null || draws == null
        ? null
        : (Double) NullModel.pValue(circularity, doubles(draws));
  }

  private static double[] doubles(Seq<Double> values) {
    return CollectionConverters.asJava(values).stream().mapToDouble(v -> v).toArray();
  }
}
