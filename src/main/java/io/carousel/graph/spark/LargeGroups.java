package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.graph.kernel.Links;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.graphframes.GraphFrame;
import org.graphframes.lib.StronglyConnectedComponents;

/**
 * Strongly connected components of graphs that are too large for a task. Who pays whom takes little
 * of what a graph takes: where that fits a task, one finds the components. Else the edges of
 * parties without inflow or outflow are trimmed away until it does, for they are in no cycle and
 * most of a large network is such; and where too much is left, or the parties alone are too many,
 * GraphFrames finds the components of that.
 *
 * @see <a href="https://doi.org/10.1109/IPDPS.2014.64">G. Slota, S. Rajamanickam, K. Madduri, BFS
 *     and Coloring-based Parallel Algorithms for Strongly Connected Components, IPDPS 2014</a>, who
 *     trim first and give what is left of few parties to one thread
 */
final class LargeGroups {
  /** Rounds of trimming; what a long chain leaves after them stays. */
  private static final int TRIM_ROUNDS = 10;

  private static final StructType COMPONENT =
      new StructType()
          .add("id", DataTypes.LongType, false)
          .add("component", DataTypes.LongType, false);

  private final SparkSession spark;
  private final long limit;

  /**
   * @param limit edges of the largest graph that fits a task with all that belongs to it
   */
  LargeGroups(SparkSession spark, long limit) {
    this.spark = spark;
    this.limit = limit;
  }

  /**
   * The components of at least two parties.
   *
   * @return rows of {@link KernelGroups#SCHEMA}, kept in memory
   * @throws CarouselException ({@link Failure#RESULT}) if those of GraphFrames fail their check
   */
  Dataset<Row> of(Dataset<Row> edges) {
    try (NumberedGraph graph = NumberedGraph.of(spark, edges)) {
      return groups(graph);
    }
  }

  private Dataset<Row> groups(NumberedGraph graph) {
    PersistedByOthers persisted = PersistedByOthers.since(spark);
    try {
      long parties = graph.vertices().count();
      Dataset<Row> links = graph.edges().select("src", "dst");
      long left = links.count();
      for (int round = 0; round < TRIM_ROUNDS && !fits(left, parties); round++) {
        long before = left;
        links = trimmed(links);
        left = links.count();
        if (left == before) {
          break;
        }
      }
      return named(
          graph.vertices(), fits(left, parties) ? inOneTask(links, parties) : byGraphFrames(links));
    } finally {
      persisted.release();
    }
  }

  private boolean fits(long links, long parties) {
    return TaskMemory.holdsLinks(limit, links, parties);
  }

  private static Dataset<Row> trimmed(Dataset<Row> links) {
    Dataset<Row> paying = links.select(col("src").as("dst")).distinct();
    Dataset<Row> paid = links.select(col("dst").as("src")).distinct();
    return NumberedGraph.cut(
        links
            .join(paying, new String[] {"dst"}, "left_semi")
            .join(paid, new String[] {"src"}, "left_semi")
            .select("src", "dst"));
  }

  /** {@code (id, component)} of parties in components of at least two, smallest member as name. */
  private static Dataset<Row> inOneTask(Dataset<Row> links, long parties) {
    int numbers = Math.toIntExact(parties);
    MapPartitionsFunction<Row, Row> search = rows -> components(rows, numbers);
    return NumberedGraph.cut(links.repartition(1).mapPartitions(search, Encoders.row(COMPONENT)));
  }

  private static Iterator<Row> components(Iterator<Row> rows, int parties) {
    Links links = new Links();
    rows.forEachRemaining(
        row -> links.add(Math.toIntExact(row.getLong(0)), Math.toIntExact(row.getLong(1))));
    int[] component = links.components(parties);
    int[] members = new int[parties];
    for (int smallest : component) {
      members[smallest]++;
    }
    return IntStream.range(0, parties)
        .filter(party -> members[component[party]] > 1)
        .mapToObj(party -> RowFactory.create((long) party, (long) component[party]))
        .iterator();
  }

  private Dataset<Row> byGraphFrames(Dataset<Row> links) {
    Dataset<Row> components = components(links);
    check(links, components);
    return components;
  }

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
