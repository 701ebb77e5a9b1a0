package io.carousel.graph.kernel;

import static io.carousel.graph.kernel.GraphText.edges;
import static io.carousel.graph.kernel.GraphText.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectedGraphTest {
  private final DirectedGraph.Builder builder = new DirectedGraph.Builder();

  @Test
  void numbersPartiesInUtf8OrderAndEdgesByPayerThenPayee() {
    builder.add("😀", "b", 1);
    builder.add("\uFFFD", "😀", 2);
    builder.add("b", "😀", 3);
    builder.add("b", "\uFFFD", 4);
    builder.add("b", "a", 5);
    DirectedGraph graph = builder.build();
    assertThat(ids(graph)).containsExactly("a", "b", "\uFFFD", "😀");
    assertThat(edges(graph))
        .containsExactly("b>a=5", "b>\uFFFD=4", "b>😀=3", "\uFFFD>😀=2", "😀>b=1");
    assertThat(IntStream.range(0, 4).map(graph::firstEdge)).containsExactly(0, 0, 3, 4);
    assertThat(IntStream.range(0, 4).map(graph::endEdge)).containsExactly(0, 3, 4, 5);
  }

  @Test
  void addsUpParallelEdgesExactly() {
    // 1 + 1 + 10^17 = 100000000000000002; a double would lose both ones.
    builder.add("a", "b", 100_000_000_000_000_000L);
    builder.add("a", "b", 1);
    builder.add("b", "a", 7);
    builder.add("a", "b", 1);
    assertThat(edges(builder.build())).containsExactly("a>b=100000000000000002", "b>a=7");
  }

  @Test
  void keepsSelfEdgesOutButTheirPartiesIn() {
    builder.add("a", "a", 10);
    builder.add("b", "c", 1);
    builder.add("c", "c", 10);
    DirectedGraph graph = builder.build();
    assertThat(ids(graph)).containsExactly("a", "b", "c");
    assertThat(edges(graph)).containsExactly("b>c=1");
  }

  @Test
  void keepsEdgesOfWeightZero() {
    builder.add("a", "b", 0);
    builder.add("b", "a", 0, true);
    assertThat(edges(builder.build())).containsExactly("a>b=0", "b>a=0?");
  }

  @Test
  void isEmptyWithoutEdges() {
    DirectedGraph graph = builder.build();
    assertThat(graph.parties()).isZero();
    assertThat(graph.edges()).isZero();
    assertThat(graph.reversed().parties()).isZero();
    assertThat(graph.anyOpen()).isFalse();
    assertThat(graph.inflows()).isEmpty();
    assertThat(graph.outflows()).isEmpty();
  }

  @Test
  void addsUpWhatEachPartyPaysAndReceives() {
    // a pays 1 + 2 and gets nothing, b pays 3 and gets 1 + 5, c gets 2 + 3, d pays 5.
    builder.add("a", "b", 1);
    builder.add("a", "c", 2, true);
    builder.add("b", "c", 3);
    builder.add("d", "b", 5);
    DirectedGraph graph = builder.build();
    assertThat(graph.outflows()).containsExactly(3, 3, 0, 5);
    assertThat(graph.inflows()).containsExactly(0, 6, 5, 0);
  }

  @Test
  void letsAnEdgeBeOpenIfAnyOfTheParallelOnesIs() {
    builder.add("a", "b", 1);
    builder.add("a", "b", 2, true);
    builder.add("a", "b", 4);
    builder.add("b", "c", 8, false);
    builder.add("c", "a", 0, true);
    DirectedGraph graph = builder.build();
    assertThat(edges(graph)).containsExactly("a>b=7?", "b>c=8", "c>a=0?");
    assertThat(graph.anyOpen()).isTrue();
  }

  @Test
  void keepsOpenEdgesOpenWhenTurnedRound() {
    builder.add("a", "b", Long.MAX_VALUE, true);
    builder.add("b", "c", 0, true);
    builder.add("c", "a", 0);
    assertThat(edges(builder.build().reversed()))
        .containsExactly("a>c=0", "b>a=9223372036854775807?", "c>b=0?");
  }

  @Test
  void isNotOpenWithoutOpenEdges() {
    builder.add("a", "b", 0);
    builder.add("a", "a", 1, true);
    assertThat(builder.build().anyOpen()).isFalse();
  }

  @Test
  void turnsEveryEdgeRound() {
    builder.add("a", "b", 1);
    builder.add("a", "c", 2);
    builder.add("b", "c", 3);
    DirectedGraph reversed = builder.build().reversed();
    assertThat(ids(reversed)).containsExactly("a", "b", "c");
    assertThat(edges(reversed)).containsExactly("b>a=1", "c>a=2", "c>b=3");
  }

  @Test
  void buildsAgainAfterMoreEdges() {
    builder.add("c", "b", 1);
    DirectedGraph before = builder.build();
    builder.add("a", "b", 2);
    builder.add("c", "b", 3);
    assertThat(edges(builder.build())).containsExactly("a>b=2", "c>b=4");
    assertThat(edges(before)).containsExactly("c>b=1");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void refusesANegativeWeightAndNamesTheEdge(long weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.add("Alpha", "Beta", weight))
        .withMessageContainingAll("'Alpha'", "'Beta'", String.valueOf(weight));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.add("a", "b", weight, true));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.add("a", "a", weight));
    assertThat(builder.build().parties()).isZero();
  }

  @Test
  void takesWeightsThatAddUpToTheLargestLong() {
    // 2^62 + (2^62 - 1) = 2^63 - 1.
    builder.add("a", "b", 1L << 62);
    builder.add("b", "a", (1L << 62) - 1, true);
    assertThat(edges(builder.build()))
        .containsExactly("a>b=4611686018427387904", "b>a=4611686018427387903?");
  }

  @Test
  void refusesWeightsThatAddUpToMore() {
    builder.add("a", "b", 1L << 62);
    builder.add("b", "c", 1L << 62, true);
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("9223372036854775807");
  }

  @Test
  void doesNotCountSelfEdgesAmongTheWeights() {
    builder.add("a", "a", Long.MAX_VALUE);
    builder.add("a", "b", Long.MAX_VALUE);
    assertThat(edges(builder.build())).containsExactly("a>b=9223372036854775807");
  }

  @Test
  void refusesAnIdThatIsNullAndKeepsNothingOfItsEdge() {
    assertThatNullPointerException().isThrownBy(() -> builder.add(null, "a", 1));
    assertThatNullPointerException().isThrownBy(() -> builder.add("a", null, 1));
    assertThat(builder.build().parties()).isZero();
  }
}
