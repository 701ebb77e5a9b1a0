package io.carousel.graph.kernel.loop;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.RandomEdges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.JohnsonSimpleCycles;
import org.jgrapht.graph.DefaultDirectedGraph;

/** The loops of a network within bounds, taken from all its simple cycles by definition. */
final class LoopsByDefinition {
  /** A loop by the ids of its parties, the smallest first. */
  record Named(List<String> ids, long bottleneck) {
    static List<Named> of(DirectedGraph graph, List<Loop> loops) {
      return loops.stream().map(loop -> new Named(loop.ids(graph), loop.bottleneck())).toList();
    }

    String path() {
      return String.join(">", ids);
    }
  }

  /** All amounts of a pair together. */
  private record Leg(long weight, boolean open) {
    static Leg sum(Leg one, Leg other) {
      return new Leg(one.weight + other.weight, one.open || other.open);
    }

    long atMost() {
      return open ? Long.MAX_VALUE : weight;
    }
  }

  private final RandomLoops network;
  private final Map<List<String>, Leg> legs = new HashMap<>();

  private LoopsByDefinition(RandomLoops network) {
    this.network = network;
    for (RandomEdges.Edge edge : network.edges().edges()) {
      if (!edge.isSelfEdge()) {
        legs.merge(
            List.of(edge.payer(), edge.payee()), new Leg(edge.weight(), edge.open()), Leg::sum);
      }
    }
  }

  /** All loops within bounds, the best first, from the cycles that JGraphT finds. */
  static List<Named> ofJGraphT(RandomLoops network) {
    LoopsByDefinition definition = new LoopsByDefinition(network);
    Graph<String, List<String>> graph = new DefaultDirectedGraph<>(null, null, false);
    network.edges().parties().forEach(graph::addVertex);
    definition.legs.keySet().forEach(leg -> graph.addEdge(leg.get(0), leg.get(1), leg));
    List<List<String>> cycles = new ArrayList<>();
    new JohnsonSimpleCycles<>(graph).findSimpleCycles(cycle -> cycles.add(new ArrayList<>(cycle)));
    return definition.ranked(cycles);
  }

  /** The same, from the ways on which the smallest party comes back to itself. */
  static List<Named> ofAllWays(RandomLoops network) {
    LoopsByDefinition definition = new LoopsByDefinition(network);
    List<List<String>> cycles = new ArrayList<>();
    for (String start : network.edges().parties()) {
      definition.goOn(List.of(start), cycles);
    }
    return definition.ranked(cycles);
  }

  private void goOn(List<String> way, List<List<String>> cycles) {
    String start = way.get(0);
    String last = way.get(way.size() - 1);
    if (legs.containsKey(List.of(last, start))) {
      cycles.add(way);
    }
    if (way.size() == network.bounds().maxLength()) {
      return;
    }
    for (String next : network.edges().parties()) {
      boolean later = RandomEdges.compareBytes(next, start) > 0 && !way.contains(next);
      if (later && legs.containsKey(List.of(last, next))) {
        List<String> longer = new ArrayList<>(way);
        longer.add(next);
        goOn(longer, cycles);
      }
    }
  }

  private List<Named> ranked(List<List<String>> cycles) {
    return cycles.stream()
        .map(LoopsByDefinition::smallestFirst)
        .filter(this::counts)
        .map(ids -> new Named(ids, bottleneck(ids)))
        .sorted(
            Comparator.comparingLong(Named::bottleneck)
                .reversed()
                .thenComparing(named -> named.ids().size())
                .thenComparing(Named::path, RandomEdges::compareBytes)
                .thenComparing(named -> named.ids().get(0), RandomEdges::compareBytes))
        .toList();
  }

  static List<String> smallestFirst(List<String> cycle) {
    List<String> turned = new ArrayList<>(cycle);
    String smallest = Collections.min(cycle, RandomEdges::compareBytes);
    Collections.rotate(turned, -cycle.indexOf(smallest));
    return turned;
  }

  /**
   * Where nothing is open, known amounts must be enough. Otherwise they must not be, unless every
   * open one were without limit.
   */
  private boolean counts(List<String> cycle) {
    long needed = Math.max(1, network.bounds().minWeight());
    boolean known = legs(cycle).stream().allMatch(leg -> leg.weight() >= needed);
    boolean possible = legs(cycle).stream().allMatch(leg -> leg.atMost() >= needed);
    boolean open = legs.values().stream().anyMatch(Leg::open);
    return cycle.size() <= network.bounds().maxLength()
        && (open ? possible && !known : known)
        && (network.bounds().maxSpanDays() == LoopBounds.ANY_SPAN || inTime(cycle));
  }

  private long bottleneck(List<String> cycle) {
    long needed = Math.max(1, network.bounds().minWeight());
    long least = legs(cycle).stream().mapToLong(Leg::weight).min().orElseThrow();
    return least < needed ? 0 : least;
  }

  /** Whether every edge is paid in some stretch of as many days. */
  private boolean inTime(List<String> cycle) {
    List<int[]> days = pairs(cycle).stream().map(network.days()::get).toList();
    int most = network.bounds().maxSpanDays();
    return days.stream()
        .flatMapToInt(Arrays::stream)
        .anyMatch(
            first ->
                days.stream()
                    .allMatch(
                        on -> Arrays.stream(on).anyMatch(d -> d >= first && d - first <= most)));
  }

  private List<Leg> legs(List<String> cycle) {
    return pairs(cycle).stream().map(legs::get).toList();
  }

  private static List<List<String>> pairs(List<String> cycle) {
    return IntStream.range(0, cycle.size())
        .mapToObj(leg -> List.of(cycle.get(leg), cycle.get((leg + 1) % cycle.size())))
        .toList();
  }
}
