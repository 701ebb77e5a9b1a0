package io.carousel.graph.kernel.loop;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.EdgeList;
import io.carousel.graph.kernel.EdgeRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * One search for loops: from each start in turn, along the edges that can still lead back to it
 * within the maximum length. Parties are renumbered by their turn as a start.
 */
final class LoopWalk {
  private final DirectedGraph graph;
  private final LoopBounds bounds;
  private final int[][] days;
  private final boolean unknownOnly;
  private final BestLoops best;

  /** The number in the graph of each party. */
  private final int[] parties;

  private final EdgeRows edges;
  private final ReturnDistances returning;

  /** The parties on the path from the start, and for each of them the state of its search. */
  private final int[] path;

  private final int[] nextEdge;
  private final long[] bottleneck;
  private final boolean[] known;
  private final boolean[] onPath;

  private long loops;
  private boolean complete = true;

  /**
   * @param best receives the loops found
   */
  LoopWalk(DirectedGraph graph, LoopBounds bounds, int[][] days, BestLoops best) {
    this.graph = graph;
    this.bounds = bounds;
    this.days = days;
    this.unknownOnly = graph.anyOpen();
    this.best = best;
    this.parties = inTurn();
    this.edges = EdgeRows.of(parties.length, eligible());
    this.returning = new ReturnDistances(edges, bounds.maxLength());
    this.path = new int[bounds.maxLength()];
    this.nextEdge = new int[bounds.maxLength()];
    this.bottleneck = new long[bounds.maxLength()];
    this.known = new boolean[bounds.maxLength()];
    this.onPath = new boolean[parties.length];
  }

  LoopWalk run() {
    for (int start = 0; start < parties.length; start++) {
      if (unknownOnly && !paysUnknown(start)) {
        // A loop with an unknown edge begins at a party that pays one, so these parties come first.
        break;
      }
      if (returning.to(start)) {
        complete &= walk(start);
      }
    }
    return this;
  }

  long loops() {
    return loops;
  }

  /** Whether no start was abandoned. */
  boolean complete() {
    return complete;
  }

  /**
   * Parties in their turn as starts: if unknown edges are needed, parties that pay one come first.
   */
  private int[] inTurn() {
    long[] ways = new long[graph.parties()];
    int[] received = new int[graph.parties()];
    boolean[] unknown = new boolean[graph.parties()];
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        if (counts(edge)) {
          ways[payer]++;
          received[graph.target(edge)]++;
          unknown[payer] |= !isKnown(edge);
        }
      }
    }
    Arrays.setAll(ways, party -> ways[party] * received[party]);
    return IntStream.range(0, graph.parties())
        .boxed()
        .sorted(
            Comparator.comparing((Integer party) -> !unknown[party])
                .thenComparing(Comparator.comparingLong((Integer p) -> ways[p]).reversed())
                .thenComparing(Comparator.naturalOrder()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private EdgeList eligible() {
    int[] turns = new int[parties.length];
    for (int turn = 0; turn < turns.length; turn++) {
      turns[parties[turn]] = turn;
    }
    EdgeList list = new EdgeList();
    for (int payer = 0; payer < turns.length; payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        if (counts(edge)) {
          boolean known = isKnown(edge);
          list.add(turns[payer], turns[graph.target(edge)], known ? graph.weight(edge) : 0, !known);
        }
      }
    }
    return list;
  }

  private boolean counts(int edge) {
    boolean dated = bounds.maxSpanDays() == LoopBounds.ANY_SPAN || days[edge].length > 0;
    return dated && (isKnown(edge) || graph.open(edge));
  }

  private boolean isKnown(int edge) {
    return graph.weight(edge) >= Math.max(1, bounds.minWeight());
  }

  private boolean paysUnknown(int party) {
    return IntStream.range(edges.firstEdge(party), edges.endEdge(party)).anyMatch(edges::open);
  }

  /** Follows all paths from a start; false if there were too many. */
  private boolean walk(int start) {
    long steps = bounds.maxSteps();
    int length = 0;
    path[0] = start;
    bottleneck[0] = Long.MAX_VALUE;
    known[0] = true;
    nextEdge[0] = returning.firstEdge(start);
    while (length >= 0) {
      int party = path[length];
      if (nextEdge[length] == edges.endEdge(party)) {
        onPath[party] = false;
        length--;
        continue;
      }
      if (steps-- == 0) {
        leave(length);
        return false;
      }
      int edge = nextEdge[length]++;
      int next = edges.target(edge);
      if (!onPath[next] && returning.isShort(next, bounds.maxLength() - length - 1)) {
        goTo(next, edge, length + 1);
        if (length + 2 < bounds.maxLength()) {
          length++;
          onPath[next] = true;
          nextEdge[length] = afterStart(start, next);
        }
      }
    }
    return true;
  }

  /** Appends a party to the path, and reports the loop it closes if it pays the start. */
  private void goTo(int party, int edge, int length) {
    path[length] = party;
    bottleneck[length] = Math.min(bottleneck[length - 1], edges.weight(edge));
    known[length] = known[length - 1] && !edges.open(edge);
    if (returning.pays(party)) {
      found(returning.closingWeight(party), returning.closingOpen(party), length + 1);
    }
  }

  /** The first edge of a party that leads to a party after the start. */
  private int afterStart(int start, int party) {
    int edge = returning.firstEdge(party);
    return edge < edges.endEdge(party) && edges.target(edge) == start ? edge + 1 : edge;
  }

  private void leave(int length) {
    for (int place = 0; place <= length; place++) {
      onPath[path[place]] = false;
    }
  }

  /**
   * Reports a loop.
   *
   * @param closing the weight of its last edge
   * @param open whether that edge is open
   */
  private void found(long closing, boolean open, int length) {
    boolean allKnown = known[length - 1] && !open;
    if (unknownOnly == allKnown) {
      return;
    }
    boolean anySpan = bounds.maxSpanDays() == LoopBounds.ANY_SPAN;
    long least = Math.min(bottleneck[length - 1], closing);
    if (anySpan && !best.mayTake(least, length)) {
      loops++;
      return;
    }
    Loop loop = new Loop(smallestFirst(length), least);
    if (anySpan || PaymentDays.span(ofEdges(loop)) <= bounds.maxSpanDays()) {
      loops++;
      if (best.mayTake(least, length)) {
        best.offer(loop);
      }
    }
  }

  private int[] smallestFirst(int length) {
    int smallest = 0;
    for (int place = 1; place < length; place++) {
      if (parties[path[place]] < parties[path[smallest]]) {
        smallest = place;
      }
    }
    int[] loop = new int[length];
    for (int place = 0; place < length; place++) {
      loop[place] = parties[path[(smallest + place) % length]];
    }
    return loop;
  }

  /** The days of each edge of a loop. */
  private int[][] ofEdges(Loop loop) {
    int[] members = loop.parties();
    int[][] ofEdges = new int[members.length][];
    Arrays.setAll(
        ofEdges, leg -> days[graph.edge(members[leg], members[(leg + 1) % members.length])]);
    return ofEdges;
  }
}
