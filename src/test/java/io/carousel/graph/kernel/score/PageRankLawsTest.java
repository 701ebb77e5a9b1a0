package io.carousel.graph.kernel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.RandomEdges;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every graph, on seeded random edges. */
final class PageRankLawsTest {
  private static final PageRank RANK = new PageRank(0.85, 1e-12, 1_000);

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void addsUpToOne(long seed) {
    DirectedGraph graph = RandomEdges.of(seed).graph();
    double expected = graph.parties() == 0 ? 0 : 1;
    assertThat(Arrays.stream(RANK.of(graph).scores()).sum())
        .as("seed %d", seed)
        .isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheSameToTheLastBitForAnyOrderOfEdges(long seed) {
    RandomEdges random = RandomEdges.of(seed);
    double[] scores = RANK.of(random.graph()).scores();
    RandomEdges[] same = {
      random,
      random.shuffled(seed),
      random.renamed(id -> "party " + id + "!"),
      // Powers of two do not change how a quotient rounds.
      random.scaled(2),
      random.scaled(32)
    };
    for (RandomEdges edges : same) {
      assertThat(RANK.of(edges.graph()).scores()).as("seed %d", seed).isEqualTo(scores);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheSameInAnyUnit(long seed) {
    RandomEdges random = RandomEdges.of(seed);
    double[] scores = RANK.of(random.graph()).scores();
    for (long factor : new long[] {3, 7, 10}) {
      assertThat(RANK.of(random.scaled(factor).graph()).scores())
          .as("seed %d, factor %d", seed, factor)
          .containsExactly(scores, within(1e-12));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesAPartyTheSameScoreUnderAnyName(long seed) {
    // Names in the opposite order number the parties backwards: the sums round otherwise, no more.
    RandomEdges random = RandomEdges.of(seed);
    List<String> parties = random.parties();
    double[] scores = RANK.of(random.graph()).scores();
    double[] renamed =
        RANK.of(random.renamed(id -> "" + (999 - parties.indexOf(id))).graph()).scores();
    for (int party = 0; party < scores.length; party++) {
      assertThat(renamed[scores.length - 1 - party])
          .as("seed %d, party %s", seed, parties.get(party))
          .isCloseTo(scores[party], within(1e-13));
    }
  }
}
