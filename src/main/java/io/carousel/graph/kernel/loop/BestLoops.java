package io.carousel.graph.kernel.loop;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.schema.Utf8Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The best of the offered loops: by bottleneck, the largest first, then by length, the shortest
 * first, then by the UTF-8 bytes of their {@linkplain Loop#path paths}, then, because ids may
 * contain a {@code >}, by the numbers of their parties. A loop that is offered again is stored
 * once.
 */
final class BestLoops {
  private final DirectedGraph graph;
  private final int most;
  private final TreeSet<Loop> bestFirst;

  /** The worst stored loop if the list is full, else null. Searches read it at each loop. */
  private Loop worst;

  BestLoops(DirectedGraph graph, int most) {
    this.graph = graph;
    this.most = most;
    this.bestFirst = new TreeSet<>(order());
  }

  private Comparator<Loop> order() {
    return Comparator.comparingLong(Loop::bottleneck)
        .reversed()
        .thenComparingInt(Loop::length)
        .thenComparing(this::comparePaths);
  }

  /** Whether a loop of this bottleneck and length may be among the best, equals included. */
  boolean mayTake(long bottleneck, int length) {
    if (worst == null) {
      return most > 0;
    }
    return bottleneck > worst.bottleneck()
        || (bottleneck == worst.bottleneck() && length <= worst.length());
  }

  void offer(Loop loop) {
    bestFirst.add(loop);
    if (bestFirst.size() > most) {
      bestFirst.pollLast();
    }
    if (most > 0 && bestFirst.size() == most) {
      worst = bestFirst.last();
    }
  }

  boolean full() {
    return worst != null;
  }

  /** The worst stored loop, if the list is {@link #full}. */
  Loop worst() {
    return worst;
  }

  /** All stored loops, the best first. */
  List<Loop> ranked() {
    return new ArrayList<>(bestFirst);
  }

  /**
   * Numbers are in the order of ids, so texts are compared only if one id is a prefix of another.
   */
  private int comparePaths(Loop one, Loop other) {
    for (int place = 0; place < one.length(); place++) {
      int left = one.parties()[place];
      int right = other.parties()[place];
      if (left != right) {
        boolean prefix =
            graph.id(Math.max(left, right)).startsWith(graph.id(Math.min(left, right)));
        int texts = prefix ? Utf8Order.INSTANCE.compare(one.path(graph), other.path(graph)) : 0;
        return texts == 0 ? Integer.compare(left, right) : texts;
      }
    }
    return 0;
  }
}
