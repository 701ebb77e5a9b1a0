package io.carousel.bench.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.bench.peer.SparkTask;
import io.carousel.graph.kernel.score.PageRank;
import io.carousel.graph.spark.EngineAlone;
import io.carousel.graph.spark.PartyScores;
import io.carousel.settings.Settings;
import io.carousel.settings.SettingsLoader;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Carousel's engine, from Parquet to Parquet. */
public final class EngineTask implements SparkTask {
  static final String COMPONENTS = "components";
  static final String PAGE_RANK = "pagerank";
  static final PageRank RULE = new PageRank(0.85, 1e-10, 1_000);
  private static final PartyScores.Rule PAGE_RANK_ONLY =
      new PartyScores.Rule(RULE.damping(), RULE.tolerance(), RULE.maxIterations(), 0, 0);

  /**
   * Runs.
   *
   * @param arguments what to do, {@code graph.engine}, the file of edges, the folder to write
   */
  @Override
  public Map<String, Double> run(SparkSession spark, String[] arguments) {
    Settings.Graph settings =
        SettingsLoader.load(List.of(), List.of("graph.engine=" + arguments[1])).graph();
    EngineAlone engine = new EngineAlone(spark, settings);
    long start = System.nanoTime();
    Dataset<Row> edges = edges(spark, arguments[2]);
    if (settings.engine() == Settings.Engine.GRAPHFRAMES) {
      edges.persist(); // It reads them several times.
    }
    Dataset<Row> result =
        arguments[0].equals(COMPONENTS)
            ? engine.groups(edges)
            : engine.pageRank(edges, PAGE_RANK_ONLY);
    result.write().mode("overwrite").parquet(arguments[3]);
    return Map.of(TOTAL, SparkTask.since(start));
  }

  private static Dataset<Row> edges(SparkSession spark, String file) {
    return spark
        .read()
        .parquet(file)
        .select(
            lit("graph").as("graph_id"),
            col("src").cast("string").as("payer_id"),
            col("dst").cast("string").as("payee_id"),
            col("weight"),
            lit(false).as("open"));
  }
}
