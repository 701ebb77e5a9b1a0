package io.carousel.graph.kernel;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The balanced flow of a strongly connected graph in which each party's outflow keeps the
 * proportions of its weights: multipliers {@code x > 0} for which
 *
 * <pre>
 *   sum over payees j of x(i) * w(i, j)  =  sum over payers k of x(k) * w(k, i)   at each party i
 * </pre>
 *
 * They are unique but for a factor; {@code x(i) * outflow(i)} is the stationary distribution of the
 * random walk along the weights.
 *
 * <p>By the elimination of Grassmann, Taksar and Heyman, which never subtracts: each multiplier has
 * a small relative error of its own however far the weights lie apart. (Elimination as libraries
 * have it loses all digits where 10^13 and 0.01 meet; ADR 5 shows it.) Parties are eliminated
 * sparsely, those with the fewest neighbours first, until the rest is dense; O(k^3) for a rest of k
 * parties.
 *
 * @see <a href="https://doi.org/10.1287/opre.33.5.1107">W. Grassmann, M. Taksar, D. Heyman,
 *     Regenerative Analysis and Steady State Distributions for Markov Chains, Operations Research
 *     33(5), 1985</a>
 * @see <a href="https://doi.org/10.1007/BF01385743">C. O'Cinneide, Entrywise Perturbation Theory
 *     and Error Analysis for Markov Chains, Numerische Mathematik 65, 1993</a>
 */
final class StationaryFlow {
  /** A rest of so few parties is eliminated densely in any case. */
  private static final int SMALL = 64;

  /** A rest with this share of all possible edges is dense. */
  private static final double DENSE = 0.25;

  /** Keeps connected what would otherwise vanish below the smallest double. */
  private static final double FAINTEST = 1e-120;

  private final double[] multipliers;
  private final Map<Integer, TreeMap<Integer, Double>> out = new TreeMap<>();
  private final Map<Integer, TreeSet<Integer>> in = new TreeMap<>();
  private final TreeSet<Candidate> candidates = new TreeSet<>();
  private final Deque<Eliminated> eliminated = new ArrayDeque<>();
  private long edges;

  /** A party that may be eliminated next, at the price of so many new edges. */
  private record Candidate(long price, int party) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int byPrice = Long.compare(price, other.price);
      return byPrice == 0 ? Integer.compare(party, other.party) : byPrice;
    }
  }

  /** A party that is gone, and the share of each payer's multiplier that makes up its own. */
  private record Eliminated(int party, TreeMap<Integer, Double> shares) {}

  private StationaryFlow(DirectedGraph graph) {
    multipliers = new double[graph.parties()];
    for (int party = 0; party < graph.parties(); party++) {
      out.put(party, new TreeMap<>());
      in.put(party, new TreeSet<>());
    }
    for (int payer = 0; payer < graph.parties(); payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        join(payer, graph.target(edge), (double) graph.weight(edge));
      }
    }
    out.keySet().forEach(party -> candidates.add(candidate(party)));
  }

  /**
   * The multiplier of each party, the largest of them 1.
   *
   * @param graph strongly connected by edges of weights above 0
   */
  static double[] of(DirectedGraph graph) {
    return new StationaryFlow(graph).solve();
  }

  private double[] solve() {
    while (out.size() > SMALL && edges < DENSE * out.size() * out.size()) {
      eliminate(candidates.first().party());
    }
    solveRest();
    while (!eliminated.isEmpty()) {
      Eliminated last = eliminated.pop();
      double multiplier = 0;
      for (Map.Entry<Integer, Double> share : last.shares().entrySet()) {
        multiplier += multipliers[share.getKey()] * share.getValue();
      }
      set(last.party(), multiplier);
    }
    return multipliers;
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

  /** Leads what passed through a party past it, from its payers to its payees. */
  private void eliminate(int party) {
    TreeMap<Integer, Double> payees = out.get(party);
    TreeSet<Integer> payers = in.get(party);
    TreeSet<Integer> neighbours = new TreeSet<>(payers);
    neighbours.addAll(payees.keySet());
    neighbours.add(party);
    neighbours.forEach(neighbour -> candidates.remove(candidate(neighbour)));
    double outflow = 0;
    for (double weight : payees.values()) {
      outflow += weight;
    }
    TreeMap<Integer, Double> shares = new TreeMap<>();
    for (int payer : payers) {
      shares.put(payer, out.get(payer).remove(party) / outflow);
    }
    payees.keySet().forEach(payee -> in.get(payee).remove(party));
    edges -= payers.size() + payees.size();
    out.remove(party);
    in.remove(party);
    shares.forEach(
        (payer, share) ->
            payees.forEach(
                (payee, weight) -> {
                  if (!payer.equals(payee)) {
                    join(payer, payee, Math.max(FAINTEST, share * weight));
                  }
                }));
    neighbours.remove(party);
    neighbours.forEach(neighbour -> candidates.add(candidate(neighbour)));
    eliminated.push(new Eliminated(party, shares));
  }

  private void solveRest() {
    int[] rest = out.keySet().stream().mapToInt(Integer::intValue).toArray();
    double[][] weights = new double[rest.length][rest.length];
    for (int row = 0; row < rest.length; row++) {
      for (Map.Entry<Integer, Double> edge : out.get(rest[row]).entrySet()) {
        weights[row][Arrays.binarySearch(rest, edge.getKey())] = edge.getValue();
      }
    }
    for (int last = rest.length - 1; last > 0; last--) {
      eliminateLast(weights, last);
    }
    set(rest[0], 1);
    for (int row = 1; row < rest.length; row++) {
      double multiplier = 0;
      for (int payer = 0; payer < row; payer++) {
        multiplier += multipliers[rest[payer]] * weights[payer][row];
      }
      set(rest[row], multiplier);
    }
  }

  /** Leaves each payer's share in the column of the party that is gone. */
  private static void eliminateLast(double[][] weights, int last) {
    double[] payees = weights[last];
    double outflow = 0;
    for (int payee = 0; payee < last; payee++) {
      outflow += payees[payee];
    }
    for (int payer = 0; payer < last; payer++) {
      double[] row = weights[payer];
      if (row[last] > 0) {
        row[last] /= outflow;
        for (int payee = 0; payee < last; payee++) {
          if (payees[payee] > 0) {
            row[payee] += Math.max(FAINTEST, row[last] * payees[payee]);
          }
        }
      }
    }
  }

  /** Sets a multiplier, and scales all so that none is above 1. */
  private void set(int party, double multiplier) {
    multipliers[party] = multiplier;
    if (multiplier > 1) {
      for (int other = 0; other < multipliers.length; other++) {
        multipliers[other] /= multiplier;
      }
    }
  }
}
