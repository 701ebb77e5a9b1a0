package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.CLOSURE_DAYS;
import static io.carousel.schema.CircularityColumns.FIRST_ON;
import static io.carousel.schema.CircularityColumns.INSTRUMENTS;
import static io.carousel.schema.CircularityColumns.LAST_ON;
import static io.carousel.schema.CircularityColumns.LEG;
import static io.carousel.schema.CircularityColumns.LENGTH;
import static io.carousel.schema.CircularityColumns.VIEW;
import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.INSTRUMENT;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.FlowColumns.PAYMENTS;
import static io.carousel.schema.FlowColumns.UNKNOWN_AMOUNTS;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.DEAL_IDS;
import static io.carousel.schema.Ids.LOOP_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static io.carousel.schema.PartyColumns.KIND;
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

/** The legs of loops, with the deals and payments of each. */
final class LoopLegs {
  private static final String CAPITAL = "capital";
  private static final String DAYS = "days";
  private static final String PARTY_IDS = "party_ids";
  private static final String POS = "pos";
  private static final String TRADE_COLUMN = "trade";

  private static final UserDefinedFunction CLOSURE =
      udf((UDF1<Seq<Seq<Integer>>, Long>) LoopLegs::closure, DataTypes.LongType);

  private LoopLegs() {}

  /**
   * The legs of loops.
   *
   * @param loops rows of {@link Loops#best}
   * @param payments the payments of each scope
   * @return rows of {@link LoopTables#LEG}, without the date, with {@code capital}, {@code trade}
   *     and {@code days} for {@link #loops}
   */
  static Dataset<Row> of(Dataset<Row> loops, Dataset<Row> payments) {
    Column next = element_at(col(PARTY_IDS), col(POS).plus(1).mod(col(LENGTH)).plus(1).cast("int"));
    Dataset<Row> legs =
        loops
            .select(
                col(SCOPE_ID),
                col(VIEW),
                col(LOOP_ID),
                col(LENGTH),
                col(PARTY_IDS),
                posexplode(col(PARTY_IDS)))
            .select(
                col(SCOPE_ID),
                col(VIEW),
                col(LOOP_ID),
                col(POS).plus(1).cast("bigint").as(LEG),
                col("col").as(PAYER_ID),
                next.as(PAYEE_ID));
    Dataset<Row> pairs = legs.select(SCOPE_ID, PAYER_ID, PAYEE_ID).distinct();
    return legs.join(
        evidence(payments.join(pairs, InsideEdges.EDGE, "left_semi")), InsideEdges.EDGE);
  }

  /**
   * Rows of {@link LoopTables#LEG}, without the date.
   *
   * @param legs rows of {@link #of}
   */
  static Dataset<Row> table(Dataset<Row> legs) {
    return legs.drop(CAPITAL, TRADE_COLUMN, DAYS);
  }

  private static Dataset<Row> evidence(Dataset<Row> payments) {
    return EdgePayments.all(payments)
        .groupBy(InsideEdges.edge())
        .agg(
            Netting.money(sum(AMOUNT)).as(AMOUNT),
            count(lit(1)).as(PAYMENTS),
            count_if(col(AMOUNT).isNull()).as(UNKNOWN_AMOUNTS),
            array_sort(collect_set(INSTRUMENT)).as(INSTRUMENTS),
            array_sort(collect_set(DEAL_ID)).as(DEAL_IDS),
            min(DATED_ON).as(FIRST_ON),
            max(DATED_ON).as(LAST_ON),
            count_if(Layer.givesCapital(col(LAYER))).gt(0).as(CAPITAL),
            count_if(col(LAYER).equalTo(Layer.TRADE)).gt(0).as(TRADE_COLUMN),
            sort_array(collect_set(unix_date(col(DATED_ON)))).as(DAYS));
  }

  /**
   * Rows of {@link LoopTables#LOOP}, without the date.
   *
   * @param loops rows of {@link Loops#best}
   * @param legs rows of {@link #of}
   */
  static Dataset<Row> loops(Dataset<Row> loops, Dataset<Row> legs) {
    Column inOrder = sort_array(collect_list(struct(LEG, DAYS)));
    Dataset<Row> sums =
        legs.groupBy(SCOPE_ID, VIEW, LOOP_ID)
            .agg(
                kind().as(KIND),
                CLOSURE.apply(transform(inOrder, leg -> leg.getField(DAYS))).as(CLOSURE_DAYS),
                array_size(array_distinct(flatten(collect_list(DEAL_IDS))))
                    .cast("bigint")
                    .as(DEALS));
    return loops.join(sums, new String[] {SCOPE_ID, VIEW, LOOP_ID}).drop(PARTY_IDS);
  }

  /**
   * A financing loop has a leg of capital and another leg of trade; a leg of both counts as either.
   * A leg of unspecified payments may be anything.
   */
  private static Column kind() {
    Column either = col(CAPITAL).or(col(TRADE_COLUMN));
    Column both =
        count_if(col(CAPITAL))
            .gt(0)
            .and(count_if(col(TRADE_COLUMN)).gt(0))
            .and(count_if(either).gt(1));
    return when(both, "financing")
        .when(count_if(not(either)).gt(0), lit(null))
        .otherwise(when(count_if(col(TRADE_COLUMN)).gt(0), "trade").otherwise("capital"));
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
