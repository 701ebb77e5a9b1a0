package io.carousel.graph.spark;

import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static org.apache.spark.sql.functions.col;

import io.carousel.spark.KeptRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Graphs with numbers for parties, in the order of their ids: the same in every run, unlike numbers
 * that depend on partitions. Cached until closed.
 *
 * @param vertices {@code (id, graph_id, party_id)}
 * @param edges {@code (src, dst, weight)}
 * @param cache the cached source of both
 */
record NumberedGraph(Dataset<Row> vertices, Dataset<Row> edges, KeptRows cache)
    implements AutoCloseable {
  private static final String GRAPH_ID = "graph_id";
  private static final String WEIGHT = "weight";

  private static final StructType VERTEX =
      new StructType()
          .add("id", DataTypes.LongType, false)
          .add("graph_id", DataTypes.StringType, false)
          .add("party_id", DataTypes.StringType, false);

  /**
   * Numbers the parties of all graphs.
   *
   * @param edges {@code (graph_id, payer_id, payee_id, weight)}
   */
  static NumberedGraph of(SparkSession spark, Dataset<Row> edges) {
    Dataset<Row> sorted =
        edges
            .select(col(GRAPH_ID), col(PAYER_ID).as(PARTY_ID))
            .union(edges.select(GRAPH_ID, PAYEE_ID))
            .distinct()
            .sort(PARTY_ID, GRAPH_ID);
    KeptRows cache = new KeptRows();
    Dataset<Row> vertices =
        cache.keepNow(
            spark.createDataFrame(
                sorted
                    .javaRDD()
                    .zipWithIndex()
                    .map(
                        numbered ->
                            RowFactory.create(
                                numbered._2(),
                                numbered._1().getString(0),
                                numbered._1().getString(1))),
                VERTEX));
    Dataset<Row> numberedEdges =
        cache.keepNow(
            edges
                .join(number(vertices, "payer_id", "src"), on("payer_id"))
                .join(number(vertices, "payee_id", "dst"), on("payee_id"))
                .select(col("src"), col("dst"), col(WEIGHT).cast(DataTypes.DoubleType).as(WEIGHT)));
    return new NumberedGraph(vertices, numberedEdges, cache);
  }

  @Override
  public void close() {
    cache.release();
  }

  private static Dataset<Row> number(Dataset<Row> vertices, String party, String name) {
    return vertices.select(col(GRAPH_ID), col(PARTY_ID).as(party), col("id").as(name));
  }

  private static String[] on(String party) {
    return new String[] {party, "graph_id"};
  }
}
