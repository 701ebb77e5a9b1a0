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
 * What circulates when amounts are drawn from their ranges: each uniformly and independently, the
 * same one in every graph that it is part of.
 *
 * <p>Memory: the graph twice, and 29 bytes an amount.
 */
public final class AmountDraws {
  private final DirectedGraph graph;

  /** Of each amount: its edge, whether it gives capital, what names its draw, and its range. */
  private final int[] edges;

  private final boolean[] capital;
  private final long[] keys;
  private final long[] lows;
  private final long[] highs;
  private final List<Part> components;
  private final int attributionEdges;

  /**
   * A part of what is paid on an edge.
   *
   * @param capital whether it gives capital
   * @param key what names the draw: equal keys are drawn alike
   * @param low the least that it may come to, in whole units
   * @param high the most
   */
  public record Piece(String payer, String payee, boolean capital, long key, long low, long high) {}

  /**
   * What a draw comes to.
   *
   * @param gross the sum of amounts
   * @param circulation the {@linkplain MaximumCirculation maximum circulation}
   * @param recycledShare the share of capital that is attributed as circular; not a number where
   *     none is given
   */
  public record Draw(long gross, long circulation, double recycledShare) {

    /** Circulation as a share of gross; 0 of nothing. */
    public double circularity() {
      return gross == 0 ? 0 : (double) circulation / (double) gross;
    }
  }

  /**
   * Amounts to draw.
   *
   * @param pieces between different parties; the most they may come to together is a long
   * @param attributionEdges edges of the largest component whose circulation is attributed by
   *     {@linkplain BalancedFlowForwarding balanced flow forwarding}; else it is what netting
   *     cancels
   * @throws IllegalArgumentException if they may come to more than a long can hold
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

  /** One draw. The same seed draws the same amounts under equal keys. */
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
