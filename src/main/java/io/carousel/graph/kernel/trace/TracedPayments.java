package io.carousel.graph.kernel.trace;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.Arrays;
import java.util.List;

/**
 * A customer's payments traced through intermediaries to the trade of a supplier.
 *
 * <p>What a customer pays its payees is passed on by them, and by those who get it from them: with
 * {@code x(j)} of it an intermediary {@code j} pays {@code x(j) w(j, l) / T(j)} on to {@code l},
 * where {@code w} is cash paid and the throughflow {@code T = max(inflow, outflow)} is that of the
 * whole graph, as in the return probability. Traced to a supplier is what gets there as payment for
 * something,
 *
 * <pre>
 *   sum over payers j of x(j) trade(j, supplier) / T(j)
 * </pre>
 *
 * after one intermediary, after two, up to the most that are looked at. Payments from the customer
 * to the supplier directly are not among them. Each dollar counts once: one that got to the
 * supplier, be it for capital, or came back to the customer goes no further.
 *
 * <p>Payments are followed once for all suppliers of a customer. Where a supplier is among those
 * who pass them on, what it passed on is followed again from there and taken off. A difference of
 * less than 10^-12 of what it is taken from is rounding, and nothing.
 *
 * <p>Memory: 40 bytes an edge, 24 a party and intermediary, and the ids. Time for a customer: the
 * edges of its payees, of their payees and so on; for each of its suppliers the edges into it, and
 * if it is such a one, the edges of its own payees and so on, one step less.
 *
 * <p>Not for use by several threads at once.
 */
public final class TracedPayments {
  private static final double ROUNDING = 1e-12;

  private final DirectedGraph paid;
  private final int intermediaries;

  /** From payees to payers. */
  private final DirectedGraph sales;

  /** Of each edge of {@link #sales}, the trade as a share of the payer's throughflow. */
  private final double[] tradeShares;

  /** What came from the customer. */
  private final TracedFlow all;

  /** The part of it that has been with the supplier. */
  private final TracedFlow again;

  private TracedPayments(DirectedGraph paid, DirectedGraph trade, int intermediaries) {
    this.paid = paid;
    this.intermediaries = intermediaries;
    this.sales = trade.reversed();
    long[] inflows = paid.inflows();
    long[] throughflows = paid.outflows();
    Arrays.setAll(throughflows, party -> Math.max(inflows[party], throughflows[party]));
    double[] shares = new double[paid.edges()];
    this.tradeShares = new double[paid.edges()];
    for (int party = 0; party < throughflows.length; party++) {
      for (int edge = paid.firstEdge(party); edge < paid.endEdge(party); edge++) {
        shares[edge] = share(paid.weight(edge), throughflows[party]);
      }
      for (int sale = sales.firstEdge(party); sale < sales.endEdge(party); sale++) {
        tradeShares[sale] = share(sales.weight(sale), throughflows[sales.target(sale)]);
      }
    }
    this.all = new TracedFlow(paid, shares, intermediaries);
    this.again = new TracedFlow(paid, shares, intermediaries);
  }

  private static double share(long part, long whole) {
    return part == 0 ? 0 : (double) part / (double) whole;
  }

  /**
   * What is traced from a customer to each of some suppliers, in the unit of the weights.
   *
   * @param suppliers other parties than the customer; what is traced to or from a party that is not
   *     in the graph is 0
   * @return one entry a supplier, at least 0
   */
  public double[] of(String customer, List<String> suppliers) {
    int payer = paid.party(customer);
    if (payer < 0) {
      return new double[suppliers.size()];
    }
    for (int edge = paid.firstEdge(payer); edge < paid.endEdge(payer); edge++) {
      all.add(0, paid.target(edge), (double) paid.weight(edge));
    }
    for (int step = 0; step < intermediaries - 1; step++) {
      all.passOn(step, payer);
    }
    double[] traced = suppliers.stream().mapToDouble(id -> traced(payer, paid.party(id))).toArray();
    all.clear();
    return traced;
  }

  private double traced(int customer, int supplier) {
    if (supplier < 0) {
      return 0;
    }
    double traced = 0;
    for (int step = 0; step < intermediaries; step++) {
      traced += arriving(step, supplier);
      if (step < intermediaries - 1) {
        // All that the supplier has has been there, whether or not for the first time.
        again.add(step, supplier, all.at(step, supplier) - again.at(step, supplier));
        again.passOn(step, customer);
      }
    }
    again.clear();
    return traced;
  }

  private double arriving(int step, int supplier) {
    double arriving = 0;
    for (int sale = sales.firstEdge(supplier); sale < sales.endEdge(supplier); sale++) {
      double amount = all.at(step, sales.target(sale));
      double fresh = amount - again.at(step, sales.target(sale));
      if (fresh > ROUNDING * amount) {
        arriving += fresh * tradeShares[sale];
      }
    }
    return arriving;
  }

  /** Collects the payments of a graph, in any order; parallel ones are added up. */
  public static final class Builder {
    private final DirectedGraph.Builder paid = new DirectedGraph.Builder();
    private final DirectedGraph.Builder trade = new DirectedGraph.Builder();

    /**
     * Adds a payment.
     *
     * @param weight all cash that is paid, in whole units
     * @param traded the part of it that buys something
     * @throws IllegalArgumentException if the part is negative or more than the whole
     * @throws NullPointerException if an id is null
     */
    public void add(String payer, String payee, long weight, long traded) {
      if (traded > weight) {
        throw new IllegalArgumentException(
            String.format(
                "'%s' pays '%s' %d for something, of %d in all; a part must be at most the whole",
                payer, payee, traded, weight));
      }
      paid.add(payer, payee, weight);
      trade.add(payer, payee, traded);
    }

    /**
     * The payments added so far, to be traced.
     *
     * @param intermediaries how many a payment is traced through at most, at least 1
     * @throws IllegalArgumentException if there are fewer, or if all weights add up to more than a
     *     long can hold
     */
    public TracedPayments build(int intermediaries) {
      if (intermediaries < 1) {
        throw new IllegalArgumentException(
            "Payments are traced through up to "
                + intermediaries
                + " intermediaries; it must be at least 1");
      }
      return new TracedPayments(paid.build(), trade.build(), intermediaries);
    }
  }
}
