package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.testing.TestSpark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edges of several graphs that come in turns, packed in one batch or in many. */
final class PackedEdgesSparkTest {
  /** Ten edges of each of three graphs; a graph counts as 16 edges in each batch: 54 hold six. */
  @ParameterizedTest(name = "batches of {0}")
  @CsvSource({"1, 30", "54, 15", "1000, 3"})
  void allEdgesComeInARowForEachGraphOfABatch(int batch, int rows) {
    Dataset<Row> edges =
        TestSpark.session()
            .range(0, 30, 1, 1)
            .selectExpr(
                "concat('g', id % 3) AS graph_id",
                "concat('p', id DIV 3) AS payer_id",
                "concat('p', id DIV 3 + 1) AS payee_id",
                "id AS weight",
                "id % 2 = 0 AS open");
    List<Row> packed = PackedEdges.of(edges, batch).collectAsList();

    assertThat(packed).hasSize(rows);
    Map<String, DirectedGraph.Builder> graphs = new HashMap<>();
    packed.forEach(
        row ->
            graphs
                .computeIfAbsent(row.getString(0), id -> new DirectedGraph.Builder())
                .addAll(row.<byte[]>getAs(1)));
    Map<String, Long> weights = new TreeMap<>();
    graphs.forEach(
        (id, builder) -> {
          DirectedGraph graph = builder.build();
          assertThat(graph.parties()).isEqualTo(11);
          assertThat(graph.edges()).isEqualTo(10);
          assertThat(graph.anyOpen()).isTrue();
          long sum = 0;
          for (int edge = 0; edge < graph.edges(); edge++) {
            sum += graph.weight(edge);
          }
          weights.put(id, sum);
        });
    // 0 + 3 + ... + 27 = 135; one more for each edge of the next graph.
    assertThat(weights).isEqualTo(Map.of("g0", 135L, "g1", 145L, "g2", 155L));
  }
}
