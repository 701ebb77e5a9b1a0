package io.carousel.circularity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.carousel.graph.spark.CircularFlows;
import io.carousel.schema.CircularityTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What flows through each party, and how much of it is circular. */
final class PartyFlows {
  private static final String[] PARTY = {"party_id", "scope_id"};

  private PartyFlows() {}

  /**
   * Rows of {@link CircularityTables#PARTY}, but for the date.
   *
   * @param edges rows of {@link CircularityTables#EDGE}
   * @param flows rows of {@link CircularFlows#SCHEMA}
   */
  static Dataset<Row> of(ScopeGraphs graphs, Dataset<Row> edges, Dataset<Row> flows) {
    Column nothing = Netting.money(lit(0));
    // All amounts are above 0, so this is the payee's end.
    Column back = when(col("received").gt(0), col("circular")).otherwise(nothing);
    Dataset<Row> sums =
        Netting.ends(edges, "scope_id", "circular")
            .withColumn("circular", back)
            .groupBy("party_id", "scope_id")
            .agg(
                Netting.money(sum("received")).as("inflow"),
                Netting.money(sum("paid")).as("outflow"),
                Netting.whole("circular").as("circular"));
    Dataset<Row> members =
        graphs
            .named(flows.where(col(CircularFlows.KIND).equalTo(CircularFlows.PARTY)))
            .where(col("view").equalTo(ScopeGraphs.AMOUNT))
            .select(
                "scope_id",
                "party_id",
                "group_id",
                "return_probability",
                "return_probability_upper");
    return sums.join(members, PARTY, "left")
        .withColumn("net", Netting.money(col("inflow").minus(col("outflow"))))
        .withColumn("circular_share", Netting.share(col("circular"), col("inflow")))
        .withColumn("return_probability", orNone("return_probability"))
        .withColumn("return_probability_upper", orNone("return_probability_upper"));
  }

  /**
   * What the parties of each scope add up to: how many there are, what netting leaves, and Finn's
   * cycling index, the share of all throughflow that returns. Sums are of decimals, so that the
   * order of rows does not matter.
   *
   * @param parties rows of {@link #of}
   * @return {@code (scope_id, parties, net, fci)}; the index is null where a return probability is
   */
  static Dataset<Row> ofScopes(Dataset<Row> parties) {
    Column throughflow = greatest(col("inflow"), col("outflow"));
    return parties
        .withColumn("throughflow", throughflow)
        .withColumn(
            "returning",
            throughflow.cast("double").multiply(col("return_probability")).cast("decimal(38,10)"))
        .groupBy("scope_id")
        .agg(
            count(lit(1)).as("parties"),
            Netting.net(col("net")).as("net"),
            sum("throughflow").as("throughflow"),
            sum("returning").as("returning"),
            sum(when(col("return_probability").isNull(), 1).otherwise(0)).as("unknown"))
        .select(
            col("scope_id"),
            col("parties"),
            col("net"),
            // Doubles of large amounts may round up to more than the whole.
            when(
                    col("unknown").equalTo(0),
                    least(
                        lit(1.0),
                        col("returning").cast("double").divide(col("throughflow").cast("double"))))
                .as("fci"));
  }

  /** Nothing returns to a party outside all groups. */
  private static Column orNone(String probability) {
    return when(col("group_id").isNull(), coalesce(col(probability), lit(0.0)))
        .otherwise(col(probability));
  }
}
