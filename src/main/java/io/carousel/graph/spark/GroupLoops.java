package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode_outer;
import static org.apache.spark.sql.functions.when;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.Shipment;
import io.carousel.graph.kernel.loop.Loop;
import io.carousel.graph.kernel.loop.LoopBounds;
import io.carousel.graph.kernel.loop.LoopSearch;
import io.carousel.graph.kernel.loop.PaymentDays;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The loops of circular groups, each group in one task: a row for each group, and one for each of
 * its best loops.
 */
public final class GroupLoops {
  private static final String WEIGHT = "weight";

  /**
   * For a group: {@code loops}, the number of loops found; {@code all_seen}, whether there are no
   * more; and {@code best_seen}, whether there are no better ones than those listed. For a loop:
   * its parties, the smallest first, and its bottleneck.
   */
  public static final StructType SCHEMA =
      new StructType()
          .add("graph_id", DataTypes.StringType, false)
          .add("group_id", DataTypes.StringType, false)
          .add("loops", DataTypes.LongType)
          .add("all_seen", DataTypes.BooleanType)
          .add("best_seen", DataTypes.BooleanType)
          .add("party_ids", DataTypes.createArrayType(DataTypes.StringType, false))
          .add("bottleneck", DataTypes.LongType);

  /** The key of a shipment; whether only open loops count is the same for the whole group. */
  private static final List<String> KEY = List.of("graph_id", "group_id", "structural");

  private static final int STRUCTURAL = 2;

  /** The value of an edge in its shipment. */
  private static final int DAY = 0;

  private GroupLoops() {}

  /**
   * The loops of groups that each fit a task.
   *
   * @param inside the edges inside of groups, one per pair: {@code (graph_id, group_id, payer_id,
   *     payee_id, weight, open, structural, days)}; {@code structural} if only loops count that
   *     need an open edge; days as whole numbers in any order, null if the bounds do not need them
   * @return rows of {@link #SCHEMA}
   */
  static Dataset<Row> of(Dataset<Row> inside, LoopBounds bounds) {
    boolean timed = bounds.maxSpanDays() != LoopBounds.ANY_SPAN;
    Shipments groups =
        timed ? Shipments.ofEdges(dated(inside), KEY, "day") : Shipments.ofEdges(inside, KEY);
    return groups.each(
        SCHEMA, shipment -> group(shipment, timed), (key, group) -> ofGroup(key, group, bounds));
  }

  /** One row per day of an edge; the first carries the weight. */
  private static Dataset<Row> dated(Dataset<Row> inside) {
    Column carries = coalesce(col("place"), lit(0)).equalTo(0);
    return inside
        .select(col("*"), posexplode_outer(col("days")).as(new String[] {"place", "a_day"}))
        .withColumn(WEIGHT, when(carries, col(WEIGHT)).otherwise(0L))
        .withColumn("day", coalesce(col("a_day"), lit(PaymentDays.NONE)));
  }

  /**
   * A group.
   *
   * @param days the days on which each edge was paid, null if the bounds do not need them
   */
  @SuppressWarnings("ArrayRecordComponent") // These are never compared.
  private record Group(DirectedGraph graph, int[][] days) {}

  private static Group group(Shipment shipment, boolean timed) {
    DirectedGraph graph = shipment.graph();
    return new Group(graph, timed ? days(graph, shipment) : null);
  }

  private static int[][] days(DirectedGraph graph, Shipment shipment) {
    int[] edges = new int[shipment.edges()];
    Arrays.setAll(edges, entry -> graph.edge(shipment.payer(entry), shipment.payee(entry)));
    int[] counts = new int[graph.edges()];
    for (int entry = 0; entry < edges.length; entry++) {
      counts[edges[entry]] += shipment.value(entry, DAY) == PaymentDays.NONE ? 0 : 1;
    }
    int[][] days = new int[graph.edges()][];
    Arrays.setAll(days, edge -> new int[counts[edge]]);
    for (int entry = 0; entry < edges.length; entry++) {
      int day = (int) shipment.value(entry, DAY);
      if (day != PaymentDays.NONE) {
        days[edges[entry]][--counts[edges[entry]]] = day;
      }
    }
    Arrays.setAll(days, edge -> PaymentDays.ascending(days[edge]));
    return days;
  }

  private static Iterator<Row> ofGroup(Row key, Group group, LoopBounds bounds) {
    DirectedGraph graph = group.graph();
    LoopSearch.Result found =
        key.getBoolean(STRUCTURAL) && !graph.anyOpen()
            ? LoopSearch.NONE
            : LoopSearch.of(graph, bounds, group.days());
    Row summary =
        RowFactory.create(
            key.get(0), key.get(1), found.loops(), found.allSeen(), found.bestSeen(), null, null);
    Iterator<Row> loops = found.best().stream().map(loop -> ofLoop(key, graph, loop)).iterator();
    return Flattened.of(List.of(List.of(summary).iterator(), loops).iterator());
  }

  private static Row ofLoop(Row key, DirectedGraph graph, Loop loop) {
    return RowFactory.create(
        key.get(0),
        key.get(1),
        null,
        null,
        null,
        loop.ids(graph).toArray(new String[0]),
        loop.bottleneck());
  }
}
