package io.carousel.circularity;

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
 * The circular part of each deal: an edge's circular amount, shared among the deals and payments
 * that make the edge up in proportion to their amounts, in cents that add up to it.
 */
final class DealShares {
  private static final UserDefinedFunction SPLIT =
      udf(
          (UDF2<Long, Seq<Long>, List<Long>>) DealShares::split,
          DataTypes.createArrayType(DataTypes.LongType, false));

  private DealShares() {}

  /**
   * What each deal has on an edge, and what payments without a deal have.
   *
   * @param payments the payments of each scope
   * @param edges rows of {@link CircularityTables#EDGE}
   * @return {@code (scope_id, payer_id, payee_id, deal_id, capital, amount, circular)}: {@code
   *     capital} is whether it gives capital, in cash, in kind or contingent; {@code circular} is
   *     null where that of the edge is
   */
  static Dataset<Row> of(Dataset<Row> payments, Dataset<Row> edges) {
    Dataset<Row> pieces =
        pieces(payments)
            .join(
                edges.select(
                    col("scope_id"),
                    col("payer_id"),
                    col("payee_id"),
                    col("amount").as("edge_amount"),
                    col("circular").as("edge_circular")),
                InsideEdges.EDGE);
    // Most edges have a single piece, to which all that is circular on the edge belongs.
    Column whole = col("amount").equalTo(col("edge_amount"));
    return pieces
        .where(whole)
        .select(named(col("deal_id"), col("capital"), col("amount"), col("edge_circular")))
        .union(split(pieces.where(not(whole))));
  }

  private static Dataset<Row> split(Dataset<Row> pieces) {
    Column cents = transform(col("pieces"), p -> Cents.of(p.getField("amount")));
    return pieces
        .groupBy(InsideEdges.edge())
        .agg(
            first("edge_circular").as("edge_circular"),
            sort_array(collect_list(struct("deal_id", "capital", "amount"))).as("pieces"))
        .withColumn("parts", SPLIT.apply(Cents.of(col("edge_circular")), cents))
        .withColumn(
            "piece",
            explode(
                transform(
                    col("pieces"),
                    (piece, place) ->
                        struct(
                            piece.getField("deal_id").as("deal_id"),
                            piece.getField("capital").as("capital"),
                            piece.getField("amount").as("amount"),
                            get(col("parts"), place).as("part")))))
        .select(
            named(
                col("piece.deal_id"),
                col("piece.capital"),
                col("piece.amount"),
                Cents.money(col("piece.part"))));
  }

  private static Column[] named(Column deal, Column capital, Column amount, Column circular) {
    return new Column[] {
      col("scope_id"),
      col("payer_id"),
      col("payee_id"),
      deal.as("deal_id"),
      capital.as("capital"),
      amount.as("amount"),
      circular.as("circular")
    };
  }

  /** What each deal adds up to on an edge, and what payments without a deal add up to. */
  private static Dataset<Row> pieces(Dataset<Row> payments) {
    return EdgePayments.known(payments)
        .withColumn("capital", Layer.givesCapital(col("layer")))
        .groupBy("payer_id", "payee_id", "scope_id", "deal_id", "capital")
        .agg(Netting.money(sum("amount")).as("amount"));
  }

  /**
   * Rows of {@link CircularityTables#DEAL}, but for the date.
   *
   * @param shares rows of {@link #of}
   */
  static Dataset<Row> table(Dataset<Row> shares) {
    return shares
        .where("deal_id is not null")
        // Few deals are on two edges: aggregating before the shuffle would sort rows in vain.
        .repartition(col("deal_id"), col("scope_id"))
        .groupBy("deal_id", "scope_id")
        .agg(
            // A deal's payments may join several pairs of parties: the pair with the largest sum.
            max_by(struct("payer_id", "payee_id"), struct("amount", "payer_id", "payee_id"))
                .as("pair"),
            Netting.money(sum("amount")).as("amount"),
            Netting.whole("circular").as("circular"))
        .select(
            col("scope_id"),
            col("deal_id"),
            col("pair.payer_id"),
            col("pair.payee_id"),
            col("amount"),
            col("circular"),
            Netting.share(col("circular"), col("amount")).as("circular_share"));
  }

  /**
   * The capital of each scope that can be matched to payments that lead back to its giver.
   *
   * @param shares rows of {@link #of}
   * @return {@code (scope_id, recycled_capital, recycled_share)}: 0 and no share where no capital
   *     is given
   */
  static Dataset<Row> recycled(Dataset<Row> shares) {
    Column nothing = Netting.money(lit(0));
    return shares
        .withColumn("given", when(col("capital"), col("amount")).otherwise(nothing))
        .withColumn("back", when(col("capital"), col("circular")).otherwise(nothing))
        .groupBy("scope_id")
        .agg(sum("given").as("given"), Netting.whole("back").as("recycled_capital"))
        .withColumn(
            "recycled_share",
            Netting.share(col("recycled_capital"), coalesce(col("given"), lit(0))))
        .drop("given");
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
