package io.carousel.graph.kernel.linear;

import io.carousel.graph.kernel.DirectedGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The equations of a graph's weights {@code W} with a slack {@code s} per party, the amount it
 * retains: the matrix {@code D - W} with {@code D(i) = s(i) + sum over j of w(i, j)}, eliminated
 * party by party.
 *
 * <p>It never subtracts (Grassmann, Taksar, Heyman): flows through a party are redirected from its
 * payers to its payees and their slacks, and a pivot is the sum of the remaining amounts. So for
 * right-hand sides of at least 0, every entry of a solution has a small relative error, even if
 * weights differ by many orders of magnitude. Elimination in libraries computes pivots as
 * differences and loses all digits if amounts of 10^13 pass a leak of 0.01 (ADR 5).
 *
 * <p>Parties with the fewest neighbours are eliminated first, sparsely, until the rest is dense:
 * O(k^3) time for a rest of k parties, 24 bytes an entry of the factors, which are at most n^2 / 2.
 *
 * @see <a href="https://doi.org/10.1287/opre.33.5.1107">W. Grassmann, M. Taksar, D. Heyman,
 *     Regenerative Analysis and Steady State Distributions for Markov Chains, Operations Research
 *     33(5), 1985</a>
 * @see <a href="https://doi.org/10.1007/BF01385743">C. O'Cinneide, Entrywise Perturbation Theory
 *     and Error Analysis for Markov Chains, Numerische Mathematik 65, 1993</a>
 */
public final class Elimination {
  /** A rest of this few parties is always eliminated densely. */
  private static final int SMALL = 64;

  /** A rest with this share of all possible edges is dense. */
  private static final double DENSE = 0.25;

  /** Keeps parties connected whose weights would otherwise underflow to 0. */
  private static final double FAINTEST = 1e-120;

  /** The parties in the order in which they were eliminated. */
  private final List<Step> steps = new ArrayList<>();

  /** The step that eliminated each party. */
  private final int[] stepOf;

  private final double[] slacks;
  private final List<TreeMap<Integer, Double>> out = new ArrayList<>();
  private final List<TreeSet<Integer>> in = new ArrayList<>();
  private final TreeSet<Candidate> candidates = new TreeSet<>();
  private long edges;

  /** A party that may be eliminated next, at the cost of this many new edges. */
  private record Candidate(long price, int party) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int byPrice = Long.compare(price, other.price);
      return byPrice == 0 ? Integer.compare(party, other.party) : byPrice;
    }
  }

  /**
   * An eliminated party, with its edges to parties eliminated later.
   *
   * @param pivot its slack plus all its payments to those parties
   * @param fromPayers the payment of each payer, as a share of the pivot
   * @param toPayees the payment to each payee, as a share of the pivot
   */
  @SuppressWarnings("ArrayRecordComponent") // These are never compared.
  private record Step(
      int party,
      double pivot,
      int[] payers,
      double[] fromPayers,
      int[] payees,
      double[] toPayees) {}

  /**
   * Eliminates.
   *
   * @param slacks one entry a party, at least 0. Each party must be able to reach a slack above 0
   *     along weights above 0, unless all slacks are 0 and the graph is strongly connected
   */
  public Elimination(DirectedGraph graph, long[] slacks) {
    int parties = graph.parties();
    this.stepOf = new int[parties];
    this.slacks = Arrays.stream(slacks).asDoubleStream().toArray();
    for (int party = 0; party < parties; party++) {
      out.add(new TreeMap<>());
      in.add(new TreeSet<>());
    }
    for (int payer = 0; payer < parties; payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        if (graph.weight(edge) > 0) {
          join(payer, graph.target(edge), (double) graph.weight(edge));
        }
      }
    }
    for (int party = 0; party < parties; party++) {
      candidates.add(candidate(party));
    }
    while (candidates.size() > SMALL && edges < DENSE * candidates.size() * candidates.size()) {
      eliminate(candidates.first().party());
    }
    eliminateRest();
  }

  private void join(int payer, int payee, double weight) {
    out.get(payer).merge(payee, weight, Double::sum);
    if (in.get(payee).add(payer)) {
      edges++;
    }
  }

  private Candidate candidate(int party) {
    return new Candidate((long) out.get(party).size() * in.get(party).size(), party);
  }

  /** Redirects the flows through a party past it. */
  private void eliminate(int party) {
    TreeMap<Integer, Double> payees = out.get(party);
    TreeSet<Integer> payers = in.get(party);
    TreeSet<Integer> neighbours = new TreeSet<>(payers);
    neighbours.addAll(payees.keySet());
    candidates.remove(candidate(party));
    neighbours.forEach(neighbour -> candidates.remove(candidate(neighbour)));
    double pivot = slacks[party];
    for (double weight : payees.values()) {
      pivot += weight;
    }
    Step step =
        new Step(
            party,
            pivot,
            ints(payers),
            new double[payers.size()],
            ints(payees.keySet()),
            new double[payees.size()]);
    int next = 0;
    for (double weight : payees.values()) {
      step.toPayees()[next++] = weight / pivot;
    }
    for (int place = 0; place < step.payers().length; place++) {
      step.fromPayers()[place] = out.get(step.payers()[place]).remove(party) / pivot;
    }
    payees.keySet().forEach(payee -> in.get(payee).remove(party));
    edges -= payers.size() + payees.size();
    leadPast(step);
    neighbours.forEach(neighbour -> candidates.add(candidate(neighbour)));
    stepOf[party] = steps.size();
    steps.add(step);
  }

  private void leadPast(Step step) {
    TreeMap<Integer, Double> payees = out.get(step.party());
    for (int place = 0; place < step.payers().length; place++) {
      int payer = step.payers()[place];
      double share = step.fromPayers()[place];
      slacks[payer] += share * slacks[step.party()];
      payees.forEach(
          (payee, weight) -> {
            if (payer != payee) {
              join(payer, payee, Math.max(FAINTEST, share * weight));
            }
          });
    }
  }

  private static int[] ints(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Eliminates the rest as a dense matrix, from its first row to its last. */
  private void eliminateRest() {
    int[] rest = candidates.stream().mapToInt(Candidate::party).sorted().toArray();
    double[][] weights = new double[rest.length][rest.length];
    for (int row = 0; row < rest.length; row++) {
      for (var edge : out.get(rest[row]).entrySet()) {
        weights[row][Arrays.binarySearch(rest, edge.getKey())] = edge.getValue();
      }
    }
    for (int row = 0; row < rest.length; row++) {
      double pivot = slacks[rest[row]];
      for (int payee = row + 1; payee < rest.length; payee++) {
        pivot += weights[row][payee];
      }
      for (int payer = row + 1; payer < rest.length; payer++) {
        if (weights[payer][row] > 0) {
          leadPast(weights, payer, row, pivot);
          slacks[rest[payer]] += weights[payer][row] * slacks[rest[row]];
        }
      }
      stepOf[rest[row]] = steps.size();
      steps.add(step(rest, weights, row, pivot));
    }
  }

  /** Stores the payer's share in place of its payment to the party. */
  private static void leadPast(double[][] weights, int payer, int party, double pivot) {
    double share = weights[payer][party] / pivot;
    double[] from = weights[party];
    double[] to = weights[payer];
    to[party] = share;
    for (int payee = party + 1; payee < from.length; payee++) {
      if (from[payee] > 0) {
        to[payee] += Math.max(FAINTEST, share * from[payee]);
      }
    }
  }

  private static Step step(int[] rest, double[][] weights, int row, double pivot) {
    int later = rest.length - row - 1;
    double[] fromPayers = new double[later];
    double[] toPayees = new double[later];
    for (int place = 0; place < later; place++) {
      fromPayers[place] = weights[row + 1 + place][row];
      toPayees[place] = weights[row][row + 1 + place] / pivot;
    }
    int[] parties = Arrays.copyOfRange(rest, row + 1, rest.length);
    return new Step(rest[row], pivot, parties, fromPayers, parties, toPayees);
  }

  /**
   * {@code x} for which {@code (D - W) x} is the right-hand side.
   *
   * @param rightHandSide one entry a party, at least 0
   */
  public double[] solve(double[] rightHandSide) {
    double[] work = rightHandSide.clone();
    forward(work, 0);
    backward(work, 0);
    return work;
  }

  /**
   * {@code x} for which {@code (D - W)' x} is the right-hand side, the matrix transposed.
   *
   * @param rightHandSide one entry a party, at least 0
   */
  public double[] solveTransposed(double[] rightHandSide) {
    double[] work = rightHandSide.clone();
    for (Step step : steps) {
      for (int place = 0; place < step.payees().length; place++) {
        work[step.payees()[place]] += step.toPayees()[place] * work[step.party()];
      }
      work[step.party()] /= step.pivot();
    }
    for (int number = steps.size() - 1; number >= 0; number--) {
      work[steps.get(number).party()] += paidBy(steps.get(number), work);
    }
    return work;
  }

  /** The diagonal of the inverse: one solve per party, only as far as needed. */
  public double[] diagonalOfInverse() {
    double[] diagonal = new double[stepOf.length];
    double[] work = new double[stepOf.length];
    for (int party = 0; party < diagonal.length; party++) {
      Arrays.fill(work, 0);
      work[party] = 1;
      forward(work, stepOf[party]);
      backward(work, stepOf[party]);
      diagonal[party] = work[party];
    }
    return diagonal;
  }

  /**
   * Multipliers {@code x > 0} that balance the graph: for each party, the sum of {@code x(k) w(k,
   * i)} over its payers equals the sum of {@code x(i) w(i, j)} over its payees. They are unique up
   * to a factor; the largest is 1. Only for slacks of 0.
   */
  public double[] balance() {
    double[] multipliers = new double[stepOf.length];
    multipliers[steps.get(steps.size() - 1).party()] = 1;
    for (int number = steps.size() - 2; number >= 0; number--) {
      Step step = steps.get(number);
      double multiplier = paidBy(step, multipliers);
      multipliers[step.party()] = multiplier;
      if (multiplier > 1) {
        Arrays.setAll(multipliers, party -> multipliers[party] / multiplier);
      }
    }
    return multipliers;
  }

  private void forward(double[] work, int first) {
    for (int number = first; number < steps.size(); number++) {
      Step step = steps.get(number);
      double value = work[step.party()];
      if (value > 0) {
        for (int place = 0; place < step.payers().length; place++) {
          work[step.payers()[place]] += step.fromPayers()[place] * value;
        }
        work[step.party()] = value / step.pivot();
      }
    }
  }

  private void backward(double[] work, int last) {
    for (int number = steps.size() - 1; number >= last; number--) {
      Step step = steps.get(number);
      double sum = work[step.party()];
      for (int place = 0; place < step.payees().length; place++) {
        sum += step.toPayees()[place] * work[step.payees()[place]];
      }
      work[step.party()] = sum;
    }
  }

  private static double paidBy(Step step, double[] values) {
    double sum = 0;
    for (int place = 0; place < step.payers().length; place++) {
      sum += step.fromPayers()[place] * values[step.payers()[place]];
    }
    return sum;
  }
}
