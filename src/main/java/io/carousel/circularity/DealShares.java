package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.CIRCULAR;
import static io.carousel.schema.CircularityColumns.CIRCULAR_SHARE;
import static io.carousel.schema.CircularityColumns.RECYCLED_CAPITAL;
import static io.carousel.schema.CircularityColumns.RECYCLED_SHARE;
import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.carousel.graph.kernel.LargestRemainder;
import io.carousel.money.Cents;
import io.carousel.schema.CircularityTables;
import io.carousel.schema.Layer;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The circular part of each deal: an edge's circular amount, shared among the deals and payments on
 * the edge in proportion to their amounts, in cents that add up to it.
 */
final class DealShares {
  private static final String BACK = "back";
  private static final String CAPITAL = "capital";
  private static final String EDGE_AMOUNT = "edge_amount";
  private static final String EDGE_CIRCULAR = "edge_circular";
  private static final String GIVEN = "given";
  private static final String PARTS = "parts";
  private static final String PIECES = "pieces";

  private static final UserDefinedFunction SPLIT =
      udf(
          (UDF2<Long, Seq<Long>, List<Long>>) DealShares::split,
          DataTypes.createArrayType(DataTypes.LongType, false));

  private DealShares() {}

  /**
   * The part of each deal on an edge, and the part of payments without a deal.
   *
   * @param payments the payments of each scope
   * @param edges rows of {@link CircularityTables#EDGE}
   * @return {@code (scope_id, payer_id, payee_id, deal_id, capital, amount, circular)}: {@code
   *     capital} is whether it gives capital, in cash, in kind or contingent; {@code circular} is
   *     null if the edge's is
   */
  static Dataset<Row> of(Dataset<Row> payments, Dataset<Row> edges) {
    Dataset<Row> pieces =
        pieces(payments)
            .join(
                edges.select(
                    col(SCOPE_ID),
                    col(PAYER_ID),
                    col(PAYEE_ID),
                    col(AMOUNT).as(EDGE_AMOUNT),
                    col(CIRCULAR).as(EDGE_CIRCULAR)),
                InsideEdges.EDGE);
    // Most edges have a single piece, to which the whole circular amount of the edge belongs.
    Column whole = col(AMOUNT).equalTo(col(EDGE_AMOUNT));
    return pieces
        .where(whole)
        .select(named(col(DEAL_ID), col(CAPITAL), col(AMOUNT), col(EDGE_CIRCULAR)))
        .union(split(pieces.where(not(whole))));
  }

  private static Dataset<Row> split(Dataset<Row> pieces) {
    Column cents = transform(col(PIECES), p -> Cents.of(p.getField(AMOUNT)));
    return pieces
        .groupBy(InsideEdges.edge())
        .agg(
            first("edge_circular").as(EDGE_CIRCULAR),
            sort_array(collect_list(struct(DEAL_ID, CAPITAL, AMOUNT))).as(PIECES))
        .withColumn(PARTS, SPLIT.apply(Cents.of(col(EDGE_CIRCULAR)), cents))
        .withColumn(
            "piece",
            explode(
                transform(
                    col(PIECES),
                    (piece, place) ->
                        struct(
                            piece.getField(DEAL_ID).as(DEAL_ID),
                            piece.getField(CAPITAL).as(CAPITAL),
                            piece.getField(AMOUNT).as(AMOUNT),
                            get(col(PARTS), place).as("part")))))
        .select(
            named(
                col("piece.deal_id"),
                col("piece.capital"),
                col("piece.amount"),
                Cents.money(col("piece.part"))));
  }

  private static Column[] named(Column deal, Column capital, Column amount, Column circular) {
    return new Column[] {
      col(SCOPE_ID),
      col(PAYER_ID),
      col(PAYEE_ID),
      deal.as(DEAL_ID),
      capital.as(CAPITAL),
      amount.as(AMOUNT),
      circular.as(CIRCULAR)
    };
  }

  /** The sum of each deal on an edge, and the sum of payments without a deal. */
  private static Dataset<Row> pieces(Dataset<Row> payments) {
    return EdgePayments.known(payments)
        .withColumn(CAPITAL, Layer.givesCapital(col(LAYER)))
        .groupBy(PAYER_ID, PAYEE_ID, SCOPE_ID, DEAL_ID, CAPITAL)
        .agg(Netting.money(sum(AMOUNT)).as(AMOUNT));
  }

  /**
   * Rows of {@link CircularityTables#DEAL}, without the date.
   *
   * @param shares rows of {@link #of}
   */
  static Dataset<Row> table(Dataset<Row> shares) {
    return shares
        .where("deal_id is not null")
        // Few deals are on two edges: aggregating before the shuffle would sort rows in vain.
        .repartition(col(DEAL_ID), col(SCOPE_ID))
        .groupBy(DEAL_ID, SCOPE_ID)
        .agg(
            // A deal's payments may join several pairs of parties: the pair with the largest sum.
            max_by(struct(PAYER_ID, PAYEE_ID), struct(AMOUNT, PAYER_ID, PAYEE_ID)).as("pair"),
            Netting.money(sum(AMOUNT)).as(AMOUNT),
            Netting.whole(CIRCULAR).as(CIRCULAR))
        .select(
            col(SCOPE_ID),
            col(DEAL_ID),
            col("pair.payer_id"),
            col("pair.payee_id"),
            col(AMOUNT),
            col(CIRCULAR),
            Netting.share(col(CIRCULAR), col(AMOUNT)).as(CIRCULAR_SHARE));
  }

  /**
   * The capital of each scope that can be matched to payments that lead back to its giver.
   *
   * @param shares rows of {@link #of}
   * @return {@code (scope_id, recycled_capital, recycled_share)}: 0 and no share if no capital is
   *     given
   */
  static Dataset<Row> recycled(Dataset<Row> shares) {
    Column nothing = Netting.money(lit(0));
    return shares
        .withColumn(GIVEN, when(col(CAPITAL), col(AMOUNT)).otherwise(nothing))
        .withColumn(BACK, when(col(CAPITAL), col(CIRCULAR)).otherwise(nothing))
        .groupBy(SCOPE_ID)
        .agg(sum(GIVEN).as(GIVEN), Netting.whole(BACK).as(RECYCLED_CAPITAL))
        .withColumn(
            RECYCLED_SHARE, Netting.share(col(RECYCLED_CAPITAL), coalesce(col(GIVEN), lit(0))))
        .drop(GIVEN);
  }

  private static List<Long> split(Long circular, Seq<Long> amounts) {
    if (circular == null) {
      return null;
    }
    long[] weights =
        CollectionConverters.asJava(amounts).stream().mapToLong(Long::longValue).toArray();
    return Arrays.stream(LargestRemainder.split(circular, weights)).boxed().toList();
  }
}
