package io.carousel.graph.kernel.circulation;

import static io.carousel.graph.kernel.KnownNetwork.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.Component;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.ExactMatrix;
import io.carousel.graph.kernel.KnownNetwork;
import io.carousel.graph.kernel.RandomEdges;
import io.carousel.graph.kernel.RandomNetworks;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.LongStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.linear.FieldMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ReturnProbabilityTest {
  private static final Offset<Double> EXACT = within(1e-12);

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  /** Finn's cycling index of a whole graph: {@code sum T r / sum T}. */
  static double cyclingIndex(DirectedGraph graph) {
    long[] inflows = graph.inflows();
    long[] outflows = graph.outflows();
    double all = 0;
    for (int party = 0; party < inflows.length; party++) {
      all += Math.max(inflows[party], outflows[party]);
    }
    double returned = 0;
    for (Iterator<Component> components = Component.of(graph); components.hasNext(); ) {
      Component component = components.next();
      double[] probabilities = ReturnProbability.of(component);
      for (int party = 0; party < probabilities.length; party++) {
        returned +=
            probabilities[party]
                * Math.max(component.inflows()[party], component.outflows()[party]);
      }
    }
    return returned / all;
  }

  private static Component component(String... edges) {
    return Component.of(graph(edges)).next();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIVE_PARTIES")
  void givesThePublishedCyclingIndex(KnownNetwork network) {
    assertThat(cyclingIndex(network.graph())).isCloseTo(network.cyclingIndex, within(5e-7));
  }

  @Test
  void multipliesTheSharesThatArePassedOnRoundARing() {
    // T = 100, 300, 300: all of 100, all of 300, and 40 of 300 come back: 2 / 15 at each party.
    double[] expected = {2.0 / 15, 2.0 / 15, 2.0 / 15};
    assertThat(ReturnProbability.of(component("NVDA>OAI=100", "OAI>ORCL=300", "ORCL>NVDA=40")))
        .containsExactly(expected, EXACT);
  }

  @Test
  void walksBackToWhereMoneyCameFrom() {
    // Inflows 40, 100, 300: all of each came from the one before, so all of it came round.
    assertThat(ReturnProbability.upper(component("NVDA>OAI=100", "OAI>ORCL=300", "ORCL>NVDA=40")))
        .containsExactly(1, 1, 1);
  }

  @Test
  void countsLoopsOverOthersInOneProbability() {
    // a pays b and c 10 each of 20; b pays back all of 10, c 5 of 10 and 5 to d: 1/2 + 1/4 for a.
    // b: back by a at once, 1/2, or after k rounds a>c>a of 1/2 * 1/2: 1/2 / (1 - 1/4) = 2/3.
    // c: 1/2 to a, who comes back with 1/2 / (1 - 1/2) = 1: 1/2.
    assertThat(ReturnProbability.of(component("a>b=10", "a>c=10", "b>a=10", "c>a=5", "c>d=5")))
        .containsExactly(new double[] {0.75, 2.0 / 3, 0.5}, EXACT);
  }

  @Test
  void returnsEverythingInAClosedComponent() {
    Component closed = component("a>b=3", "b>c=2", "b>a=1", "c>a=2", "x>y=9");
    assertThat(ReturnProbability.of(closed)).containsExactly(1, 1, 1);
    assertThat(ReturnProbability.upper(closed)).containsExactly(1, 1, 1);
  }

  @Test
  void returnsEverythingBackwardsWhereNothingEnters() {
    // a pays b 10 and gets 5 back; b pays 5 on to c. T = 10 each, so 10/10 * 5/10 = 1/2 return.
    // Backwards all of a's 5 came from b, and all of b's 10 from a.
    Component leaving = component("a>b=10", "b>a=5", "b>c=5");
    assertThat(ReturnProbability.of(leaving)).containsExactly(new double[] {0.5, 0.5}, EXACT);
    assertThat(ReturnProbability.upper(leaving)).containsExactly(1, 1);
  }

  @Test
  void returnsLessBothWaysWhereMoneyEntersThatIsNotPaidOn() {
    // c pays a 5, a pays b 5 and gets 5 from b: T(a) = 10, half of which stays: 5/10 * 5/5.
    // Backwards 5 of a's 10 came from b, all of b's 5 from a: 1/2 as well.
    Component entered = component("a>b=5", "b>a=5", "c>a=5");
    assertThat(ReturnProbability.of(entered)).containsExactly(new double[] {0.5, 0.5}, EXACT);
    assertThat(ReturnProbability.upper(entered)).containsExactly(new double[] {0.5, 0.5}, EXACT);
  }

  @Test
  void losesNextToNothingByALeakOfOneCent() {
    // T(b) = 10^15 + 1, of which 10^15 go back: 1 - 10^-15.
    Component leaking = component("a>b=1000000000000000", "b>a=1000000000000000", "b>c=1");
    assertThat(ReturnProbability.of(leaking)).containsExactly(new double[] {1, 1}, EXACT);
  }

  @Test
  void losesHalfWhereHugeAmountsGoRoundOnTheWay() {
    // Two cents of a pass through c, d, e and then f, g, h, who send huge amounts round among
    // themselves; no party retains anything, one cent comes back to a and one goes out to x.
    Component component =
        component(
            "a>c=2",
            "c>d=19607305227540",
            "d>e=12071322834589",
            "e>c=9887674595486",
            "d>c=9719630632052",
            "e>d=2183648239101",
            "e>f=2",
            "f>g=10690647078932",
            "g>f=7001444071421",
            "g>h=3860264446964",
            "h>f=3689203007509",
            "h>g=171061439454",
            "g>a=1",
            "h>x=1");
    assertThat(ReturnProbability.of(component)[0]).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void losesNextToNothingByALeakOfOneCentAmongThree() {
    // One of 2 * 10^15 + 1 cents goes out whenever money passes a.
    Component leaking =
        component(
            "a>b=1000000000000000",
            "a>c=1000000000000000",
            "a>x=1",
            "b>a=1000000000000000",
            "b>c=2000000000000000",
            "c>a=1000000000000000",
            "c>b=2000000000000000");
    assertThat(ReturnProbability.of(leaking)).containsExactly(new double[] {1, 1, 1}, EXACT);
  }

  @Test
  void copesWithALeakThatDoublesCannotTellFromNothing() {
    Component leaking = component("a>b=1000000000000000000", "b>a=1000000000000000000", "b>c=1");
    assertThat(ReturnProbability.of(leaking)).containsExactly(new double[] {1, 1}, EXACT);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithAnExactInverse(long seed) {
    DirectedGraph graph = RandomNetworks.of(seed, 7).positive().graph();
    for (Iterator<Component> components = Component.of(graph); components.hasNext(); ) {
      Component component = components.next();
      long[] throughflows = component.inflows().clone();
      assertThat(ReturnProbability.upper(component))
          .as("seed %d, upper, component %s", seed, component.id())
          .containsExactly(exact(component.graph().reversed(), throughflows), within(1e-9));
      Arrays.setAll(
          throughflows, party -> Math.max(throughflows[party], component.outflows()[party]));
      assertThat(ReturnProbability.of(component))
          .as("seed %d, component %s", seed, component.id())
          .containsExactly(exact(component.graph(), throughflows), within(1e-9));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isAShareAndHigherWithoutFundingFromOutside(long seed) {
    DirectedGraph graph = RandomEdges.of(seed).positive().graph();
    for (Iterator<Component> components = Component.of(graph); components.hasNext(); ) {
      Component component = components.next();
      double[] probabilities = ReturnProbability.of(component);
      double[] upper = ReturnProbability.upper(component);
      for (int party = 0; party < probabilities.length; party++) {
        assertThat(probabilities[party]).as("seed %d", seed).isBetween(0.0, upper[party] + 1e-9);
        assertThat(upper[party]).as("seed %d", seed).isLessThanOrEqualTo(1);
      }
    }
  }

  /** {@code (N(i, i) - 1) / N(i, i)} with {@code N = (I - G)^-1}, or 1 where that is singular. */
  private static double[] exact(DirectedGraph graph, long[] throughflows) {
    double[] probabilities = new double[throughflows.length];
    Arrays.fill(probabilities, 1);
    if (!Arrays.equals(graph.outflows(), throughflows)) {
      FieldMatrix<BigFraction> shares = ExactMatrix.weights(graph);
      for (int row = 0; row < throughflows.length; row++) {
        for (int column = 0; column < throughflows.length; column++) {
          shares.multiplyEntry(row, column, new BigFraction(1).divide(throughflows[row]));
        }
      }
      FieldMatrix<BigFraction> visits =
          ExactMatrix.inverse(ExactMatrix.identity(throughflows.length).subtract(shares));
      for (int party = 0; party < throughflows.length; party++) {
        BigFraction own = visits.getEntry(party, party);
        probabilities[party] = ExactMatrix.toDouble(own.subtract(BigFraction.ONE).divide(own));
      }
    }
    return probabilities;
  }
}
