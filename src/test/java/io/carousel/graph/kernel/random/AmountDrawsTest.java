package io.carousel.graph.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.RandomEdges;
import io.carousel.graph.kernel.RandomNetworks;
import io.carousel.graph.kernel.circulation.BalancedFlowForwarding;
import io.carousel.graph.kernel.circulation.MaximumCirculation;
import io.carousel.graph.kernel.random.AmountDraws.Draw;
import io.carousel.graph.kernel.random.AmountDraws.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AmountDrawsTest {
  private static final int ALL_EDGES = Integer.MAX_VALUE;

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void exactAmountsGiveTheMeasuresOfTheGraphForAnySeed(int seed) {
    RandomEdges edges = RandomNetworks.of(seed).positive();
    List<Piece> pieces = pieces(edges, seed, 1, 1);
    DirectedGraph graph = edges.graph();
    long circulation = Arrays.stream(MaximumCirculation.of(graph)).sum();
    double[] circular = BalancedFlowForwarding.of(graph).circular();
    double given = 0;
    double back = 0;
    for (Piece piece : pieces) {
      int edge = graph.edge(graph.party(piece.payer()), graph.party(piece.payee()));
      double amount = piece.capital() ? (double) piece.high() : 0;
      given += amount;
      back += amount * circular[edge] / (double) graph.weight(edge);
    }

    Draw draw = new AmountDraws(pieces, ALL_EDGES).draw(seed);

    assertThat(draw.gross()).isEqualTo(Arrays.stream(graph.outflows()).sum());
    assertThat(draw.circulation()).isEqualTo(circulation);
    if (given == 0) {
      assertThat(draw.recycledShare()).isNaN();
    } else {
      assertThat(draw.recycledShare()).isEqualTo(Math.min(1, back / given), within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void drawsStayWithinTheirRangesAndKeepTheLaws(int seed) {
    RandomEdges edges = RandomNetworks.of(seed).positive();
    List<Piece> pieces = pieces(edges, seed, 0, 2);
    AmountDraws draws = new AmountDraws(pieces, ALL_EDGES);
    long least = pieces.stream().mapToLong(Piece::low).sum();
    long most = pieces.stream().mapToLong(Piece::high).sum();
    for (int number = 0; number < 5; number++) {
      Draw draw = draws.draw(Seeds.of(seed, number));
      assertThat(draw.gross()).isBetween(least, most);
      assertThat(draw.circulation()).isBetween(0L, draw.gross());
      assertThat(draw.circularity()).isBetween(0.0, 1.0);
      if (!Double.isNaN(draw.recycledShare())) {
        assertThat(draw.recycledShare()).isBetween(0.0, 1.0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfAmountsDoesNotMatter(int seed) {
    List<Piece> pieces = pieces(RandomNetworks.of(seed).positive(), seed, 0, 2);
    Draw draw = new AmountDraws(pieces, ALL_EDGES).draw(seed);
    List<Piece> shuffled = new ArrayList<>(pieces);
    Collections.shuffle(shuffled, new Random(seed));
    Draw again = new AmountDraws(shuffled, ALL_EDGES).draw(seed);
    assertThat(again.gross()).isEqualTo(draw.gross());
    assertThat(again.circulation()).isEqualTo(draw.circulation());
    assertThat(again.recycledShare()).isEqualTo(draw.recycledShare(), within(1e-9));
  }

  @Test
  void equalKeysGiveEqualDrawsAndOthersIndependentOnes() {
    Piece there = new Piece("a", "b", false, 7, 0, 1_000_000);
    AmountDraws alike =
        new AmountDraws(List.of(there, new Piece("b", "a", false, 7, 0, 1_000_000)), ALL_EDGES);
    AmountDraws apart =
        new AmountDraws(List.of(there, new Piece("b", "a", false, 8, 0, 1_000_000)), ALL_EDGES);
    int different = 0;
    for (int number = 0; number < 50; number++) {
      // What goes there comes back, all of it.
      assertThat(alike.draw(number).circularity()).isEqualTo(1);
      different += apart.draw(number).circularity() < 1 ? 1 : 0;
    }
    assertThat(different).isEqualTo(50);
  }

  @Test
  void drawsAreSpreadEvenlyOverTheRange() {
    AmountDraws draws =
        new AmountDraws(List.of(new Piece("a", "b", true, 3, 1_000, 2_000)), ALL_EDGES);
    int number = 4_000;
    int[] quarters = new int[4];
    for (int draw = 0; draw < number; draw++) {
      long gross = draws.draw(Seeds.of(1, draw)).gross();
      quarters[(int) Math.min(3, (gross - 1_000) / 250)]++;
    }
    // 1,000 each; the standard deviation is sqrt(4,000 * 1/4 * 3/4) = 27.
    assertThat(Arrays.stream(quarters)).allMatch(count -> count >= 890 && count <= 1_110);
  }

  @Test
  void capitalThatComesBackIsAShareOfAllThatIsGiven() {
    // Of 100 given to b, 40 come back by c; 60 are also given to d, which pays no one.
    AmountDraws draws =
        new AmountDraws(
            List.of(
                new Piece("a", "b", true, 0, 100, 100),
                new Piece("b", "c", false, 0, 300, 300),
                new Piece("c", "a", false, 0, 40, 40),
                new Piece("a", "d", true, 0, 60, 60)),
            ALL_EDGES);
    assertThat(draws.draw(1)).isEqualTo(new Draw(500, 120, 0.25));
  }

  @Test
  void componentsTooLargeToBeAttributedAreAttributedByWhatNettingCancels() {
    // Published: of 640 netting cancels 570, balanced flow forwarding attributes 554.338.
    List<Piece> pieces =
        Stream.of("A>B 100", "B>E 70", "E>A 100", "C>D 100", "D>E 100", "E>C 70", "B>C 100")
            .map(edge -> edge.split("[> ]", -1))
            .map(edge -> new Piece(edge[0], edge[1], true, 0, cents(edge[2]), cents(edge[2])))
            .toList();
    assertThat(new AmountDraws(pieces, 6).draw(1).recycledShare()).isEqualTo(570.0 / 640);
    assertThat(new AmountDraws(pieces, 7).draw(1).recycledShare())
        .isEqualTo(554.338 / 640, within(1e-6));
  }

  private static long cents(String amount) {
    return 100 * Long.parseLong(amount);
  }

  @Test
  void moreThanALongHoldsIsRefused() {
    List<Piece> pieces =
        List.of(
            new Piece("a", "b", false, 0, 1, Long.MAX_VALUE), new Piece("b", "a", false, 1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new AmountDraws(pieces, ALL_EDGES));
  }

  @Test
  void seedsFollowFromAllTheirPartsInOrder() {
    assertThat(Seeds.of(1, 2)).isEqualTo(Seeds.of(1, 2)).isNotEqualTo(Seeds.of(2, 1));
    assertThat(IntStream.range(0, 10_000).mapToLong(part -> Seeds.of(1, part)))
        .doesNotHaveDuplicates();
  }

  /**
   * Each edge as an amount that may be up to this many times itself; every second gives capital.
   */
  private static List<Piece> pieces(RandomEdges edges, int seed, int low, int high) {
    Random random = new Random(seed);
    return edges.edges().stream()
        .filter(edge -> !edge.isSelfEdge())
        .map(
            edge ->
                new Piece(
                    edge.payer(),
                    edge.payee(),
                    random.nextBoolean(),
                    random.nextLong(),
                    low * edge.weight(),
                    high * edge.weight()))
        .toList();
  }
}
