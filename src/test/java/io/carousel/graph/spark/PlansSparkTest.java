package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.settings.Settings;
import io.carousel.settings.Settings.Engine;
import io.carousel.testing.SparkWatch;
import io.carousel.testing.TestRun;
import io.carousel.testing.TestSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is joined with everything, and no edges come to the driver. */
final class PlansSparkTest {
  private static final String[] EVERYTHING_WITH_EVERYTHING = {
    "CartesianProduct", "BroadcastNestedLoopJoin"
  };

  /** Samples for sorting, counts and metrics; 20,000 edges are twice as much, compressed. */
  private static final long FEW_BYTES = 100_000;

  private static final String BROADCAST = "spark.sql.autoBroadcastJoinThreshold";

  private static Dataset<Row> edges;

  @BeforeAll
  static void makeEdges() {
    // What is small enough to be broadcast comes to the driver first: here nothing is.
    TestSpark.session().conf().set(BROADCAST, "-1");
    LargeShapes shapes = new LargeShapes(TestSpark.session());
    edges = shapes.hub(1000).union(shapes.ring(4)).repartition(2).cache();
    edges.count();
  }

  @AfterAll
  static void free() {
    TestSpark.session().conf().unset(BROADCAST);
    edges.unpersist();
  }

  @ParameterizedTest
  @CsvSource({"KERNEL, 0", "GRAPHFRAMES, 100000", "AUTO, 100"})
  void enginesJoinByKeysAndKeepEdgesAwayFromTheDriver(Engine choice, long maxEdges) {
    OptionalLong limit = maxEdges == 0 ? OptionalLong.empty() : OptionalLong.of(maxEdges);
    GraphEngine engine =
        new GraphEngine(TestSpark.session(), new Settings.Graph(choice, limit, 5000));
    try (SparkWatch watch = new SparkWatch()) {
      engine.circularFlows(edges, new CircularFlows.Limits(10, 10)).rows().count();
      engine.circulations(edges).count();
      PartyScores.Rule impatient = new PartyScores.Rule(0.5, 1e-10, 2, 10, 10);
      engine.partyScores(edges, impatient).rows().count();

      assertThat(watch.operators())
          .contains("MapPartitions")
          .doesNotContain(EVERYTHING_WITH_EVERYTHING);
      assertThat(watch.mostBytesToTheDriver()).isPositive().isLessThan(FEW_BYTES);
    } finally {
      engine.release();
    }
  }

  @Test
  void jobsJoinByKeys(@TempDir Path folder) {
    try (SparkWatch watch = new SparkWatch()) {
      new TestRun(folder)
          .asOf("2025-12-31")
          .withPace()
          .set("circularity.draws=2")
          .set("circularity.null-draws=2")
          .file(
              "deals.csv",
              "deal_id,payer_id,payee_id,instrument,amount,status,announced_on",
              "d1,chips,lab,equity,30,signed,2025-03-01",
              "d2,lab,cloud,cloud,100,signed,2025-04-01",
              "d3,cloud,chips,purchase,40,announced,2025-05-01")
          .run();

      assertThat(watch.operators())
          .contains("MapPartitions")
          .doesNotContain(EVERYTHING_WITH_EVERYTHING);
    }
  }

  @Test
  void whatIsForbiddenWouldBeSeen() {
    try (SparkWatch watch = new SparkWatch()) {
      List<Row> all = edges.collectAsList();
      assertThat(all).hasSize(20_004);
      assertThat(watch.mostBytesToTheDriver()).isGreaterThan(2 * FEW_BYTES);
    }
    try (SparkWatch watch = new SparkWatch()) {
      edges.toLocalIterator().next();
      assertThat(watch.mostBytesToTheDriver()).isGreaterThan(FEW_BYTES);
    }
    Dataset<Row> few = edges.limit(2);
    try (SparkWatch watch = new SparkWatch()) {
      few.crossJoin(few.hint("broadcast")).count();
      assertThat(watch.operators()).containsAnyOf(EVERYTHING_WITH_EVERYTHING);
    }
  }
}
