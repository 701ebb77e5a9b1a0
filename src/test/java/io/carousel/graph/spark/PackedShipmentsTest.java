package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.Shipment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of several graphs that come in turns, packed in one batch or in many. */
final class PackedShipmentsTest {
  /** Ten edges of each of three graphs; a graph counts as 16 edges in each batch: 54 hold six. */
  @ParameterizedTest(name = "batches of {0}")
  @CsvSource({"1, 30", "54, 15", "1000, 3"})
  void allEdgesComeInARowForEachGraphOfABatch(int batch, int rows) {
    Iterator<Row> edges =
        LongStream.range(0, 30)
            .mapToObj(
                id ->
                    RowFactory.create(
                        "g" + id % 3, "p" + id / 3, "p" + (id / 3 + 1), id, id % 2 == 0))
            .iterator();
    List<Row> packed = all(new PackedShipments(edges, 1, PackedShipments::loadEdge, batch));

    assertThat(packed).hasSize(rows);
    Map<String, Shipment> graphs = new HashMap<>();
    packed.forEach(
        row ->
            graphs
                .computeIfAbsent(row.getString(0), id -> new Shipment())
                .unpack(row.<byte[]>getAs(1)));
    Map<String, Long> weights = new TreeMap<>();
    graphs.forEach(
        (id, shipment) -> {
          DirectedGraph graph = shipment.graph();
          assertThat(graph.parties()).isEqualTo(11);
          assertThat(graph.edges()).isEqualTo(10);
          assertThat(graph.anyOpen()).isTrue();
          weights.put(id, Arrays.stream(graph.outflows()).sum());
        });
    // 0 + 3 + ... + 27 = 135; one more for each edge of the next graph.
    assertThat(weights).isEqualTo(Map.of("g0", 135L, "g1", 145L, "g2", 155L));
  }

  @Test
  void keysOfSeveralColumnsTellShipmentsApart() {
    Iterator<Row> parties =
        List.of(
                RowFactory.create("g", true, "a", 0.5, 7),
                RowFactory.create("g", false, "a", 0.25, 8),
                RowFactory.create("g", true, "b", 0.75, 9))
            .iterator();
    List<Row> packed = all(new PackedShipments(parties, 2, PackedShipments::loadParty, 100));

    assertThat(packed).extracting(row -> row.getBoolean(1)).containsExactly(true, false);
    Shipment first = new Shipment();
    first.unpack(packed.get(0).<byte[]>getAs(2));
    assertThat(first.ids()).containsExactly("a", "b");
    assertThat(first.ofParties(0)).containsExactly(Shipment.bits(0.5), Shipment.bits(0.75));
    assertThat(first.ofParties(1)).containsExactly(7, 9);
  }

  private static List<Row> all(Iterator<Row> rows) {
    List<Row> all = new ArrayList<>();
    rows.forEachRemaining(all::add);
    return all;
  }
}
