package io.carousel.graph.kernel;

import static io.carousel.graph.kernel.GraphText.edges;
import static io.carousel.graph.kernel.GraphText.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShipmentTest {
  private final Shipment shipment = new Shipment();

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void partsThatWerePackedGiveTheGraphOfAllEdges(long seed) {
    RandomEdges random = RandomEdges.of(seed);
    for (int from = 0; from < random.edges().size(); from += 7) {
      Shipment part = new Shipment();
      random.edges().stream()
          .skip(from)
          .limit(7)
          .forEach(edge -> part.addEdge(edge.payer(), edge.payee(), edge.weight(), edge.open()));
      shipment.unpack(part.packed());
    }
    DirectedGraph graph = shipment.graph();
    assertThat(ids(graph)).as("seed %d", seed).isEqualTo(ids(random.graph()));
    assertThat(edges(graph)).as("seed %d", seed).isEqualTo(edges(random.graph()));
  }

  @Test
  void keepsParallelEdgesAndTheirValuesApart() {
    shipment.addEdge("b", "a", 5, false, 7, Shipment.bits(0.25));
    shipment.addEdge("b", "a", 6, true, -8, Shipment.bits(Double.NaN));
    shipment.addEdge("b", "b", 9, true, 1, 1);

    assertThat(entries(shipment)).containsExactly("b>a=5 7 0.25", "b>a=6 -8 NaN");
    assertThat(edges(shipment.graph())).containsExactly("b>a=11?");
  }

  @Test
  void valuesComeWithThePartsTheyWereAddedIn() {
    Shipment one = new Shipment();
    one.addEdge("c", "b", 1, false, 10, Shipment.bits(0.5));
    one.addParty("b", 3, 4);
    Shipment other = new Shipment();
    other.addParty("a", 5, 6);
    other.addEdge("b", "c", 2, false, 20, Shipment.bits(1.5));
    shipment.unpack(one.packed());
    shipment.unpack(other.packed());

    assertThat(entries(shipment)).containsExactly("c>b=1 10 0.5", "b>c=2 20 1.5");
    DirectedGraph graph = shipment.graph();
    assertThat(ids(graph)).containsExactly("a", "b", "c");
    // By the graph's numbers now; nothing was added of c.
    assertThat(shipment.ofParties(0)).containsExactly(5, 3, 0);
    assertThat(shipment.ofParties(1)).containsExactly(6, 4, 0);
    assertThat(entries(shipment)).containsExactly("c>b=1 10 0.5", "b>c=2 20 1.5");
    assertThat(shipment.payer(0)).isEqualTo(graph.party("c"));
  }

  @Test
  void holdsManyParties() {
    for (int party = 0; party < 100; party++) {
      shipment.addParty("p" + (100 + party), party);
    }
    Shipment copy = new Shipment();
    copy.unpack(shipment.packed());
    assertThat(copy.graph().parties()).isEqualTo(100);
    assertThat(copy.ofParties(0)).isEqualTo(LongStream.range(0, 100).toArray());
  }

  @Test
  void isAGraphWithoutPartiesWhereNothingWasAdded() {
    shipment.unpack(new Shipment().packed());
    assertThat(shipment.edges()).isZero();
    assertThat(shipment.graph().parties()).isZero();
  }

  @Test
  void refusesInvalidEdges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shipment.addEdge("a", "b", -1, false))
        .withMessage("The edge from 'a' to 'b' has amount -1; an amount must be at least 0");
    assertThatNullPointerException().isThrownBy(() -> shipment.addEdge("a", null, 1, false));
    assertThatNullPointerException().isThrownBy(() -> shipment.addParty(null, 1));
  }

  @Test
  void refusesRowsOfOtherWidths() {
    shipment.addEdge("a", "b", 1, false, 1, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shipment.addEdge("a", "b", 1, false, 1))
        .withMessage("A row of 1 values among rows of 2; all must have as many");
  }

  @Test
  void refusesAmountsThatAddUpToMoreThanALong() {
    shipment.addEdge("a", "b", Long.MAX_VALUE, false);
    shipment.addEdge("b", "a", 1, false);
    assertThatIllegalArgumentException()
        .isThrownBy(shipment::graph)
        .withMessageContaining(String.valueOf(Long.MAX_VALUE));
  }

  private static List<String> entries(Shipment shipment) {
    String[] ids = shipment.ids();
    List<String> entries = new ArrayList<>();
    for (int edge = 0; edge < shipment.edges(); edge++) {
      entries.add(
          ids[shipment.payer(edge)]
              + ">"
              + ids[shipment.payee(edge)]
              + "="
              + shipment.amount(edge)
              + " "
              + shipment.value(edge, 0)
              + " "
              + shipment.fraction(edge, 1));
    }
    return entries;
  }
}
