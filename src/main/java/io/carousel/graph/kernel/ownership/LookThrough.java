package io.carousel.graph.kernel.ownership;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.StronglyConnectedComponents;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Look-through ownership: the fraction of an issuer that a holder owns along all paths of holdings
 * of any depth, including cycles, one holder at a time in the UTF-8 order of ids.
 *
 * <p>With {@code A(i, j)}, the fraction of {@code j} that {@code i} holds directly, it is
 *
 * <pre>
 *   Y = A + A^2 + A^3 + ... = A (I - A)^-1
 * </pre>
 *
 * Fractions along a path are multiplied, those of different paths added. With cross-holdings the
 * result can be above 1, and a party can own a part of itself.
 *
 * <p>A holder's shares are pushed forward along holdings, from holders to issuers in topological
 * order of the components, and repeatedly within a strongly connected component. All amounts that
 * arrived at a party are pushed on together, unless they are below the tolerance. The final
 * remainder is below it everywhere and counts at the party it has reached. So stakes are never too
 * high; they are too low by at most the remainder times the stakes of its parties.
 *
 * <p>If parties hold all of each other or more, as contradictory records claim, the sum does not
 * converge. Such stakes, and stakes held through them, are unknown: not a number. Other stakes of
 * the same holder are not affected.
 *
 * <p>Memory: the holdings and 29 bytes a party. Time for each holder: the holdings of the parties
 * it reaches, those inside a component repeatedly until the amounts are below the tolerance.
 *
 * <p>Source: F. Brioschi, L. Buzzacchi, M. Colombo, Risk Capital Financing and the Separation of
 * Ownership and Control in Business Groups, Journal of Banking and Finance 13, 1989.
 */
public final class LookThrough implements Iterator<LookThrough.Stakes> {
  private final DirectedGraph holdings;
  private final double[] fractions;
  private final boolean[] unbounded;
  private final double tolerance;

  /** The holder's stake in each party, as far as found; 0 for parties not reached. */
  private final double[] owned;

  /** The part of it that was not yet pushed on. */
  private final double[] residuals;

  /** The parties with a stake found. */
  private final BitSet reached;

  /** The parties in the order of their turns: issuers of other components later. */
  private final int[] order;

  private final int[] turns;

  /** For each turn, the first turn of its component. */
  private final int[] starts;

  /** The turns with an amount to push on. */
  private final BitSet pending;

  private int holder;

  /**
   * A direct stake of a holder.
   *
   * @param fraction of all of the issuer's shares, at least 0; usually at most 1
   */
  public record Holding(String holder, String issuer, double fraction) {
    /**
     * Checks the fraction.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Holding {
      if (!(fraction >= 0 && fraction < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            String.format(
                "'%s' holds %s of '%s'; a stake must be a finite fraction of at least 0",
                holder, fraction, issuer));
      }
    }
  }

  /**
   * The look-through stakes of a holder.
   *
   * @param issuers in the UTF-8 order of ids; the holder can be among them
   * @param shares the fraction of each that it owns, above 0; not a number if unknown
   */
  @SuppressWarnings("ArrayRecordComponent") // Kernels pass arrays on; these are never compared.
  public record Stakes(String holder, String[] issuers, double[] shares) {}

  private LookThrough(DirectedGraph holdings, double[] fractions, double tolerance) {
    int parties = holdings.parties();
    this.holdings = holdings;
    this.fractions = fractions;
    this.unbounded = CrossHoldings.unbounded(holdings, fractions, tolerance);
    this.tolerance = tolerance;
    this.owned = new double[parties];
    this.residuals = new double[parties];
    this.reached = new BitSet(parties);
    this.order = StronglyConnectedComponents.inPaymentOrder(holdings);
    this.turns = new int[parties];
    this.starts = new int[parties];
    this.pending = new BitSet(parties);
    takeTurns(StronglyConnectedComponents.of(holdings));
    skipNonHolders();
  }

  /**
   * The stakes of each party with holdings.
   *
   * @param direct one per pair; stakes of 0, and of a party in itself, are ignored
   * @param tolerance smaller fractions of an issuer are not followed further; above 0 and below 1
   * @throws IllegalArgumentException if the tolerance is out of range or a pair is given twice
   */
  public static LookThrough of(List<Holding> direct, double tolerance) {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "The tolerance of look-through is " + tolerance + "; it must be above 0 and below 1");
    }
    List<Holding> held =
        direct.stream().filter(h -> h.fraction() > 0 && !h.holder().equals(h.issuer())).toList();
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    held.forEach(holding -> builder.add(holding.holder(), holding.issuer(), 1));
    DirectedGraph holdings = builder.build();
    return new LookThrough(holdings, fractions(holdings, held), tolerance);
  }

  private static double[] fractions(DirectedGraph holdings, List<Holding> held) {
    double[] fractions = new double[holdings.edges()];
    for (Holding holding : held) {
      int edge = holdings.edge(holdings.party(holding.holder()), holdings.party(holding.issuer()));
      if (fractions[edge] > 0) {
        throw new IllegalArgumentException(
            String.format(
                "'%s' holds %s of '%s' and %s as well; give one stake per pair",
                holding.holder(), fractions[edge], holding.issuer(), holding.fraction()));
      }
      fractions[edge] = holding.fraction();
    }
    return fractions;
  }

  private void takeTurns(int[] components) {
    for (int turn = 0; turn < order.length; turn++) {
      int party = order[turn];
      boolean joined = turn > 0 && components[order[turn - 1]] == components[party];
      starts[turn] = joined ? starts[turn - 1] : turn;
      turns[party] = turn;
    }
  }

  @Override
  public boolean hasNext() {
    return holder < holdings.parties();
  }

  @Override
  public Stakes next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    push(holder, 1);
    pushOnFrom(starts[turns[holder]]);
    Stakes stakes = taken();
    holder++;
    skipNonHolders();
    return stakes;
  }

  private void skipNonHolders() {
    while (hasNext() && holdings.firstEdge(holder) == holdings.endEdge(holder)) {
      holder++;
    }
  }

  /** Pushes amounts on until none are pending, finishing each component before the next. */
  private void pushOnFrom(int start) {
    int turn = pending.nextSetBit(start);
    while (turn >= 0) {
      pending.clear(turn);
      double share = residuals[order[turn]];
      residuals[order[turn]] = 0;
      push(order[turn], share);
      int next = pending.nextSetBit(turn + 1);
      boolean left = next < 0 || starts[next] != starts[turn];
      turn = left ? pending.nextSetBit(starts[turn]) : next;
    }
  }

  private void push(int party, double share) {
    for (int edge = holdings.firstEdge(party); edge < holdings.endEdge(party); edge++) {
      arrive(holdings.target(edge), share * fractions[edge]);
    }
  }

  private void arrive(int party, double share) {
    // Unknown stakes stay unknown and have been pushed on; a stake of 0 was too small for a double.
    if (Double.isNaN(owned[party]) || share == 0) {
      return;
    }
    reached.set(party);
    double arrived = unbounded[party] ? Double.NaN : share;
    owned[party] += arrived;
    residuals[party] += arrived;
    if (!(residuals[party] < tolerance)) {
      pending.set(turns[party]);
    }
  }

  /** Returns the stakes found, and clears them. */
  private Stakes taken() {
    String[] issuers = new String[reached.cardinality()];
    double[] shares = new double[issuers.length];
    int party = -1;
    for (int place = 0; place < issuers.length; place++) {
      party = reached.nextSetBit(party + 1);
      issuers[place] = holdings.id(party);
      shares[place] = owned[party];
      owned[party] = 0;
      residuals[party] = 0;
    }
    reached.clear();
    return new Stakes(holdings.id(holder), issuers, shares);
  }
}
