package io.carousel.graph.kernel.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.loop.LoopsByDefinition.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops against those another library finds, and against all ways through the network. */
final class LoopOracleTest {
  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsTheLoopsOfJGraphT(long seed) {
    RandomLoops network = RandomLoops.of(seed);
    assertFound(seed, network, LoopsByDefinition.ofJGraphT(network));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsTheLoopsOfAllWays(long seed) {
    RandomLoops network = RandomLoops.of(seed);
    assertFound(seed, network, LoopsByDefinition.ofAllWays(network));
  }

  private static void assertFound(long seed, RandomLoops network, List<Named> expected) {
    LoopSearch.Result result = network.search();
    DirectedGraph graph = network.edges().graph();
    assertThat(Named.of(graph, result.best())).as("seed %d", seed).isEqualTo(expected);
    assertThat(result.loops()).as("seed %d", seed).isEqualTo(expected.size());
    assertThat(result.allSeen()).as("seed %d", seed).isTrue();
    assertThat(result.bestSeen()).as("seed %d", seed).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void listsTheBestAndCountsAll(long seed) {
    RandomLoops network = RandomLoops.of(seed);
    List<Named> expected = LoopsByDefinition.ofJGraphT(network);
    int listed = new Random(seed).nextInt(expected.size() + 2);
    LoopSearch.Result result = network.listing(listed).search();
    assertThat(Named.of(network.edges().graph(), result.best()))
        .as("seed %d, the best %d", seed, listed)
        .isEqualTo(expected.subList(0, Math.min(listed, expected.size())));
    assertThat(result.loops()).as("seed %d", seed).isEqualTo(expected.size());
    assertThat(result.bestSeen()).as("seed %d", seed).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eachLoopIsSimpleAndStartsAtItsSmallestParty(long seed) {
    for (Loop loop : RandomLoops.of(seed).search().best()) {
      assertThat(loop.parties()).as("seed %d", seed).doesNotHaveDuplicates();
      assertThat(loop.parties()[0])
          .as("seed %d", seed)
          .isEqualTo(Arrays.stream(loop.parties()).min().orElseThrow());
    }
  }
}
