package io.carousel.graph.spark;

import static io.carousel.schema.Ids.CUSTOMER_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SUPPLIER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import io.carousel.graph.kernel.Shipment;
import io.carousel.graph.kernel.trace.TracedPayments;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Amounts that customers pay suppliers {@linkplain TracedPayments through others}, on graphs that
 * each fit a task. A graph is sent to several tasks, and its customers are distributed over them.
 */
public final class IndirectPayments {
  private static final String ASKED_COLUMN = "asked";
  private static final String OPEN = "open";

  /** The amount traced from the customer to the supplier, in the unit of the weights. */
  public static final StructType SCHEMA =
      new StructType()
          .add("graph_id", DataTypes.StringType, false)
          .add("supplier_id", DataTypes.StringType, false)
          .add("customer_id", DataTypes.StringType, false)
          .add("indirect", DataTypes.DoubleType, false);

  /** More copies of a graph than this cost more than they save. */
  private static final int MAX_SHARDS = 16;

  private static final List<String> SHARD = List.of("graph_id", "shard");

  /**
   * The values of an edge in its shipment: the amount it pays for something, and whether it is a
   * query.
   */
  private static final int TRADE = 0;

  private static final int ASKED = 1;

  private IndirectPayments() {}

  /**
   * The amount traced from the customer of each pair to its supplier. Pairs are returned unchanged;
   * a party without edges pays and receives nothing.
   *
   * @param edges {@code (graph_id, payer_id, payee_id, weight, trade)}, one per pair of different
   *     parties: all cash paid and the part of it that buys something, both whole numbers of at
   *     least 0
   * @param pairs {@code (graph_id, supplier_id, customer_id)}, two different parties
   * @param intermediaries the maximum number of intermediaries, at least 1
   * @return rows of {@link #SCHEMA}
   */
  public static Dataset<Row> of(Dataset<Row> edges, Dataset<Row> pairs, int intermediaries) {
    int tasks = edges.sparkSession().sparkContext().defaultParallelism();
    return of(edges, pairs, intermediaries, Math.min(tasks, MAX_SHARDS));
  }

  /** The same with the customers of a graph distributed over this many tasks. */
  static Dataset<Row> of(Dataset<Row> edges, Dataset<Row> pairs, int intermediaries, int shards) {
    Dataset<Row> paid = edges.withColumn(OPEN, lit(false)).withColumn(ASKED_COLUMN, lit(false));
    return Shipments.ofEdges(paid, List.of("graph_id"), "trade", "asked")
        .copied("shard", shards)
        .and(Shipments.ofEdges(asked(pairs, shards), SHARD, "trade", "asked"))
        .each(
            SCHEMA,
            shipment -> questions(shipment, intermediaries),
            (key, questions) -> answers(key.getString(0), questions));
  }

  /** Pairs as edges from the customer, in the shard that follows from it. */
  private static Dataset<Row> asked(Dataset<Row> pairs, int shards) {
    return pairs.select(
        col("graph_id"),
        pmod(hash(col(CUSTOMER_ID)), lit(shards)).as("shard"),
        col(CUSTOMER_ID).as(PAYER_ID),
        col(SUPPLIER_ID).as(PAYEE_ID),
        lit(0L).as("weight"),
        lit(false).as(OPEN),
        lit(0L).as("trade"),
        lit(true).as(ASKED_COLUMN));
  }

  /** The queries on a graph: the suppliers of each customer. */
  private record Questions(TracedPayments payments, Map<String, List<String>> suppliers) {}

  private static Questions questions(Shipment shipment, int intermediaries) {
    String[] ids = shipment.ids();
    TracedPayments.Builder payments = new TracedPayments.Builder();
    Map<String, List<String>> suppliers = new TreeMap<>();
    for (int edge = 0; edge < shipment.edges(); edge++) {
      String payer = ids[shipment.payer(edge)];
      String payee = ids[shipment.payee(edge)];
      if (shipment.value(edge, ASKED) == 0) {
        payments.add(payer, payee, shipment.amount(edge), shipment.value(edge, TRADE));
      } else {
        suppliers.computeIfAbsent(payer, customer -> new ArrayList<>()).add(payee);
      }
    }
    return new Questions(payments.build(intermediaries), suppliers);
  }

  private static Iterator<Row> answers(String graphId, Questions questions) {
    return Flattened.map(
        questions.suppliers().entrySet().iterator(),
        of -> answers(graphId, questions.payments(), of.getKey(), of.getValue()));
  }

  private static Iterator<Row> answers(
      String graphId, TracedPayments payments, String customer, List<String> suppliers) {
    double[] indirect = payments.of(customer, suppliers);
    return IntStream.range(0, indirect.length)
        .mapToObj(
            place -> RowFactory.create(graphId, suppliers.get(place), customer, indirect[place]))
        .iterator();
  }
}
