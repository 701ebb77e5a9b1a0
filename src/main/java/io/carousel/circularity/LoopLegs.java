package io.carousel.circularity;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import io.carousel.graph.kernel.loop.PaymentDays;
import io.carousel.schema.Layer;
import io.carousel.schema.LoopTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The legs of loops, with the deals and payments that each is made of. */
final class LoopLegs {
  private static final UserDefinedFunction CLOSURE =
      udf((UDF1<Seq<Seq<Integer>>, Long>) LoopLegs::closure, DataTypes.LongType);

  private LoopLegs() {}

  /**
   * The legs of loops.
   *
   * @param loops rows of {@link Loops#best}
   * @param payments the payments of each scope
   * @return rows of {@link LoopTables#LEG}, but for the date, with {@code capital}, {@code trade}
   *     and {@code days} for {@link #loops}
   */
  static Dataset<Row> of(Dataset<Row> loops, Dataset<Row> payments) {
    Column next =
        element_at(col("party_ids"), col("pos").plus(1).mod(col("length")).plus(1).cast("int"));
    Dataset<Row> legs =
        loops
            .select(
                col("scope_id"),
                col("view"),
                col("loop_id"),
                col("length"),
                col("party_ids"),
                posexplode(col("party_ids")))
            .select(
                col("scope_id"),
                col("view"),
                col("loop_id"),
                col("pos").plus(1).cast("bigint").as("leg"),
                col("col").as("payer_id"),
                next.as("payee_id"));
    Dataset<Row> pairs = legs.select("scope_id", "payer_id", "payee_id").distinct();
    return legs.join(
        evidence(payments.join(pairs, InsideEdges.EDGE, "left_semi")), InsideEdges.EDGE);
  }

  /**
   * Rows of {@link LoopTables#LEG}, but for the date.
   *
   * @param legs rows of {@link #of}
   */
  static Dataset<Row> table(Dataset<Row> legs) {
    return legs.drop("capital", "trade", "days");
  }

  private static Dataset<Row> evidence(Dataset<Row> payments) {
    return EdgePayments.all(payments)
        .groupBy(InsideEdges.edge())
        .agg(
            Netting.money(sum("amount")).as("amount"),
            count(lit(1)).as("payments"),
            count_if(col("amount").isNull()).as("unknown_amounts"),
            array_sort(collect_set("instrument")).as("instruments"),
            array_sort(collect_set("deal_id")).as("deal_ids"),
            min("dated_on").as("first_on"),
            max("dated_on").as("last_on"),
            count_if(Layer.givesCapital(col("layer"))).gt(0).as("capital"),
            count_if(col("layer").equalTo(Layer.TRADE)).gt(0).as("trade"),
            sort_array(collect_set(unix_date(col("dated_on")))).as("days"));
  }

  /**
   * Rows of {@link LoopTables#LOOP}, but for the date.
   *
   * @param loops rows of {@link Loops#best}
   * @param legs rows of {@link #of}
   */
  static Dataset<Row> loops(Dataset<Row> loops, Dataset<Row> legs) {
    Column inOrder = sort_array(collect_list(struct("leg", "days")));
    Dataset<Row> sums =
        legs.groupBy("scope_id", "view", "loop_id")
            .agg(
                kind().as("kind"),
                CLOSURE.apply(transform(inOrder, leg -> leg.getField("days"))).as("closure_days"),
                array_size(array_distinct(flatten(collect_list("deal_ids"))))
                    .cast("bigint")
                    .as("deals"));
    return loops.join(sums, new String[] {"scope_id", "view", "loop_id"}).drop("party_ids");
  }

  /**
   * A financing loop has a leg of capital and another leg of trade; a leg of both counts as either.
   * A leg of unspecified payments may be anything.
   */
  private static Column kind() {
    Column either = col("capital").or(col("trade"));
    Column both =
        count_if(col("capital"))
            .gt(0)
            .and(count_if(col("trade")).gt(0))
            .and(count_if(either).gt(1));
    return when(both, "financing")
        .when(count_if(not(either)).gt(0), lit(null))
        .otherwise(when(count_if(col("trade")).gt(0), "trade").otherwise("capital"));
  }

  private static Long closure(Seq<Seq<Integer>> days) {
    int[][] legs =
        CollectionConverters.asJava(days).stream()
            .map(leg -> CollectionConverters.asJava(leg).stream().mapToInt(i -> i).toArray())
            .toArray(int[][]::new);
    int shortest = PaymentDays.closure(legs);
    return shortest == PaymentDays.NONE ? null : Long.valueOf(shortest);
  }
}
