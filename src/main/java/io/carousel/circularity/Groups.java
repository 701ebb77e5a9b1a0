package io.carousel.circularity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Circular groups with what flows inside them. */
final class Groups {
  private static final String[] GROUP = {"scope_id", "view", "group_id"};
  private static final int NAMED_MEMBERS = 10;

  private Groups() {}

  /**
   * The edges that stay inside a group.
   *
   * @param edges rows of {@link Views#of}
   * @param members {@code (graph_id, party_id, group_id)}
   */
  static Dataset<Row> inside(Dataset<Row> edges, Dataset<Row> members) {
    Dataset<Row> payers =
        members.select(col("graph_id"), col("party_id").as("payer_id"), col("group_id"));
    Dataset<Row> payees =
        members.select(col("graph_id"), col("party_id").as("payee_id"), col("group_id"));
    return edges
        .join(payers, new String[] {"graph_id", "payer_id"})
        .join(payees, new String[] {"graph_id", "payee_id", "group_id"});
  }

  /** Rows of {@link CircularityTables#GROUP}, but for the date. */
  static Dataset<Row> measured(Dataset<Row> inside) {
    Dataset<Row> members = throughflow(inside);
    Dataset<Row> sizes = members.groupBy(named()).agg(count(lit(1)).as("members"));
    Dataset<Row> sums =
        inside
            .groupBy(named())
            .agg(count(lit(1)).as("edges"), Netting.money(sum("amount")).as("gross"));
    return sizes
        .join(sums, GROUP)
        .join(Netting.net(inside, GROUP), GROUP)
        .join(largest(members), GROUP);
  }

  private static org.apache.spark.sql.Column[] named() {
    return new org.apache.spark.sql.Column[] {col("scope_id"), col("view"), col("group_id")};
  }

  /** What each member pays and receives inside its group. */
  private static Dataset<Row> throughflow(Dataset<Row> inside) {
    return inside
        .select(
            col("scope_id"),
            col("view"),
            col("group_id"),
            col("payer_id").as("party_id"),
            col("amount"))
        .union(inside.select("scope_id", "view", "group_id", "payee_id", "amount"))
        .groupBy("scope_id", "view", "group_id", "party_id")
        .agg(sum("amount").as("throughflow"));
  }

  private static Dataset<Row> largest(Dataset<Row> members) {
    WindowSpec bySize =
        Window.partitionBy(named()).orderBy(col("throughflow").desc(), col("party_id"));
    return members
        .withColumn("place", row_number().over(bySize))
        .where(col("place").leq(NAMED_MEMBERS))
        .groupBy(named())
        .agg(sort_array(collect_list(struct("place", "party_id"))).as("named"))
        .select(
            col("scope_id"),
            col("view"),
            col("group_id"),
            concat_ws(", ", col("named").getField("party_id")).as("largest_members"));
  }
}
