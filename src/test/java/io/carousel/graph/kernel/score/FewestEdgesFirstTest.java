package io.carousel.graph.kernel.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FewestEdgesFirstTest {
  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @Test
  void takesPartiesByTheirEdgesAsTheyChange() {
    FewestEdgesFirst queue = new FewestEdgesFirst(new int[] {2, 1, 2});
    assertThat(queue.take()).isEqualTo(1);
    queue.add(2, -1);
    assertThat(queue.take()).isEqualTo(2);
    assertThat(queue.take()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void neverTakesAPartyWithMoreEdgesThanAnother(long seed) {
    Random random = new Random(seed);
    int[] degrees = random.ints(1 + random.nextInt(30), 1, 6).toArray();
    TreeMap<Integer, Integer> left = new TreeMap<>();
    for (int party = 0; party < degrees.length; party++) {
      left.put(party, degrees[party]);
    }
    FewestEdgesFirst queue = new FewestEdgesFirst(degrees);
    while (!left.isEmpty()) {
      int taken = queue.take();
      // From as many edges as parties on they count alike.
      assertThat(Math.min(left.get(taken), degrees.length))
          .as("party %d of %s", taken, left)
          .isEqualTo(
              left.values().stream()
                  .mapToInt(d -> Math.min(d, degrees.length))
                  .min()
                  .orElseThrow());
      left.remove(taken);
      for (int party : List.copyOf(left.keySet())) {
        int more = random.nextInt(3) - 1;
        if (left.get(party) + more >= 0) {
          queue.add(party, more);
          left.merge(party, more, Integer::sum);
        }
      }
    }
  }
}
