package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.ATTRIBUTION;
import static io.carousel.schema.CircularityColumns.CIRCULAR;
import static io.carousel.schema.CircularityColumns.CIRCULARITY;
import static io.carousel.schema.CircularityColumns.CIRCULATION;
import static io.carousel.schema.CircularityColumns.EDGES;
import static io.carousel.schema.CircularityColumns.GROSS;
import static io.carousel.schema.CircularityColumns.LARGEST_MEMBERS;
import static io.carousel.schema.CircularityColumns.MEMBERS;
import static io.carousel.schema.CircularityColumns.NET;
import static io.carousel.schema.CircularityColumns.UNMEASURED;
import static io.carousel.schema.CircularityColumns.VIEW;
import static io.carousel.schema.FlowColumns.CANCELLED;
import static io.carousel.schema.FlowColumns.PAID;
import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
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
import io.carousel.schema.DealColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Circular groups with the flows inside them. */
final class Groups {
  private static final String NAMED = "named";
  private static final String PLACE = "place";
  private static final String REACH = "reach";
  private static final String RECEIVED = "received";

  private static final String[] GROUP = {SCOPE_ID, VIEW, GROUP_ID};
  private static final int NAMED_MEMBERS = 10;

  private Groups() {}

  /**
   * Rows of {@link CircularityTables#GROUP}, without the date.
   *
   * @param inside rows of {@link InsideEdges#of}
   * @param flows rows of {@link CircularFlows#SCHEMA}
   */
  static Dataset<Row> of(ScopeGraphs graphs, Dataset<Row> flows, Dataset<Row> inside) {
    Dataset<Row> members = memberFlows(inside);
    Dataset<Row> ofMembers =
        members
            .groupBy(named())
            .agg(count(lit(1)).as(MEMBERS), Netting.net(col(PAID).minus(col(RECEIVED))).as(NET));
    Dataset<Row> sums =
        inside
            .groupBy(named())
            .agg(
                count(lit(1)).as(EDGES),
                Netting.money(sum(DealColumns.AMOUNT)).as(GROSS),
                Netting.whole(CANCELLED).as(CIRCULATION),
                Netting.whole(CIRCULAR).as(CIRCULAR));
    Dataset<Row> solved =
        graphs
            .named(flows.where(col(CircularFlows.KIND).equalTo(CircularFlows.GROUP)))
            .select(
                col(SCOPE_ID),
                col(VIEW),
                col(GROUP_ID),
                Cents.money(col(REACH)).as(REACH),
                when(col(VIEW).equalTo(ScopeGraphs.AMOUNT), col(ATTRIBUTION)).as(ATTRIBUTION),
                col(UNMEASURED));
    return ofMembers
        .join(sums, GROUP)
        .join(largest(members), GROUP)
        .join(solved, GROUP)
        .withColumn(CIRCULARITY, Netting.share(col(CIRCULATION), col(GROSS)));
  }

  /** Rows of {@link CircularityTables#MEMBER}, without the date. */
  static Dataset<Row> members(ScopeGraphs graphs, Dataset<Row> flows) {
    return graphs
        .named(flows.where(col(CircularFlows.KIND).equalTo(CircularFlows.PARTY)))
        .select(SCOPE_ID, VIEW, GROUP_ID, PARTY_ID);
  }

  private static Column[] named() {
    return new Column[] {col(SCOPE_ID), col(VIEW), col(GROUP_ID)};
  }

  /** The amounts each member pays and receives inside its group. */
  private static Dataset<Row> memberFlows(Dataset<Row> inside) {
    return Netting.ends(inside, GROUP)
        .groupBy(PARTY_ID, GROUP)
        .agg(sum(PAID).as(PAID), sum(RECEIVED).as(RECEIVED));
  }

  private static Dataset<Row> largest(Dataset<Row> members) {
    Column throughflow = col(PAID).plus(col(RECEIVED));
    WindowSpec bySize = Window.partitionBy(named()).orderBy(throughflow.desc(), col(PARTY_ID));
    return members
        .withColumn(PLACE, row_number().over(bySize))
        .where(col(PLACE).leq(NAMED_MEMBERS))
        .groupBy(named())
        .agg(sort_array(collect_list(struct(PLACE, PARTY_ID))).as(NAMED))
        .select(
            col(SCOPE_ID),
            col(VIEW),
            col(GROUP_ID),
            concat_ws(", ", col(NAMED).getField(PARTY_ID)).as(LARGEST_MEMBERS));
  }
}
