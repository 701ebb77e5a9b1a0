package io.carousel.graph.kernel.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Loops of 10,000 parties that pay 100,000 times, among them 100 rings of parties of their own, of
 * 2 to 6 edges. Rings carry more than anything else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ManyLoopsTest {
  private static final long SEED = 20_261_122;
  private static final int PARTIES = 10_000;
  private static final int EDGES = 100_000;
  private static final int RINGS = 100;
  private static final int LONGEST = 6;
  private static final long LARGE = 1_000_000;

  private final Set<String> rings = new HashSet<>();
  private final DirectedGraph graph = draw(new Random(SEED));

  private DirectedGraph draw(Random random) {
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    List<Integer> members = new ArrayList<>(IntStream.range(0, PARTIES).boxed().toList());
    Collections.shuffle(members, random);
    int planted = 0;
    for (int ring = 0; ring < RINGS; ring++) {
      int length = 2 + ring % (LONGEST - 1);
      List<String> ids = members.subList(0, length).stream().map(ManyLoopsTest::id).toList();
      for (int place = 0; place < length; place++) {
        long weight = LARGE + random.nextInt(1_000);
        builder.add(ids.get(place), ids.get((place + 1) % length), weight);
      }
      rings.add(String.join(">", LoopsByDefinition.smallestFirst(ids)));
      members.subList(0, length).clear();
      planted += length;
    }
    for (int edge = planted; edge < EDGES; edge++) {
      builder.add(anyone(random), anyone(random), 1 + random.nextInt(1_000));
    }
    return builder.build();
  }

  /** Some are drawn more often than others. */
  private static String anyone(Random random) {
    return id((int) (PARTIES * Math.pow(random.nextDouble(), 1.3)));
  }

  private static String id(int party) {
    return String.format("p%06d", party);
  }

  private static LoopBounds listing(int loops, int length, long steps) {
    return new LoopBounds(length, 0, LoopBounds.ANY_SPAN, loops, steps);
  }

  private Set<String> paths(LoopSearch.Result result) {
    Set<String> paths = new HashSet<>();
    result.best().forEach(loop -> paths.add(loop.path(graph)));
    return paths;
  }

  @Test
  void findsAsManyAsThereAreOfEachLength() {
    assertCounted(4, 1);
  }

  @Test
  void findsAsManyAsThereAreFromSomeStarts() {
    assertCounted(5, 10);
  }

  /** Compares loops up to a length whose smallest party is each so many-th. */
  private void assertCounted(int longest, int each) {
    LoopBounds bounds = listing(Integer.MAX_VALUE, longest, Long.MAX_VALUE);
    List<Loop> best = LoopSearch.of(graph, bounds).best();
    long[] found = new long[longest + 1];
    best.stream()
        .filter(loop -> loop.parties()[0] % each == 0)
        .forEach(loop -> found[loop.length()]++);
    long[] counted = new long[longest + 1];
    int[] way = new int[longest];
    for (int start = 0; start < graph.parties(); start += each) {
      way[0] = start;
      count(way, 1, counted);
    }
    assertThat(found).as("seed %d", SEED).isEqualTo(counted);
    assertThat(counted[longest]).as("seed %d", SEED).isGreaterThan(1_000);
  }

  /** Counts the loops that go on along a way, whose first party is their smallest. */
  private void count(int[] way, int length, long[] loops) {
    int last = way[length - 1];
    for (int edge = graph.firstEdge(last); edge < graph.endEdge(last); edge++) {
      int next = graph.target(edge);
      if (next == way[0]) {
        loops[length]++;
      } else if (length < way.length && next > way[0] && isNew(way, length, next)) {
        way[length] = next;
        count(way, length + 1, loops);
      }
    }
  }

  private static boolean isNew(int[] way, int length, int party) {
    for (int place = 0; place < length; place++) {
      if (way[place] == party) {
        return false;
      }
    }
    return true;
  }

  @Test
  void findsEveryPlantedRing() {
    LoopSearch.Result result =
        LoopSearch.of(graph, listing(Integer.MAX_VALUE, LONGEST, Long.MAX_VALUE));
    assertThat(result.allSeen()).isTrue();
    assertThat(result.loops()).isEqualTo(result.best().size());
    assertThat(paths(result)).as("seed %d", SEED).hasSize(result.best().size()).containsAll(rings);
  }

  @Test
  void provesThatPlantedRingsAreTheBestInFewSteps() {
    LoopSearch.Result result = LoopSearch.of(graph, listing(RINGS, LONGEST, 100));
    assertThat(result.allSeen()).isFalse();
    assertThat(result.bestSeen()).isTrue();
    assertThat(paths(result)).as("seed %d", SEED).isEqualTo(rings);
  }
}
