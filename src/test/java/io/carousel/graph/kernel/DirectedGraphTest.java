package io.carousel.graph.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectedGraphTest {
  private final DirectedGraph.Builder builder = new DirectedGraph.Builder();

  /** Every edge as {@code payer>payee=weight}; the weight to the last bit. */
  static List<String> edges(DirectedGraph graph) {
    List<String> edges = new ArrayList<>();
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        edges.add(graph.id(payer) + ">" + graph.id(graph.target(edge)) + "=" + graph.weight(edge));
      }
    }
    assertThat(edges).hasSize(graph.edges());
    return edges;
  }

  static List<String> ids(DirectedGraph graph) {
    return IntStream.range(0, graph.parties()).mapToObj(graph::id).toList();
  }

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
        .containsExactly("b>a=5.0", "b>\uFFFD=4.0", "b>😀=3.0", "\uFFFD>😀=2.0", "😀>b=1.0");
    assertThat(IntStream.range(0, 4).map(graph::firstEdge)).containsExactly(0, 0, 3, 4);
    assertThat(IntStream.range(0, 4).map(graph::endEdge)).containsExactly(0, 3, 4, 5);
  }

  @Test
  void addsUpParallelEdgesFromTheSmallestWeight() {
    // (1 + 1) + 1e16 = 10000000000000002; from the largest both ones would be lost in rounding.
    builder.add("a", "b", 1e16);
    builder.add("a", "b", 1);
    builder.add("b", "a", 7);
    builder.add("a", "b", 1);
    assertThat(edges(builder.build())).containsExactly("a>b=1.0000000000000002E16", "b>a=7.0");
  }

  @Test
  void keepsSelfEdgesOutButTheirPartiesIn() {
    builder.add("a", "a", 10);
    builder.add("b", "c", 1);
    builder.add("c", "c", 10);
    DirectedGraph graph = builder.build();
    assertThat(ids(graph)).containsExactly("a", "b", "c");
    assertThat(edges(graph)).containsExactly("b>c=1.0");
  }

  @Test
  void keepsEdgesOfWeightZero() {
    builder.add("a", "b", 0);
    builder.add("b", "a", -0.0);
    assertThat(edges(builder.build())).containsExactly("a>b=0.0", "b>a=0.0");
  }

  @Test
  void isEmptyWithoutEdges() {
    DirectedGraph graph = builder.build();
    assertThat(graph.parties()).isZero();
    assertThat(graph.edges()).isZero();
    assertThat(graph.reversed().parties()).isZero();
  }

  @Test
  void turnsEveryEdgeRound() {
    builder.add("a", "b", 1);
    builder.add("a", "c", 2);
    builder.add("b", "c", 3);
    DirectedGraph reversed = builder.build().reversed();
    assertThat(ids(reversed)).containsExactly("a", "b", "c");
    assertThat(edges(reversed)).containsExactly("b>a=1.0", "c>a=2.0", "c>b=3.0");
  }

  @Test
  void buildsAgainAfterMoreEdges() {
    builder.add("c", "b", 1);
    DirectedGraph before = builder.build();
    builder.add("a", "b", 2);
    builder.add("c", "b", 3);
    assertThat(edges(builder.build())).containsExactly("a>b=2.0", "c>b=4.0");
    assertThat(edges(before)).containsExactly("c>b=1.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesAWeightThatIsNotAnAmountAndNamesTheEdge(double weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.add("Alpha", "Beta", weight))
        .withMessageContainingAll("'Alpha'", "'Beta'", String.valueOf(weight));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.add("a", "a", weight));
    assertThat(builder.build().parties()).isZero();
  }

  @Test
  void refusesParallelEdgesWhoseSumIsTooLarge() {
    builder.add("Alpha", "Beta", Double.MAX_VALUE);
    builder.add("Alpha", "Beta", Double.MAX_VALUE);
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContainingAll("'Alpha'", "'Beta'", "Infinity");
  }

  @Test
  void refusesAnIdThatIsNullAndKeepsNothingOfItsEdge() {
    assertThatNullPointerException().isThrownBy(() -> builder.add(null, "a", 1));
    assertThatNullPointerException().isThrownBy(() -> builder.add("a", null, 1));
    assertThat(builder.build().parties()).isZero();
  }
}
