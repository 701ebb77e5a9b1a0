package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.graphframes.GraphFrame;
import org.graphframes.lib.StronglyConnectedComponents;

/**
 * Strongly connected components by GraphFrames, for graphs of any size. Parties without inflow or
 * outflow are trimmed away first: they are in no cycle, and most of a large network is such.
 */
final class MessageGroups {
  /** Rounds of trimming; what a long chain leaves after them is left to GraphFrames. */
  private static final int TRIM_ROUNDS = 10;

  private final SparkSession spark;

  MessageGroups(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * The components of at least two parties.
   *
   * @return rows of {@link KernelGroups#SCHEMA}, kept in memory
   * @throws CarouselException ({@link Failure#RESULT}) if they fail their check
   */
  Dataset<Row> of(Dataset<Row> edges) {
    try (NumberedGraph graph = NumberedGraph.of(spark, edges)) {
      return groups(graph);
    }
  }

  private Dataset<Row> groups(NumberedGraph graph) {
    PersistedByOthers persisted = PersistedByOthers.since(spark);
    try {
      Dataset<Row> core = trimmed(graph.edges().select("src", "dst"));
      Dataset<Row> components = components(core);
      check(core, components);
      return named(graph.vertices(), components);
    } finally {
      persisted.release();
    }
  }

  private static Dataset<Row> trimmed(Dataset<Row> edges) {
    Dataset<Row> core = edges;
    long before = core.count();
    for (int round = 0; round < TRIM_ROUNDS; round++) {
      Dataset<Row> paying = core.select(col("src").as("dst")).distinct();
      Dataset<Row> paid = core.select(col("dst").as("src")).distinct();
      core =
          NumberedGraph.cut(
              core.join(paying, new String[] {"dst"}, "left_semi")
                  .join(paid, new String[] {"src"}, "left_semi")
                  .select("src", "dst"));
      long after = core.count();
      if (after == before) {
        break;
      }
      before = after;
    }
    return core;
  }

  /** {@code (id, component)} of parties in components of at least two, smallest member as name. */
  private static Dataset<Row> components(Dataset<Row> core) {
    Dataset<Row> vertices = core.select(col("src").as("id")).union(core.select("dst")).distinct();
    StronglyConnectedComponents scc =
        GraphFrame.apply(vertices, core).stronglyConnectedComponents();
    // It stops by itself when no party is left without a component; fewer rounds are wrong
    // silently.
    scc.maxIter(Integer.MAX_VALUE);
    Dataset<Row> labels = scc.run().select("id", "component");
    Dataset<Row> groups =
        labels
            .groupBy("component")
            .agg(min("id").as("smallest"), count(lit(1)).as("members"))
            .where("members > 1");
    return NumberedGraph.cut(
        labels.join(groups, "component").select(col("id"), col("smallest").as("component")));
  }

  /**
   * Finds components that are no components: a member that does not pay, or is not paid, inside its
   * own, and a cycle between components, which are then parts of one.
   */
  private void check(Dataset<Row> core, Dataset<Row> components) {
    Dataset<Row> labelled =
        core.join(label(components, "src", "payer"), new String[] {"src"}, "left")
            .join(label(components, "dst", "payee"), new String[] {"dst"}, "left")
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> inside = labelled.where("payer = payee");
    long members = components.count();
    long paying = inside.select("src").distinct().count();
    long paid = inside.select("dst").distinct().count();
    long split = cycles(labelled);
    labelled.unpersist();
    if (paying != members || paid != members || split > 0) {
      throw CarouselException.of(
              Failure.RESULT,
              "the components of GraphFrames are wrong: of "
                  + members
                  + " members "
                  + paying
                  + " pay and "
                  + paid
                  + " are paid inside, and "
                  + split
                  + " components are in cycles with others")
          .remedy("use graph.engine=kernel if the graph fits a task, and report this");
    }
  }

  /** Components in cycles with others; not looked for where even they are too many for a task. */
  private long cycles(Dataset<Row> labelled) {
    Dataset<Row> between =
        labelled
            .select(
                lit("all").as("graph_id"),
                coalesce(col("payer"), col("src")).cast("string").as("payer_id"),
                coalesce(col("payee"), col("dst")).cast("string").as("payee_id"),
                lit(1L).as("weight"),
                lit(false).as("open"))
            .where("payer_id <> payee_id")
            .distinct();
    return between.count() > TaskMemory.edges(spark) ? 0 : KernelGroups.of(between).count();
  }

  private static Dataset<Row> label(Dataset<Row> components, String end, String name) {
    return components.select(col("id").as(end), col("component").as(name));
  }

  private static Dataset<Row> named(Dataset<Row> vertices, Dataset<Row> components) {
    Dataset<Row> smallest =
        vertices.select(col("id").as("component"), col("party_id").as("group_id"));
    return NumberedGraph.cut(
        components
            .join(vertices, "id")
            .join(smallest, "component")
            .select("graph_id", "party_id", "group_id"));
  }
}
