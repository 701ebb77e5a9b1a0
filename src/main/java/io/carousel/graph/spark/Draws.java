package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.lit;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.Shipment;
import io.carousel.graph.kernel.random.AmountDraws;
import io.carousel.graph.kernel.random.NullModel;
import io.carousel.graph.kernel.random.Seeds;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Random draws on graphs that each fit a task. The draws of a graph are distributed over as many
 * tasks as run at a time; each draw has its own seed, so it does not matter which task makes it.
 */
public final class Draws {
  private static final String OPEN = "open";

  private static final StructType AMOUNTS =
      StructType.fromDDL(
          "graph_id string, draw int, gross bigint, circulation bigint, circularity double,"
              + " recycled_share double");
  private static final StructType NULLS =
      StructType.fromDDL("graph_id string, draw int, circularity double, residual double");

  private static final List<String> GRAPH = List.of(GraphEngine.GRAPH);

  /** The values of a piece in its shipment. */
  private static final int CAPITAL = 0;

  private static final int DRAWN_BY = 1;
  private static final int LOW = 2;

  private final SparkSession spark;
  private final int draws;
  private final long seed;

  /**
   * @param draws the number of draws per graph
   * @param seed a different seed gives different draws
   */
  public Draws(SparkSession spark, int draws, long seed) {
    this.spark = spark;
    this.draws = draws;
    this.seed = seed;
  }

  /**
   * The circulation when amounts are drawn from their ranges.
   *
   * @param pieces {@code (graph_id, payer_id, payee_id, capital, key, low, high)} as in {@link
   *     AmountDraws.Piece}
   * @param attributionEdges as in {@link AmountDraws}
   * @return {@code (graph_id, draw, gross, circulation, circularity, recycled_share)}
   */
  public Dataset<Row> ofAmounts(Dataset<Row> pieces, int attributionEdges) {
    Dataset<Row> edges = pieces.withColumnRenamed("high", "weight").withColumn(OPEN, lit(false));
    Dealt dealt = dealt();
    long start = seed;
    return Shipments.ofEdges(edges, GRAPH, "capital", "key", "low")
        .copied("task", dealt.tasks())
        .each(
            AMOUNTS,
            shipment -> new AmountDraws(pieces(shipment), attributionEdges),
            (of, amounts) ->
                dealt.each(
                    of,
                    // The same in all graphs, so that scopes can be compared.
                    draw -> amounts(of.getString(0), draw, amounts.draw(Seeds.of(start, draw)))));
  }

  /**
   * The circulation expected by chance.
   *
   * @param edges as in {@link GraphEngine}, weights above 0
   * @return {@code (graph_id, draw, circularity, residual)} as in {@link NullModel.Draw}
   */
  public Dataset<Row> ofNullModel(Dataset<Row> edges) {
    Dealt dealt = dealt();
    long start = seed;
    return Shipments.ofEdges(edges.withColumn(OPEN, lit(false)), GRAPH)
        .copied("task", dealt.tasks())
        .each(
            NULLS,
            Shipment::graph,
            (of, graph) ->
                dealt.each(of, draw -> ofNullModel(of.getString(0), graph, start, draw)));
  }

  private static Row ofNullModel(String graphId, DirectedGraph graph, long seed, int draw) {
    NullModel.Draw drawn = NullModel.draw(graph, Seeds.of(seed, graphId.hashCode(), draw));
    return RowFactory.create(graphId, draw, drawn.circularity(), drawn.residual());
  }

  private Dealt dealt() {
    return new Dealt(draws, Math.min(draws, spark.sparkContext().defaultParallelism()));
  }

  /** The distribution of a graph's draws over tasks. */
  private record Dealt(int draws, int tasks) implements Serializable {
    /** The draws of the task whose number is the second column of a key. */
    Iterator<Row> each(Row key, IntFunction<Row> draw) {
      int task = key.getInt(1);
      return IntStream.range(0, draws).filter(d -> d % tasks == task).mapToObj(draw).iterator();
    }
  }

  private static List<AmountDraws.Piece> pieces(Shipment shipment) {
    String[] ids = shipment.ids();
    return IntStream.range(0, shipment.edges())
        .mapToObj(
            piece ->
                new AmountDraws.Piece(
                    ids[shipment.payer(piece)],
                    ids[shipment.payee(piece)],
                    shipment.value(piece, CAPITAL) != 0,
                    shipment.value(piece, DRAWN_BY),
                    shipment.value(piece, LOW),
                    shipment.amount(piece)))
        .toList();
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
