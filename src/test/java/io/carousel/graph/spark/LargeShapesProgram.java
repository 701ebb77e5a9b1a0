package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import io.carousel.settings.Settings;
import io.carousel.settings.Settings.Engine;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * What {@link ClusterIT} runs on a cluster of processes: prints a line for each graph and step.
 * Arguments: the percentage of the full sizes, then the steps.
 */
final class LargeShapesProgram {
  /** Full sizes, as {@link LargeShapes} counts them. */
  static final long HUB = 80_000;

  static final long GIANT = 440_000;
  static final long PAIRS = 1_000_000;
  static final long RING = 200_000;
  static final long SCORED_HUB = 20_000;
  private static final long TRIMMED_LIMIT = 1_100_000;

  private static final CircularFlows.Limits LIMITS = new CircularFlows.Limits(5000, 5000);
  private static final PartyScores.Rule RULE =
      new PartyScores.Rule(0.5, 0.1, 1000, 5000, 2_000_000);

  private final SparkSession spark;
  private final long percent;

  private LargeShapesProgram(SparkSession spark, long percent) {
    this.spark = spark;
    this.percent = percent;
  }

  public static void main(String[] arguments) {
    List<String> list = List.of(arguments);
    SparkSession spark = SparkSession.builder().getOrCreate();
    try {
      new LargeShapesProgram(spark, Long.parseLong(list.get(0))).run(list.subList(1, list.size()));
    } finally {
      // Left to the exit of this process, executors would report a failure.
      spark.stop();
    }
  }

  private void run(List<String> steps) {
    LargeShapes shapes = new LargeShapes(spark);
    Dataset<Row> large =
        shapes
            .hub(scaled(HUB))
            .union(shapes.giant(scaled(GIANT)))
            .union(shapes.pairs(scaled(PAIRS)))
            .union(shapes.ring(scaled(RING)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> small = shapes.hub(500).union(shapes.pairs(500)).union(shapes.ring(4));
    Dataset<Row> notPairs = large.where("graph_id <> 'pairs'");
    Dataset<Row> notGiant = large.where("graph_id <> 'giant'");
    Dataset<Row> scored = shapes.hub(scaled(SCORED_HUB)).union(shapes.ring(scaled(RING)));
    Map<String, Runnable> all =
        Map.of(
            "auto", () -> flows("auto", auto(), notPairs),
            "trimmed", () -> flows("trimmed", distributed(scaled(TRIMMED_LIMIT)), notGiant),
            "graphframes", () -> flows("graphframes", distributed(1), small),
            "scores", () -> scores(distributed(scaled(TRIMMED_LIMIT)), scored));
    steps.forEach(step -> timed(step, all.get(step)));
  }

  private static void timed(String step, Runnable running) {
    long start = System.nanoTime();
    running.run();
    System.out.printf("%s took %.1f s%n", step, (System.nanoTime() - start) / 1e9);
  }

  private long scaled(long size) {
    return size * percent / 100;
  }

  private GraphEngine auto() {
    return engine(
        Engine.AUTO,
        percent == 100 ? OptionalLong.empty() : OptionalLong.of(scaled(TaskMemory.edges(spark))));
  }

  private GraphEngine distributed(long maxEdges) {
    return engine(Engine.GRAPHFRAMES, OptionalLong.of(maxEdges));
  }

  private GraphEngine engine(Engine engine, OptionalLong maxEdges) {
    return new GraphEngine(spark, new Settings.Graph(engine, maxEdges, 5000));
  }

  private static void flows(String step, GraphEngine engine, Dataset<Row> edges) {
    GraphEngine.Answer answer = engine.circularFlows(edges, LIMITS);
    System.out.println(step + " by " + answer.engine());
    print(
        step,
        answer
            .rows()
            .groupBy("graph_id")
            .agg(
                count_if(col("kind").equalTo("group")),
                count_if(col("kind").equalTo("party")),
                count_if(col("kind").equalTo("edge")),
                sum("cancelled"),
                max(round(col("trophic_incoherence"), 9)))
            .orderBy("graph_id"));
    engine.release();
  }

  private static void scores(GraphEngine engine, Dataset<Row> edges) {
    print(
        "scores",
        engine
            .partyScores(edges, RULE)
            .rows()
            .groupBy("graph_id")
            .agg(count(lit(1)), round(sum("received"), 9), round(sum("paid"), 9))
            .orderBy("graph_id"));
    engine.release();
  }

  private static void print(String step, Dataset<Row> few) {
    few.collectAsList().forEach(row -> System.out.println(step + " " + row.mkString(" ")));
  }
}
