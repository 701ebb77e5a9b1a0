package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.trace.TracedPayments;
import io.carousel.testing.TestSpark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class IndirectPaymentsSparkTest {
  private static final StructType EDGE =
      StructType.fromDDL(
          "graph_id string, payer_id string, payee_id string, weight bigint, trade bigint");
  private static final StructType PAIR =
      StructType.fromDDL("graph_id string, supplier_id string, customer_id string");

  private static Dataset<Row> rows(List<Row> rows, StructType schema) {
    return TestSpark.session().createDataFrame(rows, schema).repartition(3);
  }

  private static Map<String, Double> byPair(Dataset<Row> indirect) {
    Map<String, Double> byPair = new HashMap<>();
    for (Row row : indirect.collectAsList()) {
      String pair = row.getString(0) + " " + row.getString(1) + " " + row.getString(2);
      assertThat(byPair.put(pair, row.getDouble(3))).as(pair).isNull();
    }
    return byPair;
  }

  @Test
  void paymentsAreTracedInTheirOwnGraph() {
    // In both C pays M 300; M pays S 40 in one graph, N 90 in the other.
    List<Row> edges =
        List.of(
            RowFactory.create("one", "C", "M", 300L, 300L),
            RowFactory.create("one", "M", "S", 40L, 40L),
            RowFactory.create("two", "C", "M", 300L, 300L),
            RowFactory.create("two", "M", "N", 90L, 90L),
            RowFactory.create("two", "N", "S", 60L, 50L));
    List<Row> pairs =
        List.of(
            RowFactory.create("one", "S", "C"),
            RowFactory.create("two", "S", "C"),
            RowFactory.create("two", "N", "C"),
            RowFactory.create("two", "nobody", "C"),
            RowFactory.create("two", "S", "nobody"),
            RowFactory.create("without edges", "S", "C"));
    Dataset<Row> indirect = IndirectPayments.of(rows(edges, EDGE), rows(pairs, PAIR), 2);

    assertThat(indirect.schema()).isEqualTo(IndirectPayments.SCHEMA);
    Map<String, Double> byPair = byPair(indirect);
    assertThat(byPair).hasSize(6);
    assertThat(byPair.get("one S C")).isCloseTo(40, within(1e-9));
    // N gets 90 and pays on 50 for trade.
    assertThat(byPair.get("two S C")).isCloseTo(50, within(1e-9));
    assertThat(byPair.get("two N C")).isCloseTo(90, within(1e-9));
    assertThat(byPair)
        .containsEntry("two nobody C", 0.0)
        .containsEntry("two S nobody", 0.0)
        .containsEntry("without edges S C", 0.0);
  }

  @Test
  void numberOfShardsChangesNothingToTheLastBit() {
    Random random = new Random(11);
    Map<List<Integer>, Row> edges = new HashMap<>();
    List<Row> pairs = new ArrayList<>();
    TracedPayments.Builder builder = new TracedPayments.Builder();
    for (int count = 0; count < 400; count++) {
      int payer = random.nextInt(60);
      int payee = random.nextInt(60);
      long weight = random.nextInt(1_000_000);
      if (payer != payee && !edges.containsKey(List.of(payer, payee))) {
        edges.put(
            List.of(payer, payee),
            RowFactory.create("g", "p" + payer, "p" + payee, weight, weight / 2));
        builder.add("p" + payer, "p" + payee, weight, weight / 2);
        pairs.add(RowFactory.create("g", "p" + payer, "p" + payee));
      }
    }
    TracedPayments traced = builder.build(3);
    Map<String, Double> expected = new HashMap<>();
    for (Row pair : pairs) {
      expected.put(
          "g " + pair.getString(1) + " " + pair.getString(2),
          traced.of(pair.getString(2), List.of(pair.getString(1)))[0]);
    }
    assertThat(expected.values()).anyMatch(indirect -> indirect > 0);

    Dataset<Row> some = rows(new ArrayList<>(edges.values()), EDGE);
    for (int shards : List.of(1, 2, 5)) {
      assertThat(byPair(IndirectPayments.of(some, rows(pairs, PAIR), 3, shards)))
          .as("%d shards", shards)
          .isEqualTo(expected);
    }
  }
}
