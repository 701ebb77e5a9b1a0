package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.col;

import io.carousel.graph.kernel.PageRank;
import io.carousel.settings.Settings;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Computes on many graphs at once, each by the means that suits its size. A graph's edges are the
 * rows of one {@code graph_id}: {@code (graph_id, payer_id, payee_id, weight)}, edges between a
 * party and itself excluded, weights finite and not negative. Give edges that are kept in memory:
 * they are read several times.
 */
public final class GraphEngine {
  /** Column that tells graphs apart. */
  public static final String GRAPH = "graph_id";

  private final SparkSession spark;
  private final Settings.Graph settings;

  public GraphEngine(SparkSession spark, Settings.Graph settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /**
   * The strongly connected components of at least two parties.
   *
   * @return {@code (graph_id, party_id, group_id)}: the group is named by its smallest party
   */
  public Answer groups(Dataset<Row> edges) {
    Split split = split(edges);
    return answer(
        split.small() == null ? null : KernelGroups.of(split.small()),
        split.large() == null ? null : new MessageGroups(spark).of(split.large()));
  }

  /**
   * PageRank along the edges and against them.
   *
   * @return rows of {@link PageRanks#SCHEMA}
   */
  public Answer pageRanks(Dataset<Row> edges, PageRank rule) {
    Split split = split(edges);
    return answer(
        split.small() == null ? null : PageRanks.byKernel(split.small(), rule),
        split.large() == null ? null : new MessagePageRank(spark, rule).of(split.large()));
  }

  /**
   * What was computed.
   *
   * @param engine by which path, in words
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
    long limit = settings.kernelMaxEdges().orElseGet(() -> TaskMemory.edges(spark));
    List<Row> large =
        edges.groupBy(GRAPH).count().where(col("count").gt(limit)).select(GRAPH).collectAsList();
    if (large.isEmpty()) {
      return new Split(edges, null);
    }
    Object[] ids = large.stream().map(row -> row.getString(0)).toArray();
    return new Split(
        edges.where(col(GRAPH).isin(ids).equalTo(false)), edges.where(col(GRAPH).isin(ids)));
  }

  private static Answer answer(Dataset<Row> small, Dataset<Row> large) {
    if (small == null) {
      return new Answer(large, "GraphFrames");
    }
    return large == null
        ? new Answer(small, "kernel")
        : new Answer(small.union(large), "kernel and GraphFrames");
  }
}
