package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.random.AmountDraws;
import io.carousel.graph.kernel.random.NullModel;
import io.carousel.graph.kernel.random.Seeds;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Random draws on graphs that each fit a task. The draws of a graph are dealt out to as many tasks
 * as run at a time; each has a seed of its own, so that it does not matter which task draws it.
 */
public final class Draws {
  private static final StructType AMOUNTS =
      StructType.fromDDL(
          "graph_id string, draw int, gross bigint, circulation bigint, circularity double,"
              + " recycled_share double");
  private static final StructType NULLS =
      StructType.fromDDL("graph_id string, draw int, circularity double, residual double");

  private final SparkSession spark;
  private final int draws;
  private final long seed;

  /**
   * @param draws how many of each graph
   * @param seed another one gives other draws
   */
  public Draws(SparkSession spark, int draws, long seed) {
    this.spark = spark;
    this.draws = draws;
    this.seed = seed;
  }

  /**
   * What goes round when amounts are drawn from their ranges.
   *
   * @param pieces {@code (graph_id, payer_id, payee_id, capital, key, low, high)} as {@link
   *     AmountDraws.Piece} has them
   * @param attributionEdges as {@link AmountDraws} has it
   * @return {@code (graph_id, draw, gross, circulation, circularity, recycled_share)}
   */
  public Dataset<Row> ofAmounts(Dataset<Row> pieces, int attributionEdges) {
    int number = draws;
    int tasks = tasks();
    long start = seed;
    return dealt(
        pieces.select("graph_id", "payer_id", "payee_id", "capital", "key", "low", "high"),
        AMOUNTS,
        (first, run) -> {
          List<AmountDraws.Piece> read = new ArrayList<>();
          run.forEachRemaining(row -> read.add(piece(row)));
          AmountDraws amounts = new AmountDraws(read, attributionEdges);
          return each(
              number,
              tasks,
              first,
              // The same in all graphs, so that scopes can be compared.
              draw -> amounts(first.getString(1), draw, amounts.draw(Seeds.of(start, draw))));
        });
  }

  /**
   * What goes round by chance.
   *
   * @param edges as {@link GraphEngine} has them, weights above 0
   * @return {@code (graph_id, draw, circularity, residual)} as {@link NullModel.Draw} has them
   */
  public Dataset<Row> ofNullModel(Dataset<Row> edges) {
    int number = draws;
    int tasks = tasks();
    long start = seed;
    return dealt(
        edges.select("graph_id", "payer_id", "payee_id", "weight"),
        NULLS,
        (first, run) -> {
          DirectedGraph.Builder builder = new DirectedGraph.Builder();
          run.forEachRemaining(
              row -> builder.add(row.getString(2), row.getString(3), row.getLong(4)));
          DirectedGraph graph = builder.build();
          String graphId = first.getString(1);
          return each(
              number,
              tasks,
              first,
              draw -> {
                NullModel.Draw drawn =
                    NullModel.draw(graph, Seeds.of(start, graphId.hashCode(), draw));
                return RowFactory.create(graphId, draw, drawn.circularity(), drawn.residual());
              });
        });
  }

  private int tasks() {
    return Math.min(draws, spark.sparkContext().defaultParallelism());
  }

  /** Rows with the number of a task before them, once for each task. */
  private Dataset<Row> dealt(Dataset<Row> rows, StructType schema, RowRuns.OfRun drawing) {
    Column[] numbers =
        LongStream.range(0, tasks()).mapToObj(task -> lit(task)).toArray(Column[]::new);
    return RowRuns.each(
        rows.select(explode(array(numbers).cast("array<bigint>")).as("task"), col("*")),
        new String[] {"task", "graph_id"},
        schema,
        drawing);
  }

  /** The draws of the task that a row begins with. */
  private static Iterator<Row> each(int draws, int tasks, Row first, IntFunction<Row> draw) {
    int task = (int) first.getLong(0);
    return IntStream.range(0, draws).filter(d -> d % tasks == task).mapToObj(draw).iterator();
  }

  private static AmountDraws.Piece piece(Row row) {
    return new AmountDraws.Piece(
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }

  private static Row amounts(String graphId, int draw, AmountDraws.Draw drawn) {
    return RowFactory.create(
        graphId,
        draw,
        drawn.gross(),
        drawn.circulation(),
        drawn.circularity(),
        Double.isNaN(drawn.recycledShare()) ? null : (Double) drawn.recycledShare());
  }
}
