package io.carousel.basis;

import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.HOLDER_ID;
import static io.carousel.schema.Ids.ISSUER_ID;
import static io.carousel.schema.Ids.PARENT_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.PartyColumns.PARENT_BY;
import static io.carousel.schema.PartyColumns.PARENT_FROM;
import static io.carousel.schema.PartyColumns.PARENT_TO;
import static io.carousel.schema.PartyColumns.STAKE_PCT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.row_number;

import io.carousel.graph.kernel.ownership.UltimateParents;
import io.carousel.schema.FlowTables;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The group of a party on a date: the group of its parent. The parent is the one named by the
 * party's own record for that date, else the holder of more than half of its shares by the newest
 * holding. Links that form a cycle are not followed.
 */
public final class Consolidation {
  private static final String GROUP = "_group";
  private static final String MEMBER = "_member";

  private static final int MAJORITY = 50;
  private static final StructType GROUPS =
      new StructType()
          .add("party_id", DataTypes.StringType)
          .add("parent_id", DataTypes.StringType)
          .add("parent_by", DataTypes.StringType)
          .add("group_id", DataTypes.StringType)
          .add("depth", DataTypes.LongType)
          .add("cycle", DataTypes.StringType);

  private Consolidation() {}

  /**
   * The parties that have a parent, with the group they belong to.
   *
   * @param parties rows of {@code curated.party}
   * @param holdings rows of {@code curated.holding}
   * @param on the day whose links count, also the last day on which they became known
   * @return rows of {@link FlowTables#CONSOLIDATION} without {@code as_of}
   */
  public static Dataset<Row> of(Dataset<Row> parties, Dataset<Row> holdings, LocalDate on) {
    Dataset<Row> named = named(parties, on);
    Dataset<Row> held = majorities(holdings, on).join(named, new String[] {PARTY_ID}, "left_anti");
    // All links go to one task: a tree cannot be traversed in parts, and there are few links
    // compared with deals.
    return parties
        .sparkSession()
        .createDataFrame(
            named.union(held).coalesce(1).javaRDD().mapPartitions(Consolidation::climbed), GROUPS);
  }

  /**
   * Adds {@code payer_group_id} and {@code payee_group_id}.
   *
   * @param groups rows of {@link #of}
   */
  public static Dataset<Row> withGroups(Dataset<Row> payments, Dataset<Row> groups) {
    return withGroup(withGroup(payments, groups, "payer"), groups, "payee");
  }

  private static Dataset<Row> withGroup(Dataset<Row> payments, Dataset<Row> groups, String side) {
    Dataset<Row> group = groups.select(col(PARTY_ID).as(MEMBER), col(GROUP_ID).as(GROUP));
    return payments
        .join(group, col(side + "_id").equalTo(col(MEMBER)), "left")
        .withColumn(side + "_group_id", coalesce(col(GROUP), col(side + "_id")))
        .drop(MEMBER, GROUP);
  }

  private static Dataset<Row> named(Dataset<Row> parties, LocalDate on) {
    return parties
        .where("parent_id is not null")
        .where(col(PARENT_FROM).isNull().or(col(PARENT_FROM).leq(lit(on))))
        .where(col(PARENT_TO).isNull().or(col(PARENT_TO).geq(lit(on))))
        .select(col(PARTY_ID), col(PARENT_ID), lit("parent_id").as(PARENT_BY));
  }

  /** Only contradictory records show several majorities; the largest is taken. */
  private static Dataset<Row> majorities(Dataset<Row> holdings, LocalDate on) {
    return holdings
        .where(col(AS_OF).leq(lit(on)))
        .groupBy(ISSUER_ID, HOLDER_ID)
        .agg(max_by(col(STAKE_PCT), col(AS_OF)).as(STAKE_PCT))
        .where(col(STAKE_PCT).gt(MAJORITY))
        .withColumn(
            "_rank",
            row_number()
                .over(Window.partitionBy(ISSUER_ID).orderBy(col(STAKE_PCT).desc(), col(HOLDER_ID))))
        .where("_rank = 1")
        .select(
            col(ISSUER_ID).as(PARTY_ID),
            col(HOLDER_ID).as(PARENT_ID),
            lit("holding").as(PARENT_BY));
  }

  private static Iterator<Row> climbed(Iterator<Row> links) {
    Map<String, String> parents = new HashMap<>();
    Map<String, String> by = new HashMap<>();
    links.forEachRemaining(
        link -> {
          parents.put(link.getString(0), link.getString(1));
          by.put(link.getString(0), link.getString(2));
        });
    UltimateParents ultimate = UltimateParents.of(parents);
    Map<String, String> cycles = new HashMap<>();
    for (List<String> cycle : ultimate.cycles()) {
      String path = String.join(" > ", cycle) + " > " + cycle.get(0);
      cycle.forEach(party -> cycles.put(party, path));
    }
    return ultimate.children().stream()
        .map(
            party ->
                RowFactory.create(
                    party,
                    parents.get(party),
                    by.get(party),
                    ultimate.of(party),
                    (long) ultimate.depth(party),
                    cycles.get(party)))
        .iterator();
  }
}
