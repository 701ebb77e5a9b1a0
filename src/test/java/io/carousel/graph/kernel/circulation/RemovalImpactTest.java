package io.carousel.graph.kernel.circulation;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.KnownNetwork;
import io.carousel.graph.kernel.Part;
import io.carousel.graph.kernel.RandomEdges;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RemovalImpactTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void losesAllWhereEveryLoopMeets() {
    // a <-> b 5 each way and a <-> c 3 and 4: 10 + 6 circulate, all through a.
    assertThat(RemovalImpact.of(graph("a>b=5", "b>a=5", "a>c=3", "c>a=4")))
        .containsExactly(16, 10, 6);
  }

  @Test
  void countsWhatCanBeLedPast() {
    // a>b 10 comes back by b>c>a (30 in all) or b>d>a (30 in all), each wide enough for all of it.
    assertThat(RemovalImpact.of(graph("a>b=10", "b>c=10", "c>a=10", "b>d=10", "d>a=10")))
        .containsExactly(30, 30, 0, 0);
  }

  @Test
  void losesTheWholeOfARing() {
    assertThat(RemovalImpact.of(KnownNetwork.RING_OF_THREE_SIZES.graph()))
        .containsExactly(15, 15, 15);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheCirculationLessThatWithoutTheParty(long seed) {
    for (Iterator<Part> parts = Components.of(RandomEdges.of(seed).graph()); parts.hasNext(); ) {
      DirectedGraph component = parts.next().graph();
      long whole = MaximumCirculationTest.value(component);
      int parties = component.parties();
      long[] expected = new long[parties];
      for (int party = 0; party < parties; party++) {
        int gone = party;
        int[] others = IntStream.range(0, parties).filter(other -> other != gone).toArray();
        expected[party] = whole - MaximumCirculationTest.value(Part.of(component, others).graph());
      }
      assertThat(RemovalImpact.of(component)).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
