package io.carousel.graph.kernel.circulation;

import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.LargestRemainder;
import io.carousel.graph.kernel.Part;
import io.carousel.graph.kernel.linear.Elimination;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * Balanced flow forwarding (BFF): the balanced part of each edge, attributed independently of the
 * names and the order of parties.
 *
 * <p>In each strongly connected component, money is sent round in the proportions in which each
 * party pays, {@code c(i, j) = a * x(i) * w(i, j)} with the {@linkplain Elimination#balance
 * multipliers} {@code x} and the largest factor {@code a} that the edges' remaining weights allow.
 * The remainder is split into components again, and so on until no component is left. Each round on
 * a component uses up everything that at least one party has left to pay, so there are at most as
 * many rounds as parties.
 *
 * <p>The sum is at most the {@linkplain MaximumCirculation maximum circulation}, and 0 only if
 * there is no cycle. Within a component, the same share of every edge of a party has been used.
 * That share is stored per party, so an edge that is used up is used up exactly.
 *
 * @see <a href="https://arxiv.org/abs/2506.12546">R. Homs-Dones, R. MacKay, B. Sansom, Y. Zhou,
 *     arXiv 2506.12546</a>
 */
public final class BalancedFlowForwarding {
  private final DirectedGraph graph;
  private final double[] circular;
  private final Deque<Round> rounds = new ArrayDeque<>();
  private int count;

  /**
   * The circular amounts.
   *
   * @param circular one entry an edge, in the unit of the weights and at most the weight
   * @param rounds the number of rounds over all components
   */
  @SuppressWarnings("ArrayRecordComponent") // A kernel passes its array on; it is never compared.
  public record Result(double[] circular, int rounds) {

    /**
     * The circular part of each edge in whole units that add up to the rounded sum, by largest
     * remainder.
     *
     * @param graph the graph of this result
     * @param circulation its maximum circulation, the upper limit of the rounded sum
     */
    public long[] wholeUnits(DirectedGraph graph, long circulation) {
      long total = Math.min(circulation, Math.round(Arrays.stream(circular).sum()));
      long[] weights = IntStream.range(0, graph.edges()).mapToLong(graph::weight).toArray();
      return LargestRemainder.round(circular, weights, total);
    }
  }

  /**
   * A component to process.
   *
   * @param edges the number in the whole graph of each of its edges
   * @param left the share of its edges' weights that each party has left
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Round(DirectedGraph component, int[] edges, double[] left) {}

  private BalancedFlowForwarding(DirectedGraph graph) {
    this.graph = graph;
    this.circular = new double[graph.edges()];
  }

  /**
   * The circular part of each edge of a graph.
   *
   * @param graph without edges of weight 0
   */
  public static Result of(DirectedGraph graph) {
    return new BalancedFlowForwarding(graph).run();
  }

  private Result run() {
    double[] whole = new double[graph.parties()];
    Arrays.fill(whole, 1);
    int[] edges = new int[graph.edges()];
    Arrays.setAll(edges, edge -> edge);
    enqueueComponents(graph, edges, whole);
    while (!rounds.isEmpty()) {
      send(rounds.pop());
      count++;
    }
    return new Result(circular, count);
  }

  private void enqueueComponents(DirectedGraph part, int[] edges, double[] left) {
    for (Iterator<Part> components = Components.of(part); components.hasNext(); ) {
      Part component = components.next();
      int[] numbers = new int[component.edges().length];
      Arrays.setAll(numbers, edge -> edges[component.edges()[edge]]);
      double[] shares = new double[component.parties().length];
      Arrays.setAll(shares, party -> left[component.parties()[party]]);
      rounds.push(new Round(component.graph(), numbers, shares));
    }
  }

  private void send(Round round) {
    DirectedGraph component = round.component();
    double[] left = round.left();
    double[] multipliers = new Elimination(component, new long[left.length]).balance();
    int first = firstUsedUp(multipliers, left);
    double factor = left[first] / multipliers[first];
    for (int party = 0; party < left.length; party++) {
      left[party] = Math.max(0, left[party] - factor * multipliers[party]);
    }
    left[first] = 0;
    for (int payer = 0; payer < left.length; payer++) {
      for (int edge = component.firstEdge(payer); edge < component.endEdge(payer); edge++) {
        double weight = (double) component.weight(edge);
        int number = round.edges()[edge];
        // Summed from the sent amounts, because 1 - left would lose cents of large amounts.
        circular[number] =
            left[payer] == 0
                ? weight
                : Math.min(weight, circular[number] + factor * multipliers[payer] * weight);
      }
    }
    int[] paying = indexesAboveZero(left);
    Part rest = Part.of(component, paying);
    int[] numbers = new int[rest.edges().length];
    Arrays.setAll(numbers, edge -> round.edges()[rest.edges()[edge]]);
    enqueueComponents(
        rest.graph(), numbers, Arrays.stream(paying).mapToDouble(party -> left[party]).toArray());
  }

  private static int firstUsedUp(double[] multipliers, double[] left) {
    int first = 0;
    for (int party = 1; party < left.length; party++) {
      // Minimises left / multiplier; a multiplier that underflows to 0 is never the minimum.
      if (left[party] * multipliers[first] < left[first] * multipliers[party]) {
        first = party;
      }
    }
    return first;
  }

  private static int[] indexesAboveZero(double[] left) {
    int[] indexes = new int[left.length];
    int count = 0;
    for (int party = 0; party < left.length; party++) {
      if (left[party] > 0) {
        indexes[count++] = party;
      }
    }
    return Arrays.copyOf(indexes, count);
  }
}
