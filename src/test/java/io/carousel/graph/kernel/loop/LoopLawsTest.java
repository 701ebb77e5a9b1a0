package io.carousel.graph.kernel.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.graph.kernel.loop.LoopsByDefinition.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the loops of a network have to do with those of the same one put otherwise. */
final class LoopLawsTest {
  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  private static List<Named> loops(RandomLoops network) {
    return Named.of(network.edges().graph(), network.search().best());
  }

  /** By other names, the smallest of which comes first. */
  private static List<Named> renamed(List<Named> loops, UnaryOperator<String> name) {
    return loops.stream()
        .map(
            loop ->
                new Named(
                    LoopsByDefinition.smallestFirst(loop.ids().stream().map(name).toList()),
                    loop.bottleneck()))
        .toList();
  }

  private static List<String> measures(List<Named> loops) {
    return loops.stream().map(loop -> loop.ids().size() + " of " + loop.bottleneck()).toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfEdgesDoesNotMatter(long seed) {
    RandomLoops network = RandomLoops.of(seed);
    assertThat(loops(network.shuffled(seed))).as("seed %d", seed).isEqualTo(loops(network));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void namesInTheSameOrderChangeNothingElse(long seed) {
    // Paths keep their order with their ids, but for ids that hold the sign between them.
    RandomLoops network = RandomLoops.of(seed).renamed(id -> id.replace('>', '/'));
    UnaryOperator<String> name = id -> "party " + id;
    assertThat(loops(network.renamed(name)))
        .as("seed %d", seed)
        .isEqualTo(renamed(loops(network), name));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void namesInAnotherOrderChangeOnlyWhichOfEqualLoopsIsFirst(long seed) {
    RandomLoops network = RandomLoops.of(seed);
    UnaryOperator<String> name = anyOrder(network.edges().parties(), new Random(seed));
    List<Named> loops = loops(network);
    assertThat(loops(network.renamed(name)))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(renamed(loops, name));
    int most = loops.size() / 2;
    assertThat(measures(loops(network.renamed(name).listing(most))))
        .as("seed %d, the best %d", seed, most)
        .isEqualTo(measures(loops.subList(0, most)));
  }

  private static UnaryOperator<String> anyOrder(List<String> ids, Random random) {
    List<String> others = new ArrayList<>(ids);
    Collections.shuffle(others, random);
    Map<String, String> names = new HashMap<>();
    for (int party = 0; party < ids.size(); party++) {
      names.put(ids.get(party), others.get(party));
    }
    return names::get;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moneyThatRunsBackwardsRunsInAsManyLoops(long seed) {
    RandomLoops network = RandomLoops.of(seed);
    Map<List<String>, int[]> days = new HashMap<>();
    network.days().forEach((ids, on) -> days.put(List.of(ids.get(1), ids.get(0)), on));
    RandomLoops backwards = new RandomLoops(network.edges().reversed(), days, network.bounds());
    assertThat(measures(loops(backwards))).as("seed %d", seed).isEqualTo(measures(loops(network)));
  }
}
