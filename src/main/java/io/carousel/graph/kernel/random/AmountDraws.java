package io.carousel.graph.kernel.random;

import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.Part;
import io.carousel.graph.kernel.circulation.BalancedFlowForwarding;
import io.carousel.graph.kernel.circulation.MaximumCirculation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The circulation when amounts are drawn from their ranges: each uniformly and independently, and
 * equal in every graph that contains it.
 *
 * <p>Memory: the graph twice, and 29 bytes an amount.
 */
public final class AmountDraws {
  private final DirectedGraph graph;

  /** For each amount: its edge, whether it gives capital, the key of its draw, and its range. */
  private final int[] edges;

  private final boolean[] capital;
  private final long[] keys;
  private final long[] lows;
  private final long[] highs;
  private final List<Part> components;
  private final int attributionEdges;

  /**
   * A part of the amount paid on an edge.
   *
   * @param capital whether it gives capital
   * @param key the key of the draw: equal keys give equal draws
   * @param low the lowest possible amount, in whole units
   * @param high the highest possible amount
   */
  public record Piece(String payer, String payee, boolean capital, long key, long low, long high) {}

  /**
   * The measures of a draw.
   *
   * @param gross the sum of amounts
   * @param circulation the {@linkplain MaximumCirculation maximum circulation}
   * @param recycledShare the share of capital that is attributed as circular; not a number if no
   *     capital is given
   */
  public record Draw(long gross, long circulation, double recycledShare) {

    /** Circulation as a share of gross; 0 if gross is 0. */
    public double circularity() {
      return gross == 0 ? 0 : (double) circulation / (double) gross;
    }
  }

  /**
   * Amounts to draw.
   *
   * @param pieces amounts between different parties; the sum of their upper limits fits a long
   * @param attributionEdges edges of the largest component whose circulation is attributed by
   *     {@linkplain BalancedFlowForwarding balanced flow forwarding}; in larger ones, the circular
   *     part is the amount netting cancels
   * @throws IllegalArgumentException if that sum is more than a long can hold
   */
  public AmountDraws(List<Piece> pieces, int attributionEdges) {
    this.attributionEdges = attributionEdges;
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    pieces.forEach(piece -> builder.add(piece.payer(), piece.payee(), piece.high()));
    this.graph = builder.build();
    this.edges = pieces.stream().mapToInt(this::edge).toArray();
    this.capital = new boolean[edges.length];
    IntStream.range(0, edges.length).forEach(piece -> capital[piece] = pieces.get(piece).capital());
    this.keys = pieces.stream().mapToLong(Piece::key).toArray();
    this.lows = pieces.stream().mapToLong(Piece::low).toArray();
    this.highs = pieces.stream().mapToLong(Piece::high).toArray();
    this.components = new ArrayList<>();
    Components.of(graph).forEachRemaining(components::add);
  }

  private int edge(Piece piece) {
    return graph.edge(graph.party(piece.payer()), graph.party(piece.payee()));
  }

  /** One draw. The same seed gives the same amounts for equal keys. */
  public Draw draw(long seed) {
    long[] amounts = new long[graph.edges()];
    long[] given = new long[graph.edges()];
    for (int piece = 0; piece < edges.length; piece++) {
      long amount = amount(piece, seed);
      amounts[edges[piece]] += amount;
      given[edges[piece]] += capital[piece] ? amount : 0;
    }
    long circulation = 0;
    double recycled = 0;
    for (Part component : components) {
      long[] inside = at(component.edges(), amounts);
      Part paid = Part.reweighted(component.graph(), inside);
      long[] cancelled = MaximumCirculation.of(paid.graph());
      circulation += Arrays.stream(cancelled).sum();
      double[] circular = attributed(paid.graph(), cancelled);
      for (int edge = 0; edge < circular.length; edge++) {
        int number = component.edges()[paid.edges()[edge]];
        recycled += circular[edge] * ((double) given[number] / (double) amounts[number]);
      }
    }
    long all = Arrays.stream(given).sum();
    double share = all == 0 ? Double.NaN : Math.min(1, recycled / (double) all);
    return new Draw(Arrays.stream(amounts).sum(), circulation, share);
  }

  private long amount(int piece, long seed) {
    if (lows[piece] == highs[piece]) {
      return lows[piece];
    }
    double place = new SplittableRandom(seed ^ keys[piece]).nextDouble();
    return lows[piece] + Math.round(place * (double) (highs[piece] - lows[piece]));
  }

  private double[] attributed(DirectedGraph paid, long[] cancelled) {
    return paid.edges() <= attributionEdges
        ? BalancedFlowForwarding.of(paid).circular()
        : Arrays.stream(cancelled).asDoubleStream().toArray();
  }

  private static long[] at(int[] numbers, long[] values) {
    return Arrays.stream(numbers).mapToLong(number -> values[number]).toArray();
  }
}
