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
import static org.apache.spark.sql.functions.when;

import io.carousel.graph.spark.CircularFlows;
import io.carousel.money.Cents;
import io.carousel.schema.CircularityTables;
import org.apache.spark.sql.Column;
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
   * Rows of {@link CircularityTables#GROUP}, but for the date.
   *
   * @param inside rows of {@link InsideEdges#of}
   * @param flows rows of {@link CircularFlows#SCHEMA}
   */
  static Dataset<Row> of(ScopeGraphs graphs, Dataset<Row> flows, Dataset<Row> inside) {
    Dataset<Row> members = memberFlows(inside);
    Dataset<Row> ofMembers =
        members
            .groupBy(named())
            .agg(
                count(lit(1)).as("members"),
                Netting.net(col("paid").minus(col("received"))).as("net"));
    Dataset<Row> sums =
        inside
            .groupBy(named())
            .agg(
                count(lit(1)).as("edges"),
                Netting.money(sum("amount")).as("gross"),
                Netting.whole("cancelled").as("circulation"),
                Netting.whole("circular").as("circular"));
    Dataset<Row> solved =
        graphs
            .named(flows.where(col(CircularFlows.KIND).equalTo(CircularFlows.GROUP)))
            .select(
                col("scope_id"),
                col("view"),
                col("group_id"),
                Cents.money(col("reach")).as("reach"),
                when(col("view").equalTo(ScopeGraphs.AMOUNT), col("attribution")).as("attribution"),
                col("unmeasured"));
    return ofMembers
        .join(sums, GROUP)
        .join(largest(members), GROUP)
        .join(solved, GROUP)
        .withColumn("circularity", Netting.share(col("circulation"), col("gross")));
  }

  /** Rows of {@link CircularityTables#MEMBER}, but for the date. */
  static Dataset<Row> members(ScopeGraphs graphs, Dataset<Row> flows) {
    return graphs
        .named(flows.where(col(CircularFlows.KIND).equalTo(CircularFlows.PARTY)))
        .select("scope_id", "view", "group_id", "party_id");
  }

  private static Column[] named() {
    return new Column[] {col("scope_id"), col("view"), col("group_id")};
  }

  /** What each member pays and receives inside its group. */
  private static Dataset<Row> memberFlows(Dataset<Row> inside) {
    return Netting.ends(inside, GROUP)
        .groupBy("party_id", GROUP)
        .agg(sum("paid").as("paid"), sum("received").as("received"));
  }

  private static Dataset<Row> largest(Dataset<Row> members) {
    Column throughflow = col("paid").plus(col("received"));
    WindowSpec bySize = Window.partitionBy(named()).orderBy(throughflow.desc(), col("party_id"));
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
