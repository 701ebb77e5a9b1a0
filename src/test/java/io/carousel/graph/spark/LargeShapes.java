package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Graphs of awkward shapes whose components are known by how they are made, without a row of them
 * on the driver. Every edge has a weight of 1.
 */
final class LargeShapes {
  private final SparkSession spark;

  LargeShapes(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * A hub with 30% of all edges.
   *
   * <pre>
   * hub -> a0 .. a(3n-1), b0 .. b(3n-1) -> hub                  6n edges, 30%
   * a(i) -> b(i) for i below n                                   n edges
   * a(i mod 3n) -> c(...), of which none pays                   13n edges
   * group: hub, a0 .. a(n-1), b0 .. b(n-1); n triangles circulate
   * </pre>
   */
  Dataset<Row> hub(long n) {
    Column hub = lit("hub");
    Dataset<Row> paid = edges("hub", spark.range(3 * n), hub, name("a", col("id")));
    Dataset<Row> paying = edges("hub", spark.range(3 * n), name("b", col("id")), hub);
    Dataset<Row> triangles =
        edges("hub", spark.range(n), name("a", col("id")), name("b", col("id")));
    Column payee = col("id").multiply(7919).mod(7 * n);
    Dataset<Row> others =
        edges("hub", spark.range(13 * n), name("a", col("id").mod(3 * n)), name("c", payee));
    return paid.union(paying).union(triangles).union(others);
  }

  /** One component: a ring of n parties, and four chords from each. 5n edges. */
  Dataset<Row> giant(long n) {
    Column payer = col("id").mod(n);
    Column step = lit(1).plus(col("id").divide(n).cast("bigint").multiply(7919));
    return edges("giant", spark.range(5 * n), name("p", payer), name("p", payer.plus(step).mod(n)));
  }

  /** Components of two parties each, n of them. 2n edges. */
  Dataset<Row> pairs(long n) {
    Column pair = col("id").divide(2).cast("bigint");
    Column side = col("id").mod(2);
    return edges(
        "pairs",
        spark.range(2 * n),
        name("p", pair.multiply(2).plus(side)),
        name("p", pair.multiply(2).plus(lit(1).minus(side))));
  }

  /** One cycle of n parties. */
  Dataset<Row> ring(long n) {
    return edges("ring", spark.range(n), name("p", col("id")), name("p", col("id").plus(1).mod(n)));
  }

  private static Column name(String kind, Column number) {
    return concat(lit(kind), number.cast("string"));
  }

  private static Dataset<Row> edges(
      String graph, Dataset<Long> numbers, Column payer, Column payee) {
    return numbers.select(
        lit(graph).as("graph_id"),
        payer.as("payer_id"),
        payee.as("payee_id"),
        lit(1L).as("weight"),
        lit(false).as("open"));
  }
}
