package io.carousel.graph.kernel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.DirectedGraph;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageRankTest {
  private static final PageRank RANK = new PageRank(0.85, 1e-12, 1_000);
  private static final PageRank HALF = new PageRank(0.5, 1e-15, 1_000);
  private static final Offset<Double> EXACT = within(1e-14);

  private final DirectedGraph.Builder builder = new DirectedGraph.Builder();

  @Test
  void sharesADanglingScoreAmongAllParties() {
    // a -> b, d = 1/2: a = 1/4 + 1/2 (b / 2) and a + b = 1, so 5/4 a = 1/2: a = 2/5, b = 3/5.
    builder.add("a", "b", 100);
    assertThat(HALF.of(builder.build()).scores()).containsExactly(new double[] {0.4, 0.6}, EXACT);
  }

  @Test
  void splitsAScoreInProportionToTheWeights() {
    // a -> b 3, a -> c 1, b -> a, c -> a, d = 1/2:
    // b = 1/6 + 3/8 a, c = 1/6 + 1/8 a, a = 1/6 + 1/2 (b + c) = 1/3 + a / 4 = 4/9;
    // b = 1/3, c = 2/9.
    builder.add("a", "b", 3);
    builder.add("a", "c", 1);
    builder.add("b", "a", 5);
    builder.add("c", "a", 5);
    assertThat(HALF.of(builder.build()).scores())
        .containsExactly(new double[] {4.0 / 9, 3.0 / 9, 2.0 / 9}, EXACT);
  }

  @Test
  void ranksPayersOnTheReversedGraph() {
    // The first example seen from b: b -> a gives a = 3/5, b = 2/5.
    builder.add("a", "b", 100);
    assertThat(HALF.of(builder.build().reversed()).scores())
        .containsExactly(new double[] {0.6, 0.4}, EXACT);
  }

  @Test
  void takesAPartyWithOnlyZeroWeightsForDangling() {
    builder.add("a", "b", 100);
    builder.add("b", "a", 0);
    assertThat(HALF.of(builder.build()).scores()).containsExactly(new double[] {0.4, 0.6}, EXACT);
  }

  @Test
  void stopsAtTheMostIterationsAndSaysSo() {
    // From 1/2, 1/2: a = 1/4 + 1/2 * 1/4 = 3/8, b = 5/8; the L1 change is 1/8 + 1/8,
    // and a change equal to the tolerance is not below it.
    builder.add("a", "b", 100);
    PageRank.Result result = new PageRank(0.5, 0.25, 1).of(builder.build());
    assertThat(result.scores()).containsExactly(0.375, 0.625);
    assertThat(result.iterations()).isEqualTo(1);
    assertThat(result.residual()).isEqualTo(0.25);
    assertThat(result.converged()).isFalse();
  }

  @Test
  void stopsOnceTheChangeIsBelowTheTolerance() {
    // The changes 1/4, 1/16, 1/64, ... of the example above are all exact: the factor is -1/4.
    builder.add("a", "b", 100);
    PageRank.Result result = new PageRank(0.5, 1.0 / 16, 100).of(builder.build());
    assertThat(result.iterations()).isEqualTo(3);
    assertThat(result.residual()).isEqualTo(1.0 / 64);
    assertThat(result.converged()).isTrue();
  }

  @Test
  void scoresNoPartyInAnEmptyGraph() {
    PageRank.Result result = RANK.of(builder.build());
    assertThat(result.scores()).isEmpty();
    assertThat(result.iterations()).isZero();
    assertThat(result.residual()).isZero();
    assertThat(result.converged()).isTrue();
  }

  @Test
  void givesALonePartyEverything() {
    builder.add("a", "a", 1);
    assertThat(RANK.of(builder.build()).scores()).containsExactly(new double[] {1}, EXACT);
  }

  @Test
  void countsTheSmallestAmountsInFull() {
    builder.add("a", "b", 1);
    builder.add("b", "a", Long.MAX_VALUE - 1);
    assertThat(HALF.of(builder.build()).scores()).containsExactly(new double[] {0.5, 0.5}, EXACT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void refusesADampingOutsideZeroToOne(double damping) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageRank(damping, 1e-10, 100))
        .withMessageContainingAll("damping", String.valueOf(damping), "above 0 and below 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-10, Double.NaN})
  void refusesAToleranceThatIsNotAboveZero(double tolerance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageRank(0.85, tolerance, 100))
        .withMessageContainingAll("tolerance", String.valueOf(tolerance), "above 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void refusesToIterateLessThanOnce(int maxIterations) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageRank(0.85, 1e-10, maxIterations))
        .withMessageContainingAll("maxIterations", String.valueOf(maxIterations), "above 0");
  }
}
