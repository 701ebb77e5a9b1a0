package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.PageRank;
import io.carousel.settings.Settings;
import io.carousel.settings.Settings.Engine;
import io.carousel.testing.TestSpark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kernel and GraphFrames give the same answers, on many graphs in one dataset. */
final class EnginesSparkTest {
  private static final StructType EDGE =
      StructType.fromDDL("graph_id string, payer_id string, payee_id string, weight double");

  /** Damping that converges in a quarter of the usual rounds: each is a Spark job here. */
  private static final PageRank RULE = new PageRank(0.5, 1e-10, 1000);

  private static Dataset<Row> edges;
  private static List<Row> rows;

  @BeforeAll
  static void makeGraphs() {
    rows = new ArrayList<>();
    for (int seed = 0; seed < 12; seed++) {
      addRandom(rows, seed);
    }
    for (int i = 0; i < 40; i++) {
      // A ring, and a chain longer than the rounds of trimming.
      rows.add(RowFactory.create("ring", "p" + i, "p" + (i + 1) % 40, 1.0 + i));
      rows.add(RowFactory.create("chain", "p" + i, "p" + (i + 1), 1.0));
    }
    edges = TestSpark.session().createDataFrame(rows, EDGE).repartition(3).cache();
  }

  @AfterAll
  static void free() {
    edges.unpersist();
  }

  @Test
  void groupsAreTheSameOnBothPaths() {
    Set<String> kernel = texts(engine(Engine.KERNEL, 0).groups(edges).rows());
    Set<String> graphFrames = texts(engine(Engine.GRAPHFRAMES, 0).groups(edges).rows());

    assertThat(graphFrames).isEqualTo(kernel);
    assertThat(kernel).filteredOn(row -> row.startsWith("[ring")).hasSize(40);
    assertThat(kernel).noneMatch(row -> row.startsWith("[chain"));
  }

  @Test
  void scoresAreTheSameOnBothPaths() {
    Map<String, double[]> kernel = scores(engine(Engine.KERNEL, 0).pageRanks(edges, RULE).rows());
    Map<String, double[]> graphFrames =
        scores(engine(Engine.GRAPHFRAMES, 0).pageRanks(edges, RULE).rows());

    assertThat(graphFrames.keySet()).isEqualTo(kernel.keySet());
    kernel.forEach(
        (party, scores) -> {
          assertThat(graphFrames.get(party)[0]).as(party).isEqualTo(scores[0], within(1e-9));
          assertThat(graphFrames.get(party)[1]).as(party).isEqualTo(scores[1], within(1e-9));
        });
  }

  @Test
  void automaticallyLargeGraphsGoToGraphFramesAndSmallOnesToTheKernel() {
    Set<String> kernel = texts(engine(Engine.KERNEL, 0).groups(edges).rows());
    // Of all graphs only the ring and some random ones have more than 39 edges.
    GraphEngine.Answer answer = engine(Engine.AUTO, 39).groups(edges);
    Set<String> mixed = texts(answer.rows());

    assertThat(answer.engine()).isEqualTo("kernel and GraphFrames");
    assertThat(mixed).isEqualTo(kernel);
  }

  @Test
  void orderAndPartitionsOfRowsChangeNothing() {
    List<Row> shuffled = new ArrayList<>(rows);
    java.util.Collections.shuffle(shuffled, new Random(7));
    Dataset<Row> other = TestSpark.session().createDataFrame(shuffled, EDGE).repartition(7);
    GraphEngine kernel = engine(Engine.KERNEL, 0);

    assertThat(texts(kernel.groups(other).rows())).isEqualTo(texts(kernel.groups(edges).rows()));
    // To the last bit: sums run in the order of ids.
    assertThat(texts(kernel.pageRanks(other, RULE).rows()))
        .isEqualTo(texts(kernel.pageRanks(edges, RULE).rows()));
  }

  @Test
  void tooFewIterationsAreToldAsAResidualAboveTheTolerance() {
    PageRank impatient = new PageRank(0.85, 1e-10, 2);

    for (Engine engine : List.of(Engine.KERNEL, Engine.GRAPHFRAMES)) {
      Row ring =
          engine(engine, 0)
              .pageRanks(edges.where("graph_id = 'random1'"), impatient)
              .rows()
              .select("received_iterations", "received_residual")
              .head();
      assertThat(ring.getLong(0)).isEqualTo(2);
      assertThat(ring.getDouble(1)).isGreaterThan(1e-10);
    }
  }

  @Test
  void noEdgesGiveNoGroupsAndNoScores() {
    Dataset<Row> none = TestSpark.session().createDataFrame(List.of(), EDGE);
    for (Engine engine : Engine.values()) {
      assertThat(engine(engine, 10).groups(none).rows().count()).isZero();
      assertThat(engine(engine, 10).pageRanks(none, RULE).rows().count()).isZero();
    }
  }

  @Test
  void nothingStaysInMemoryButWhatTheCallerKeeps() {
    edges.count();
    int before = TestSpark.session().sparkContext().getPersistentRDDs().size();
    Dataset<Row> groups = engine(Engine.GRAPHFRAMES, 0).groups(edges).rows();
    groups.count();
    long kept =
        scala.jdk.javaapi.CollectionConverters.asJava(
                TestSpark.session().sparkContext().getPersistentRDDs())
            .values()
            .stream()
            .filter(rdd -> !rdd.isCheckpointed())
            .count();

    assertThat(kept).isLessThanOrEqualTo(before);
  }

  private static GraphEngine engine(Engine engine, long maxEdges) {
    OptionalLong limit = maxEdges == 0 ? OptionalLong.empty() : OptionalLong.of(maxEdges);
    return new GraphEngine(TestSpark.session(), new Settings.Graph(engine, limit));
  }

  private static void addRandom(List<Row> rows, int seed) {
    Random random = new Random(seed);
    int parties = 2 + random.nextInt(12);
    int count = 1 + random.nextInt(4 * parties);
    Map<List<String>, Double> weights = new HashMap<>();
    for (int i = 0; i < count; i++) {
      int payer = random.nextInt(parties);
      int payee = random.nextInt(parties);
      if (payer != payee) {
        // From a cent to 10^13.
        double amount = Math.round(Math.pow(10, 15 * random.nextDouble())) / 100.0;
        weights.merge(List.of("p" + payer, "p" + payee), amount, Double::sum);
      }
    }
    weights.forEach(
        (pair, weight) ->
            rows.add(RowFactory.create("random" + seed, pair.get(0), pair.get(1), weight)));
  }

  private static Set<String> texts(Dataset<Row> rows) {
    Set<String> texts = new TreeSet<>();
    rows.collectAsList().forEach(row -> texts.add(row.toString()));
    return texts;
  }

  private static Map<String, double[]> scores(Dataset<Row> rows) {
    Map<String, double[]> scores = new HashMap<>();
    rows.collectAsList()
        .forEach(
            row ->
                scores.put(
                    row.getString(0) + "/" + row.getString(1),
                    new double[] {row.getDouble(2), row.getDouble(3)}));
    return scores;
  }
}
