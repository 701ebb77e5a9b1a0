package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.settings.Settings;
import io.carousel.testing.SparkWatch;
import io.carousel.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows that the engine caches while it computes, and that it releases all of them. */
final class EngineMemorySparkTest {
  private static final SparkSession SPARK = TestSpark.session();
  private static final CircularFlows.Limits LIMITS = new CircularFlows.Limits(100, 100);

  private static Dataset<Row> edges;

  @BeforeAll
  static void makeEdges() {
    // A chain that takes several rounds of trimming, and a hub and a ring.
    LargeShapes shapes = new LargeShapes(SPARK);
    Dataset<Row> chain = shapes.ring(8).where("payee_id <> 'p0'").drop("graph_id");
    edges =
        shapes
            .hub(3)
            .union(shapes.ring(5))
            .union(chain.selectExpr("'chain'", "*"))
            .repartition(2)
            .cache();
    edges.count();
  }

  @AfterAll
  static void free() {
    edges.unpersist();
  }

  @Test
  void roundsOfScoresKeepTheLastOneOnly() {
    Set<Integer> before = persisted();
    GraphEngine engine = distributed(100);
    try (SparkWatch watch = new SparkWatch()) {
      PartyScores.Rule rule = new PartyScores.Rule(0.9, 1e-10, 9, 100, 1000);
      Dataset<Row> rows = engine.partyScores(edges, rule).rows();
      List<Row> scores = rows.collectAsList();

      assertThat(scores.get(0).<Long>getAs("received_iterations")).isEqualTo(9);
      // Members, edges inside, vertices, edges, and two rounds at most.
      assertThat(watch.mostKept()).isBetween(4, 8);
      // Members, edges inside and scores, which the rows are read from.
      assertThat(persistedSince(before)).hasSize(3);
    }
    engine.release();
    assertThat(persistedSince(before)).isEmpty();
  }

  @Test
  void checkpointsGoToTheDirectoryOfSparkAndAreRemoved(@TempDir Path folder) throws IOException {
    GraphEngine without = distributed(1);
    Set<String> expected = flows(without);
    without.release();
    SPARK.sparkContext().setCheckpointDir(folder.toString());
    try {
      Set<Integer> before = persisted();
      GraphEngine engine = distributed(1);
      assertThat(flows(engine)).isEqualTo(expected);
      assertThat(files(folder)).isNotEmpty();
      engine.release();
      assertThat(files(folder)).isEmpty();
      assertThat(persistedSince(before)).isEmpty();
    } finally {
      SPARK.sparkContext().setCheckpointDir(null);
    }
  }

  /** With 1 nothing fits a task: all is trimmed, and GraphFrames does the rest. */
  private static GraphEngine distributed(long maxEdges) {
    Settings.Graph settings =
        new Settings.Graph(Settings.Engine.GRAPHFRAMES, OptionalLong.of(maxEdges), 100);
    return new GraphEngine(SPARK, settings);
  }

  private static Set<String> flows(GraphEngine engine) {
    GraphEngine.Answer answer = engine.circularFlows(edges, LIMITS);
    assertThat(answer.engine()).isEqualTo("GraphFrames");
    Set<String> rows = new TreeSet<>();
    answer.rows().collectAsList().forEach(row -> rows.add(row.toString()));
    return rows;
  }

  private static Set<Integer> persisted() {
    return Set.copyOf(
        JavaSparkContext.fromSparkContext(SPARK.sparkContext()).getPersistentRDDs().keySet());
  }

  /** Not those of other tests, which Spark releases when they are no longer referenced. */
  private static Set<Integer> persistedSince(Set<Integer> before) {
    Set<Integer> since = new TreeSet<>(persisted());
    since.removeAll(before);
    return since;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
