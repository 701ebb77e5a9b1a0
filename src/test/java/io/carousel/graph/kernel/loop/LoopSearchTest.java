package io.carousel.graph.kernel.loop;

import static io.carousel.graph.kernel.KnownNetwork.CONE_SPRINGS;
import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.KnownNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which loops count, by hand. */
final class LoopSearchTest {
  static final int ANY_LENGTH = 20;

  /** Bounds of loops of any length and on any days, of which all are listed. */
  static LoopBounds atLeast(long weight) {
    return upTo(ANY_LENGTH, weight);
  }

  private static LoopBounds upTo(int length, long weight) {
    return new LoopBounds(length, weight, LoopBounds.ANY_SPAN, 1_000, Long.MAX_VALUE);
  }

  private static LoopBounds within(int days) {
    return new LoopBounds(ANY_LENGTH, 0, days, 1_000, Long.MAX_VALUE);
  }

  /** The loops as text, the best first: {@code a>b=5}. */
  static List<String> loops(DirectedGraph graph, LoopSearch.Result result) {
    return result.best().stream().map(loop -> loop.path(graph) + "=" + loop.bottleneck()).toList();
  }

  private static List<String> loops(DirectedGraph graph, LoopBounds bounds, int[]... days) {
    LoopSearch.Result result = LoopSearch.of(graph, bounds, days);
    assertThat(result.loops()).isEqualTo(result.best().size());
    assertThat(result.allSeen()).isTrue();
    assertThat(result.bestSeen()).isTrue();
    return loops(graph, result);
  }

  private static int[] on(int... days) {
    return days;
  }

  @Test
  void findsTheFiveLoopsOfConeSprings() {
    // 1>4 1600 5205; 2>4 200 2309; 2>3>4 370 167 2309; 1>2>4 75 200 5205; 1>2>3>4 75 370 167 5205.
    assertThat(loops(CONE_SPRINGS.graph(), atLeast(0)))
        .containsExactly("1>4=1600", "2>4=200", "2>3>4=167", "1>2>4=75", "1>2>3>4=75");
  }

  @ParameterizedTest
  @CsvSource({
    "RING_OF_THREE_SIZES, A>B>C=5",
    "RECIPROCITY, A>B=5",
    "CHIPS, NVDA>OAI>ORCL=40",
    "UNIT_RING, A>B>C=1"
  })
  void findsTheOnlyLoop(KnownNetwork network, String loop) {
    assertThat(loops(network.graph(), atLeast(0))).containsExactly(loop);
  }

  @Test
  void findsLoopsThatShareParties() {
    // Both triangles pass through E and a leg of 70; all five are on legs of 100.
    assertThat(loops(KnownNetwork.FIVE_PARTIES.graph(), atLeast(0)))
        .containsExactly("A>B>C>D>E=100", "A>B>E=70", "C>D>E=70");
  }

  @Test
  void findsNoneWhereMoneyDoesNotComeBack() {
    assertThat(loops(KnownNetwork.CHAIN.graph(), atLeast(0))).isEmpty();
    assertThat(loops(KnownNetwork.FEED_FORWARD_TRIANGLE.graph(), atLeast(0))).isEmpty();
    assertThat(loops(graph(), atLeast(0))).isEmpty();
    assertThat(loops(graph("a>b=1"), atLeast(0))).isEmpty();
  }

  @Test
  void paymentsToOneselfMakeNoLoop() {
    assertThat(loops(graph("a>a=5"), atLeast(0))).isEmpty();
    assertThat(loops(graph("a>a=5", "a>b=2", "b>b=3?", "b>a=4"), atLeast(0)))
        .containsExactly("a>b=2");
  }

  @Test
  void parallelPaymentsAreOneLeg() {
    // 2 + 3 on the way there and 5 back.
    assertThat(loops(graph("a>b=2", "b>a=5", "a>b=3"), atLeast(5))).containsExactly("a>b=5");
  }

  @Test
  void legsWithoutMoneyMakeNoLoop() {
    assertThat(loops(graph("a>b=0", "b>a=5"), atLeast(0))).isEmpty();
    assertThat(loops(graph("a>b=1", "b>a=1"), atLeast(0))).containsExactly("a>b=1");
  }

  @Test
  void holdsTheLargestAmounts() {
    // 2^62 and 2^62 - 1, together 2^63 - 1.
    assertThat(loops(graph("a>b=4611686018427387904", "b>a=4611686018427387903"), atLeast(0)))
        .containsExactly("a>b=4611686018427387903");
    assertThat(loops(graph("a>b=1", "b>a=1"), atLeast(Long.MAX_VALUE))).isEmpty();
  }

  @Test
  void legsOfTheLeastWeightCount() {
    assertThat(loops(CONE_SPRINGS.graph(), atLeast(200))).containsExactly("1>4=1600", "2>4=200");
    assertThat(loops(CONE_SPRINGS.graph(), atLeast(201))).containsExactly("1>4=1600");
    assertThat(loops(CONE_SPRINGS.graph(), atLeast(1600))).containsExactly("1>4=1600");
    assertThat(loops(CONE_SPRINGS.graph(), atLeast(1601))).isEmpty();
  }

  @Test
  void loopsOfTheMostLegsCount() {
    assertThat(loops(CONE_SPRINGS.graph(), upTo(2, 0))).containsExactly("1>4=1600", "2>4=200");
    assertThat(loops(CONE_SPRINGS.graph(), upTo(3, 0)))
        .containsExactly("1>4=1600", "2>4=200", "2>3>4=167", "1>2>4=75");
    assertThat(loops(CONE_SPRINGS.graph(), upTo(4, 0))).hasSize(5);
  }

  @Test
  void loopsOfTheMostDaysCount() {
    // Edges a>b, b>a, b>c, c>b: 3 days from 1 to 4, and 7 - 5 = 2 from 5 to 7.
    DirectedGraph pairs = graph("a>b=1", "b>a=1", "b>c=1", "c>b=1");
    int[][] days = {on(1), on(4, 9), on(5, 20), on(2, 7)};
    assertThat(loops(pairs, within(3), days)).containsExactly("a>b=1", "b>c=1");
    assertThat(loops(pairs, within(2), days)).containsExactly("b>c=1");
    assertThat(loops(pairs, within(1), days)).isEmpty();
  }

  @Test
  void legsWithoutADayKeepNoBoundOfDays() {
    DirectedGraph pair = graph("a>b=1", "b>a=1");
    assertThat(loops(pair, within(1_000_000), on(1), on())).isEmpty();
    assertThat(loops(pair, within(LoopBounds.ANY_SPAN), on(1), on())).containsExactly("a>b=1");
    assertThat(loops(pair, within(LoopBounds.ANY_SPAN))).containsExactly("a>b=1");
  }

  @Test
  void listsAsManyAsAskedForAndCountsAll() {
    DirectedGraph graph = CONE_SPRINGS.graph();
    LoopBounds two = new LoopBounds(ANY_LENGTH, 0, LoopBounds.ANY_SPAN, 2, Long.MAX_VALUE);
    LoopSearch.Result result = LoopSearch.of(graph, two);
    assertThat(result.loops()).isEqualTo(5);
    assertThat(loops(graph, result)).containsExactly("1>4=1600", "2>4=200");
  }

  @Test
  void countsOnlyWhereNoneIsListed() {
    LoopBounds none = new LoopBounds(ANY_LENGTH, 0, LoopBounds.ANY_SPAN, 0, Long.MAX_VALUE);
    LoopSearch.Result result = LoopSearch.of(CONE_SPRINGS.graph(), none);
    assertThat(result.loops()).isEqualTo(5);
    assertThat(result.best()).isEmpty();
    assertThat(result.allSeen()).isTrue();
  }

  @Test
  void countsLoopsInTimeOnlyWhereNoneIsListed() {
    // a>b, b>a 1 day apart; a>c, c>a 9. In the order of edges: a>b, a>c, b>a, c>a.
    DirectedGraph pairs = graph("a>b=1", "b>a=1", "a>c=1", "c>a=1");
    LoopBounds none = new LoopBounds(ANY_LENGTH, 0, 5, 0, Long.MAX_VALUE);
    int[][] days = {on(1), on(1), on(2), on(10)};
    assertThat(LoopSearch.of(pairs, none, days).loops()).isEqualTo(1);
  }

  @Test
  void refusesBoundsThatMeanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LoopBounds(1, 2, 3, 4, 5))
        .withMessage("Not bounds of loops: 1 edges, weight 2, 3 days, 4 loops, 5 steps");
    assertThatIllegalArgumentException().isThrownBy(() -> new LoopBounds(2, -1, 3, 4, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new LoopBounds(2, 2, -1, 4, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new LoopBounds(2, 2, 3, -1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new LoopBounds(2, 2, 3, 4, 0));
  }
}
