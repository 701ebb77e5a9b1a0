package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sequence;

import io.carousel.graph.kernel.trace.TracedPayments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What customers pay suppliers {@linkplain TracedPayments through others}, on graphs that each fit
 * a task. A graph is brought to several tasks, its customers are dealt out among them.
 */
public final class IndirectPayments {
  /** What is traced from the customer to the supplier, in the unit of the weights. */
  public static final StructType SCHEMA =
      new StructType()
          .add("graph_id", DataTypes.StringType, false)
          .add("supplier_id", DataTypes.StringType, false)
          .add("customer_id", DataTypes.StringType, false)
          .add("indirect", DataTypes.DoubleType, false);

  /** More copies of a graph than that cost more than they save. */
  private static final int MAX_SHARDS = 16;

  /** Partitions a shard, so that hardly two of many shards meet in one while others stay empty. */
  private static final int SPREAD = 8;

  private IndirectPayments() {}

  /**
   * What is traced from the customer of each pair to its supplier. Pairs are kept as they are; a
   * party without edges pays and gets nothing.
   *
   * @param edges {@code (graph_id, payer_id, payee_id, weight, trade)}, one a pair of different
   *     parties: all cash paid and the part of it that buys something, both whole and at least 0
   * @param pairs {@code (graph_id, supplier_id, customer_id)}, two different parties
   * @param intermediaries how many a payment is traced through at most, at least 1
   * @return rows of {@link #SCHEMA}
   */
  public static Dataset<Row> of(Dataset<Row> edges, Dataset<Row> pairs, int intermediaries) {
    int tasks = edges.sparkSession().sparkContext().defaultParallelism();
    return of(edges, pairs, intermediaries, Math.min(tasks, MAX_SHARDS));
  }

  /** The same with the customers of a graph dealt out to so many tasks. */
  static Dataset<Row> of(Dataset<Row> edges, Dataset<Row> pairs, int intermediaries, int shards) {
    return copied(edges, shards)
        .union(dealt(pairs, shards))
        .repartition(SPREAD * shards, col("graph_id"), col("shard"))
        .sortWithinPartitions("graph_id", "shard", "pair", "customer_id")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> RowRuns.map(rows, 4, new Tracing(intermediaries)::of),
            Encoders.row(SCHEMA));
  }

  private static Dataset<Row> copied(Dataset<Row> edges, int shards) {
    return edges.select(
        col("graph_id"),
        explode(sequence(lit(0), lit(shards - 1))).as("shard"),
        lit(false).as("pair"),
        lit("").as("customer_id"),
        col("payer_id").as("one_id"),
        col("payee_id").as("other_id"),
        col("weight"),
        col("trade"));
  }

  private static Dataset<Row> dealt(Dataset<Row> pairs, int shards) {
    return pairs.select(
        col("graph_id"),
        pmod(hash(col("customer_id")), lit(shards)).as("shard"),
        lit(true).as("pair"),
        col("customer_id"),
        col("supplier_id").as("one_id"),
        lit(null).cast("string").as("other_id"),
        lit(null).cast("bigint").as("weight"),
        lit(null).cast("bigint").as("trade"));
  }

  /** What a task does with its graphs: the edges of each come first, then customer by customer. */
  private static final class Tracing {
    private final int intermediaries;
    private String graphId;
    private int shard;
    private TracedPayments.Builder payments;
    private TracedPayments traced;

    Tracing(int intermediaries) {
      this.intermediaries = intermediaries;
    }

    Iterator<Row> of(Row first, Iterator<Row> run) {
      if (!first.getString(0).equals(graphId) || first.getInt(1) != shard) {
        graphId = first.getString(0);
        shard = first.getInt(1);
        payments = new TracedPayments.Builder();
        traced = null;
      }
      if (first.getBoolean(2)) {
        return customer(first.getString(3), run);
      }
      run.forEachRemaining(
          row -> payments.add(row.getString(4), row.getString(5), row.getLong(6), row.getLong(7)));
      return Collections.emptyIterator();
    }

    private Iterator<Row> customer(String customer, Iterator<Row> run) {
      if (traced == null) {
        traced = payments.build(intermediaries);
        payments = null;
      }
      List<String> suppliers = new ArrayList<>();
      run.forEachRemaining(row -> suppliers.add(row.getString(4)));
      String graph = graphId;
      double[] indirect = traced.of(customer, suppliers);
      return IntStream.range(0, indirect.length)
          .mapToObj(
              place -> RowFactory.create(graph, suppliers.get(place), customer, indirect[place]))
          .iterator();
    }
  }
}
