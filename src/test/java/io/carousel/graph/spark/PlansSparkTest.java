package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.settings.Settings;
import io.carousel.settings.Settings.Engine;
import io.carousel.testing.SparkWatch;
import io.carousel.testing.TestSpark;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is joined with everything, and no edges come to the driver. */
final class PlansSparkTest {
  private static final String[] EVERYTHING_WITH_EVERYTHING = {
    "CartesianProduct", "BroadcastNestedLoopJoin"
  };

  /** Counts, samples for sorting, and the metrics of every operator of every task. */
  private static final long FEW_BYTES = 600_000;

  private static final String BROADCAST = "spark.sql.autoBroadcastJoinThreshold";

  private static final CircularFlows.Limits LIMITS = new CircularFlows.Limits(10, 10);

  private static Dataset<Row> edges;

  @BeforeAll
  static void makeEdges() {
    // Data small enough to be broadcast go to the driver first; here nothing is.
    TestSpark.session().conf().set(BROADCAST, "-1");
    LargeShapes shapes = new LargeShapes(TestSpark.session());
    edges = shapes.hub(7000).union(shapes.ring(4)).repartition(2).cache();
    edges.count();
  }

  @AfterAll
  static void free() {
    TestSpark.session().conf().unset(BROADCAST);
    edges.unpersist();
  }

  @ParameterizedTest
  @EnumSource(names = {"KERNEL", "GRAPHFRAMES"})
  void enginesJoinByKeysAndKeepEdgesAwayFromTheDriver(Engine choice) {
    PartyScores.Rule impatient = new PartyScores.Rule(0.5, 1e-10, 2, 10, 10);
    assertHarmless(
        new Settings.Graph(choice, OptionalLong.of(100_000), 5000),
        engine -> {
          engine.circularFlows(edges, LIMITS).rows().count();
          engine.circulations(edges).count();
          engine.partyScores(edges, impatient).rows().count();
        });
  }

  @Test
  void graphFramesJoinsByKeysAndKeepsEdgesAwayFromTheDriver() {
    assertHarmless(
        new Settings.Graph(Engine.AUTO, OptionalLong.of(100), 5000),
        engine -> {
          GraphEngine.Answer answer = engine.circularFlows(edges, LIMITS);
          assertThat(answer.engine()).isEqualTo("kernel and GraphFrames");
          answer.rows().count();
        });
  }

  private static void assertHarmless(Settings.Graph settings, Consumer<GraphEngine> running) {
    GraphEngine engine = new GraphEngine(TestSpark.session(), settings);
    try (SparkWatch watch = new SparkWatch()) {
      running.accept(engine);

      assertThat(watch.operators())
          .contains("MapPartitions")
          .doesNotContain(EVERYTHING_WITH_EVERYTHING);
      assertThat(watch.mostBytesToTheDriver()).as(watch.chattiestStage()).isBetween(1L, FEW_BYTES);
    } finally {
      engine.release();
    }
  }

  @Test
  void forbiddenPlansWouldBeFound() {
    try (SparkWatch watch = new SparkWatch()) {
      List<Row> all = edges.collectAsList();
      assertThat(all).hasSize(140_004);
      assertThat(watch.mostBytesToTheDriver()).isGreaterThan(2 * FEW_BYTES);
    }
    try (SparkWatch watch = new SparkWatch()) {
      edges.toLocalIterator().next();
      assertThat(watch.mostBytesToTheDriver()).isGreaterThan(FEW_BYTES);
    }
    Dataset<Row> few = edges.limit(2);
    try (SparkWatch watch = new SparkWatch()) {
      few.crossJoin(few).count();
      assertThat(watch.operators()).contains("CartesianProduct");
      few.crossJoin(few.hint("broadcast")).count();
      assertThat(watch.operators()).contains(EVERYTHING_WITH_EVERYTHING);
    }
  }
}
