package io.carousel.bench.graph;

import static org.apache.spark.sql.functions.col;

import io.carousel.bench.peer.SparkTask;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.graphframes.GraphFrame;
import org.graphframes.lib.StronglyConnectedComponents;

/**
 * GraphFrames' own algorithms, used as in its manual, from Parquet to Parquet, with cached inputs.
 */
public final class GraphFramesTask implements SparkTask {
  /** The measure of PageRank: seconds per further iteration. */
  static final String ITERATION = "iteration";

  /**
   * Runs.
   *
   * @param arguments what to do, the file of edges, the folder to write, and for PageRank the
   *     number of iterations, more than one
   */
  @Override
  public Map<String, Double> run(SparkSession spark, String[] arguments) {
    String edges = arguments[1];
    String out = arguments[2];
    if (arguments[0].equals(EngineTask.COMPONENTS)) {
      return Map.of(TOTAL, components(spark, edges, out));
    }
    int iterations = Integer.parseInt(arguments[3]);
    double one = pageRank(spark, edges, out, 1);
    double all = pageRank(spark, edges, out, iterations);
    return Map.of(TOTAL, all, ITERATION, (all - one) / (iterations - 1));
  }

  private static double components(SparkSession spark, String edges, String out) {
    long start = System.nanoTime();
    StronglyConnectedComponents search = graph(spark, edges).stronglyConnectedComponents();
    search.maxIter(Integer.MAX_VALUE);
    search.run().select("id", "component").write().mode("overwrite").parquet(out);
    return SparkTask.since(start);
  }

  private static double pageRank(SparkSession spark, String edges, String out, int iterations) {
    long start = System.nanoTime();
    graph(spark, edges)
        .pageRank()
        .resetProbability(1 - EngineTask.RULE.damping())
        .maxIter(iterations)
        .run()
        .vertices()
        .write()
        .mode("overwrite")
        .parquet(out);
    double seconds = SparkTask.since(start);
    spark.catalog().clearCache();
    spark.sparkContext().getPersistentRDDs().values().foreach(rdd -> rdd.unpersist(true));
    return seconds;
  }

  private static GraphFrame graph(SparkSession spark, String file) {
    Dataset<Row> edges = spark.read().parquet(file).persist();
    Dataset<Row> vertices =
        edges.select(col("src").as("id")).union(edges.select("dst")).distinct().persist();
    return GraphFrame.apply(vertices, edges);
  }
}
