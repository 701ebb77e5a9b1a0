package io.carousel.graph.kernel.trace;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.Arrays;
import java.util.List;

/**
 * A customer's payments traced through intermediaries to the trade of a supplier.
 *
 * <p>A customer's payments are passed on by its payees, and by their payees: an intermediary {@code
 * j} that has received {@code x(j)} passes {@code x(j) w(j, l) / T(j)} on to {@code l}, where
 * {@code w} is the cash paid and the throughflow {@code T = max(inflow, outflow)} is that of the
 * whole graph, as for the return probability. The amount traced to a supplier is the part that
 * arrives as payment for something,
 *
 * <pre>
 *   sum over payers j of x(j) trade(j, supplier) / T(j)
 * </pre>
 *
 * after one intermediary, after two, up to the maximum. Direct payments from the customer to the
 * supplier are not included. Each dollar counts once: a dollar that reached the supplier, even for
 * capital, or came back to the customer is not followed further.
 *
 * <p>Payments are followed once for all suppliers of a customer. If a supplier is itself an
 * intermediary, the amounts it passed on are followed again from there and subtracted. A difference
 * of less than 10^-12 of the minuend is rounding and counts as 0.
 *
 * <p>Memory: 40 bytes an edge, 24 a party and intermediary, and the ids. Time for a customer: the
 * edges of its payees, of their payees and so on; for each of its suppliers the edges into it, and
 * if it is an intermediary, the edges of its own payees and so on, one step less.
 *
 * <p>Not for use by several threads at once.
 */
public final class TracedPayments {
  private static final double ROUNDING = 1e-12;

  private final DirectedGraph paid;
  private final int intermediaries;

  /** From payees to payers. */
  private final DirectedGraph sales;

  /** For each edge of {@link #sales}, the trade as a share of the payer's throughflow. */
  private final double[] tradeShares;

  /** The money from the customer. */
  private final TracedFlow all;

  /** The part of it that has passed through the supplier. */
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
   * The amounts traced from a customer to some suppliers, in the unit of the weights.
   *
   * @param suppliers other parties than the customer; amounts traced to or from a party that is not
   *     in the graph are 0
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
        // All money of the supplier has reached it, whether or not for the first time.
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

  /** Collects the payments of a graph, in any order; parallel payments are added up. */
  public static final class Builder {
    private final DirectedGraph.Builder paid = new DirectedGraph.Builder();
    private final DirectedGraph.Builder trade = new DirectedGraph.Builder();

    /**
     * Adds a payment.
     *
     * @param weight all cash paid, in whole units
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
     * @param intermediaries the maximum number of intermediaries, at least 1
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
