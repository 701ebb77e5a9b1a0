package io.carousel.graph.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What goes round when amounts are drawn from their ranges: each uniformly and independently, the
 * same one in every graph that it is part of.
 *
 * <p>Not thread-safe. Memory: the graph twice, and 48 bytes an amount.
 */
public final class AmountDraws {
  private final List<Piece> pieces;
  private final DirectedGraph graph;
  private final int[] edges;
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
    this.pieces = List.copyOf(pieces);
    this.attributionEdges = attributionEdges;
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    pieces.forEach(piece -> builder.add(piece.payer(), piece.payee(), piece.high()));
    this.graph = builder.build();
    this.edges =
        pieces.stream()
            .mapToInt(piece -> graph.edge(graph.party(piece.payer()), graph.party(piece.payee())))
            .toArray();
    this.components = new ArrayList<>();
    Components.of(graph).forEachRemaining(components::add);
  }

  /** One draw. The same seed draws the same amounts under equal keys. */
  public Draw draw(long seed) {
    long[] amounts = new long[graph.edges()];
    long[] capital = new long[graph.edges()];
    for (int piece = 0; piece < edges.length; piece++) {
      long amount = amount(pieces.get(piece), seed);
      amounts[edges[piece]] += amount;
      capital[edges[piece]] += pieces.get(piece).capital() ? amount : 0;
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
        recycled += circular[edge] * ((double) capital[number] / (double) amounts[number]);
      }
    }
    long given = Arrays.stream(capital).sum();
    double share = given == 0 ? Double.NaN : Math.min(1, recycled / (double) given);
    return new Draw(Arrays.stream(amounts).sum(), circulation, share);
  }

  private static long amount(Piece piece, long seed) {
    if (piece.low() == piece.high()) {
      return piece.low();
    }
    double place = new SplittableRandom(seed ^ piece.key()).nextDouble();
    return piece.low() + Math.round(place * (double) (piece.high() - piece.low()));
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
