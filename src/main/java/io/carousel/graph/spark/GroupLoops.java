package io.carousel.graph.spark;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.loop.Loop;
import io.carousel.graph.kernel.loop.LoopBounds;
import io.carousel.graph.kernel.loop.LoopSearch;
import io.carousel.graph.kernel.loop.PaymentDays;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
  /**
   * Of a group {@code loops}, how many were seen, {@code all_seen}, whether there are no more, and
   * {@code best_seen}, whether there are no better ones than those listed; of a loop its parties,
   * the smallest first, and its bottleneck.
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

  private GroupLoops() {}

  /**
   * The loops of groups that each fit a task.
   *
   * @param inside the edges inside of groups, one a pair: {@code (graph_id, group_id, payer_id,
   *     payee_id, weight, open, structural, days)}; {@code structural} where only loops count that
   *     need an open edge; days as whole numbers in any order, null where bounds do not ask for
   *     them
   * @return rows of {@link #SCHEMA}
   */
  static Dataset<Row> of(Dataset<Row> inside, LoopBounds bounds) {
    return RowRuns.each(
        inside.select(
            "graph_id", "group_id", "payer_id", "payee_id", "weight", "open", "structural", "days"),
        new String[] {"graph_id", "group_id"},
        SCHEMA,
        (first, run) -> ofGroup(first, run, bounds));
  }

  private static Iterator<Row> ofGroup(Row first, Iterator<Row> rows, LoopBounds bounds) {
    List<Dated> dated = new ArrayList<>();
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    boolean timed = bounds.maxSpanDays() != LoopBounds.ANY_SPAN;
    rows.forEachRemaining(
        edge -> {
          builder.add(edge.getString(2), edge.getString(3), edge.getLong(4), edge.getBoolean(5));
          if (timed) {
            dated.add(dated(edge));
          }
        });
    DirectedGraph graph = builder.build();
    int[][] days = timed ? days(graph, dated) : null;
    LoopSearch.Result found =
        first.getBoolean(6) && !graph.anyOpen()
            ? LoopSearch.NONE
            : LoopSearch.of(graph, bounds, days);
    Row group =
        RowFactory.create(
            first.get(0),
            first.get(1),
            found.loops(),
            found.allSeen(),
            found.bestSeen(),
            null,
            null);
    Iterator<Row> loops = found.best().stream().map(loop -> ofLoop(first, graph, loop)).iterator();
    return Flattened.of(List.of(List.of(group).iterator(), loops).iterator());
  }

  private static Row ofLoop(Row first, DirectedGraph graph, Loop loop) {
    return RowFactory.create(
        first.get(0),
        first.get(1),
        null,
        null,
        null,
        loop.ids(graph).toArray(new String[0]),
        loop.bottleneck());
  }

  /** The days on which an edge was paid. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
  private record Dated(String payer, String payee, int[] days) {}

  private static Dated dated(Row edge) {
    int[] days =
        edge.isNullAt(7)
            ? new int[0]
            : edge.<Integer>getList(7).stream().mapToInt(Integer::intValue).toArray();
    return new Dated(edge.getString(2), edge.getString(3), PaymentDays.ascending(days));
  }

  private static int[][] days(DirectedGraph graph, List<Dated> edges) {
    int[][] days = new int[graph.edges()][];
    for (Dated edge : edges) {
      days[graph.edge(graph.party(edge.payer()), graph.party(edge.payee()))] = edge.days();
    }
    return days;
  }
}
