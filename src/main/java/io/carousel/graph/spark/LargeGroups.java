package io.carousel.graph.spark;

import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.graph.kernel.Links;
import io.carousel.spark.PersistedByOthers;
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
import org.graphframes.GraphFrame;
import org.graphframes.lib.StronglyConnectedComponents;

/**
 * Strongly connected components of graphs that are too large for a task. The links (who pays whom)
 * take much less memory than a graph: if they fit a task, one task finds the components. Otherwise
 * the edges of parties without inflow or outflow are trimmed until they fit; such parties are in no
 * cycle and make up most of a large network. If too many links remain, or the parties alone are too
 * many, GraphFrames finds the components of the rest.
 *
 * @see <a href="https://doi.org/10.1109/IPDPS.2014.64">G. Slota, S. Rajamanickam, K. Madduri, BFS
 *     and Coloring-based Parallel Algorithms for Strongly Connected Components, IPDPS 2014</a>, who
 *     trim first and give a small rest to one thread
 */
final class LargeGroups {
  private static final String COMPONENT_COLUMN = "component";
  private static final String DST = "dst";
  private static final String ID = "id";
  private static final String SMALLEST = "smallest";
  private static final String SRC = "src";

  /** Rounds of trimming; the rest of a long chain stays. */
  private static final int TRIM_ROUNDS = 10;

  private static final StructType COMPONENT =
      new StructType()
          .add("id", DataTypes.LongType, false)
          .add("component", DataTypes.LongType, false);

  private final SparkSession spark;
  private final long limit;

  /**
   * @param limit edges of the largest complete graph that fits a task
   */
  LargeGroups(SparkSession spark, long limit) {
    this.spark = spark;
    this.limit = limit;
  }

  /**
   * Components.
   *
   * @param members rows of {@link KernelGroups#SCHEMA}
   * @param byGraphFrames whether they did not fit a task
   */
  record Groups(CachedRows members, boolean byGraphFrames) {}

  /**
   * The components of at least two parties.
   *
   * @throws CarouselException ({@link Failure#RESULT}) if those of GraphFrames fail their check
   */
  Groups of(Dataset<Row> edges) {
    PersistedByOthers persisted = PersistedByOthers.since(spark);
    try (NumberedGraph graph = NumberedGraph.of(spark, edges)) {
      return groups(graph);
    } finally {
      persisted.release();
    }
  }

  private Groups groups(NumberedGraph graph) {
    long parties = graph.vertices().count();
    Trimming trimming = trimmed(graph.edges().select(SRC, DST), parties);
    boolean byGraphFrames = !fits(trimming.size(), parties);
    try {
      CachedRows components =
          byGraphFrames ? byGraphFrames(trimming.links()) : inOneTask(trimming.links(), parties);
      return new Groups(components.next(named(graph.vertices(), components.rows())), byGraphFrames);
    } finally {
      trimming.release();
    }
  }

  private boolean fits(long links, long parties) {
    return TaskMemory.holdsLinks(limit, links, parties);
  }

  /** The remaining links and their number; {@code cached} is null before the first round. */
  private record Trimming(Dataset<Row> links, CachedRows cached, long size) {
    Trimming next(Dataset<Row> fewer) {
      CachedRows next = CachedRows.of(fewer);
      release();
      return new Trimming(next.rows(), next, next.rows().count());
    }

    void release() {
      if (cached != null) {
        cached.release();
      }
    }
  }

  /** Trims until a task can hold the rest, or a round removes nothing. */
  private Trimming trimmed(Dataset<Row> links, long parties) {
    Trimming left = new Trimming(links, null, links.count());
    long before = Long.MAX_VALUE;
    for (int round = 0;
        round < TRIM_ROUNDS && !fits(left.size(), parties) && left.size() < before;
        round++) {
      before = left.size();
      left = left.next(trimmed(left.links()));
    }
    return left;
  }

  private static Dataset<Row> trimmed(Dataset<Row> links) {
    Dataset<Row> paying = links.select(col(SRC).as(DST)).distinct();
    Dataset<Row> paid = links.select(col(DST).as(SRC)).distinct();
    return links
        .join(paying, new String[] {"dst"}, "left_semi")
        .join(paid, new String[] {"src"}, "left_semi")
        .select(SRC, DST);
  }

  /** {@code (id, component)} of parties in components of at least two, smallest member as name. */
  private static CachedRows inOneTask(Dataset<Row> links, long parties) {
    int numbers = Math.toIntExact(parties);
    MapPartitionsFunction<Row, Row> search = rows -> components(rows, numbers);
    return CachedRows.of(links.repartition(1).mapPartitions(search, Encoders.row(COMPONENT)));
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

  private CachedRows byGraphFrames(Dataset<Row> links) {
    CachedRows components = CachedRows.of(components(links));
    try {
      new ComponentCheck(spark).of(links, components.rows());
    } catch (RuntimeException e) {
      components.release();
      throw e;
    }
    return components;
  }

  private static Dataset<Row> components(Dataset<Row> core) {
    Dataset<Row> vertices = core.select(col(SRC).as(ID)).union(core.select(DST)).distinct();
    StronglyConnectedComponents scc =
        GraphFrame.apply(vertices, core).stronglyConnectedComponents();
    // It stops when every party has a component; fewer rounds would give wrong results silently.
    scc.maxIter(Integer.MAX_VALUE);
    Dataset<Row> labels = scc.run().select(ID, COMPONENT_COLUMN);
    Dataset<Row> groups =
        labels
            .groupBy(COMPONENT_COLUMN)
            .agg(min(ID).as(SMALLEST), count(lit(1)).as("members"))
            .where("members > 1");
    return labels.join(groups, "component").select(col(ID), col(SMALLEST).as(COMPONENT_COLUMN));
  }

  private static Dataset<Row> named(Dataset<Row> vertices, Dataset<Row> components) {
    Dataset<Row> smallest =
        vertices.select(col(ID).as(COMPONENT_COLUMN), col(PARTY_ID).as(GROUP_ID));
    return components
        .join(vertices, "id")
        .join(smallest, "component")
        .select("graph_id", PARTY_ID, GROUP_ID);
  }
}
