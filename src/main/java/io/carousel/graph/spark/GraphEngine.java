package io.carousel.graph.spark;

import static io.carousel.schema.Ids.GROUP_ID;
import static org.apache.spark.sql.functions.col;

import io.carousel.graph.kernel.loop.LoopBounds;
import io.carousel.settings.Settings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Computes on many graphs at once, each by the method that suits its size. A graph's edges are the
 * rows of one {@code graph_id}: {@code (graph_id, payer_id, payee_id, weight, open)}, one per pair
 * of different parties, the weight a non-negative whole number of cents, {@code open} if an unknown
 * amount is paid in addition. The weights of a graph add up to less than 2^63. Pass cached edges:
 * they are read several times.
 *
 * <p>Results are read from rows that the engine caches until they are {@linkplain #release
 * released}.
 */
public final class GraphEngine {
  private static final String COUNT = "count";

  /** The column that identifies a graph. */
  public static final String GRAPH = "graph_id";

  static final String GRAPHFRAMES = "GraphFrames";

  private final SparkSession spark;
  private final Settings.Graph settings;
  private final Deque<CachedRows> kept = new ArrayDeque<>();

  public GraphEngine(SparkSession spark, Settings.Graph settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /**
   * Circular groups and their circulation.
   *
   * @param limits up to which size components are solved exactly
   * @return rows of {@link CircularFlows#SCHEMA}
   */
  public Answer circularFlows(Dataset<Row> edges, CircularFlows.Limits limits) {
    Split split = split(edges);
    return answer(
        split.small() == null
            ? null
            : Shipments.eachGraph(
                split.small(),
                CircularFlows.SCHEMA,
                (graphId, graph) -> CircularFlows.ofGraph(graphId, graph, limits)),
        split.large() == null ? null : large(split).circularFlows(limits));
  }

  /**
   * Only the maximum circulation. Components are found by the kernel if a graph fits a task.
   *
   * @return {@code (graph_id, circulation)}; null if a component does not fit a task
   */
  public Dataset<Row> circulations(Dataset<Row> edges) {
    Split split = settings.engine() == Settings.Engine.KERNEL ? split(edges) : bySize(edges);
    Dataset<Row> small = Circulations.of(split.small());
    return split.large() == null ? small : small.union(large(split).circulations());
  }

  /**
   * The loops of circular groups, each group in one task.
   *
   * @param inside the edges inside groups, as in {@link GroupLoops#of}
   * @return rows of {@link GroupLoops#SCHEMA}; no rows for a group that does not fit a task
   */
  public Dataset<Row> loops(Dataset<Row> inside, LoopBounds bounds) {
    if (settings.engine() == Settings.Engine.KERNEL) {
      return GroupLoops.of(inside, bounds);
    }
    Dataset<Row> fitting =
        inside
            .groupBy(GRAPH, GROUP_ID)
            .count()
            .where(col(COUNT).leq(limit()))
            .select(GRAPH, GROUP_ID);
    return GroupLoops.of(inside.join(fitting, new String[] {GRAPH, GROUP_ID}), bounds);
  }

  /**
   * The centrality of each party.
   *
   * @return rows of {@link PartyScores#SCHEMA}
   */
  public Answer partyScores(Dataset<Row> edges, PartyScores.Rule rule) {
    Split split = split(edges);
    return answer(
        split.small() == null
            ? null
            : Shipments.eachGraph(
                split.small(),
                PartyScores.SCHEMA,
                (graphId, graph) -> PartyScores.ofGraph(graphId, graph, rule)),
        split.large() == null ? null : large(split).partyScores(rule));
  }

  /** Releases the cached rows that the results were read from. */
  public void release() {
    while (!kept.isEmpty()) {
      kept.pop().release();
    }
  }

  private LargeGraphs large(Split split) {
    return new LargeGraphs(spark, split.large(), limit(), kept::push);
  }

  private long limit() {
    return settings.kernelMaxEdges().orElseGet(() -> TaskMemory.edges(spark));
  }

  /**
   * The result.
   *
   * @param engine the path of computation, in words
   */
  public record Answer(Dataset<Row> rows, String engine) {}

  /** The edges of graphs that fit a task, and of those that do not; null for none. */
  private record Split(Dataset<Row> small, Dataset<Row> large) {}

  private Split split(Dataset<Row> edges) {
    return switch (settings.engine()) {
      case KERNEL -> new Split(edges, null);
      case GRAPHFRAMES -> new Split(null, edges);
      case AUTO -> bySize(edges);
    };
  }

  private Split bySize(Dataset<Row> edges) {
    long limit = limit();
    List<Row> large =
        edges.groupBy(GRAPH).count().where(col(COUNT).gt(limit)).select(GRAPH).collectAsList();
    if (large.isEmpty()) {
      return new Split(edges, null);
    }
    Object[] ids = large.stream().map(row -> row.getString(0)).toArray();
    return new Split(
        edges.where(col(GRAPH).isin(ids).equalTo(false)), edges.where(col(GRAPH).isin(ids)));
  }

  private static Answer answer(Dataset<Row> small, Answer large) {
    if (small == null) {
      return large;
    }
    return large == null
        ? new Answer(small, "kernel")
        : new Answer(small.union(large.rows()), "kernel and " + large.engine());
  }
}
