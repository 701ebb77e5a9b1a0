package io.carousel.graph.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/**
 * A fast approximate inverse of a Laplacian {@code D - W}, for a solver that iterates: of a
 * connected graph without directions, with weights above 0, {@code D} the sums of its rows.
 *
 * <p>Parties are eliminated, those with the fewest neighbours first. What is led past a party with
 * {@code d} neighbours would be an edge between any two of them; {@code d - 1} edges are drawn
 * instead, so that each has the weight on average that it would have had, and the neighbours stay
 * connected: the graph never grows. The draws are the same for a seed.
 *
 * <p>Takes O(m log m) time in practice. Memory: twelve bytes an entry of the factor, of which there
 * were one to three an edge in what was measured (ADR 5), and 24 an edge more while it begins.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2303.00709">Y. Gao, R. Kyng, D. Spielman, Robust and
 *     Practical Solution of Laplacian Equations by Approximate Elimination, 2023</a>
 */
final class ApproximateElimination extends RealLinearOperator {
  private static final int NONE = -1;

  /** The parties in the order in which they were eliminated. */
  private final int[] order;

  /** Of each step its first entry; the next step's is the end. */
  private final int[] firstEntries;

  /** The sum of its weights when a party went; 0 of the last. */
  private final double[] pivots;

  /** Who was joined to the party when it went. */
  private int[] neighbours;

  /** The weights of those edges as shares of the pivot. */
  private double[] shares;

  /**
   * Eliminates the parties of a graph whose edges stand at both of their ends.
   *
   * @param firstEnds where the ends at each party begin; one more is where the last party's end
   * @param others the party at the other end
   * @param weights above 0, the same at both ends; edges between the same two parties add up
   * @param seed of the draws
   */
  static ApproximateElimination of(int[] firstEnds, int[] others, double[] weights, long seed) {
    ApproximateElimination factor = new ApproximateElimination(firstEnds.length - 1, others.length);
    factor.eliminate(new Rest(firstEnds, others, weights, new SplittableRandom(seed)));
    return factor;
  }

  private ApproximateElimination(int parties, int ends) {
    this.order = new int[parties];
    this.firstEntries = new int[parties + 1];
    this.pivots = new double[parties];
    this.neighbours = new int[ends];
    this.shares = new double[ends];
  }

  private void eliminate(Rest rest) {
    for (int step = 0; step < order.length; step++) {
      int party = rest.takeFewest();
      order[step] = party;
      int first = firstEntries[step];
      int end = first + rest.gather(party);
      ensure(end);
      double pivot = rest.total();
      for (int entry = first; entry < end; entry++) {
        neighbours[entry] = rest.neighbour(entry - first);
        shares[entry] = rest.weight(entry - first) / pivot;
      }
      pivots[step] = pivot;
      firstEntries[step + 1] = end;
      rest.leadPast();
    }
    neighbours = Arrays.copyOf(neighbours, firstEntries[order.length]);
    shares = Arrays.copyOf(shares, neighbours.length);
  }

  private void ensure(int entries) {
    if (entries > shares.length) {
      int room = Math.max(entries, (int) Math.min(shares.length * 3L / 2, Integer.MAX_VALUE - 8));
      neighbours = Arrays.copyOf(neighbours, room);
      shares = Arrays.copyOf(shares, room);
    }
  }

  @Override
  public int getRowDimension() {
    return order.length;
  }

  @Override
  public int getColumnDimension() {
    return order.length;
  }

  /**
   * An {@code x} that the Laplacian takes to about this.
   *
   * @param rightHandSide entries that add up to 0, as those of the result do
   */
  @Override
  public RealVector operate(RealVector rightHandSide) {
    double[] work = rightHandSide.toArray();
    for (int step = 0; step < order.length; step++) {
      double value = work[order[step]];
      for (int entry = firstEntries[step]; entry < firstEntries[step + 1]; entry++) {
        work[neighbours[entry]] += shares[entry] * value;
      }
      work[order[step]] = pivots[step] == 0 ? 0 : value / pivots[step];
    }
    for (int step = order.length - 1; step >= 0; step--) {
      double sum = work[order[step]];
      for (int entry = firstEntries[step]; entry < firstEntries[step + 1]; entry++) {
        sum += shares[entry] * work[neighbours[entry]];
      }
      work[order[step]] = sum;
    }
    double mean = Arrays.stream(work).sum() / Math.max(1, work.length);
    Arrays.setAll(work, party -> work[party] - mean);
    return new ArrayRealVector(work, false);
  }

  /** The graph that is left: of each edge a node in the list of each of its parties. */
  private static final class Rest {
    private final SplittableRandom random;

    /** Of each edge; 0 of one that is gone. Its nodes are numbered twice that, and 1 more. */
    private final double[] weights;

    /** The party at the other end of each node. */
    private final int[] others;

    private final int[] nextNodes;

    /** Of each party's list. */
    private final int[] firstNodes;

    private final Queue queue;

    /** The nodes of the party at hand, one a neighbour, the lightest first. */
    private final int[] nodes;

    /** Of those, {@code sums[i]} of all before node {@code i}. */
    private final double[] sums;

    private final long[] keys;

    /** Where a neighbour stands among the nodes, counted from 1. */
    private final int[] places;

    private int neighbours;

    Rest(int[] firstEnds, int[] others, double[] weights, SplittableRandom random) {
      this.random = random;
      int parties = firstEnds.length - 1;
      int edges = others.length / 2;
      this.weights = new double[edges];
      this.others = new int[2 * edges];
      this.nextNodes = new int[2 * edges];
      this.firstNodes = new int[parties];
      this.nodes = new int[parties];
      this.sums = new double[parties + 1];
      this.keys = new long[parties];
      this.places = new int[parties];
      Arrays.fill(firstNodes, NONE);
      int[] degrees = new int[parties];
      int edge = 0;
      for (int party = 0; party < parties; party++) {
        for (int end = firstEnds[party]; end < firstEnds[party + 1]; end++) {
          if (others[end] > party) {
            this.weights[edge] = weights[end];
            degrees[party]++;
            degrees[others[end]]++;
            add(party, 2 * edge, others[end]);
            add(others[end], 2 * edge + 1, party);
            edge++;
          }
        }
      }
      this.queue = new Queue(degrees);
    }

    private void add(int party, int node, int other) {
      others[node] = other;
      nextNodes[node] = firstNodes[party];
      firstNodes[party] = node;
    }

    int takeFewest() {
      return queue.takeFewest();
    }

    /** Collects a party's neighbours, edges to the same one together; how many there are. */
    int gather(int party) {
      neighbours = 0;
      for (int node = firstNodes[party]; node != NONE; node = nextNodes[node]) {
        if (weights[node >> 1] > 0) {
          int other = others[node];
          if (places[other] == 0) {
            nodes[neighbours++] = node;
            places[other] = neighbours;
          } else {
            weights[nodes[places[other] - 1] >> 1] += weights[node >> 1];
            weights[node >> 1] = 0;
            queue.add(other, -1);
          }
        }
      }
      sort();
      for (int place = 0; place < neighbours; place++) {
        places[others[nodes[place]]] = 0;
        sums[place + 1] = sums[place] + weight(place);
      }
      return neighbours;
    }

    /** By weight but for its last digits, which give way to the place. */
    private void sort() {
      long low = Long.highestOneBit(Math.max(1, neighbours)) * 2 - 1;
      for (int place = 0; place < neighbours; place++) {
        keys[place] = (Double.doubleToRawLongBits(weight(place)) & ~low) | place;
      }
      Arrays.sort(keys, 0, neighbours);
      for (int place = 0; place < neighbours; place++) {
        keys[place] = nodes[(int) (keys[place] & low)];
      }
      for (int place = 0; place < neighbours; place++) {
        nodes[place] = (int) keys[place];
      }
    }

    int neighbour(int place) {
      return others[nodes[place]];
    }

    double weight(int place) {
      return weights[nodes[place] >> 1];
    }

    double total() {
      return sums[neighbours];
    }

    /** Joins each neighbour to a heavier one, by the edge that it had to the party. */
    void leadPast() {
      int last = neighbours - 1;
      for (int place = 0; place < last; place++) {
        int node = nodes[place];
        int from = others[node];
        double later = total() - sums[place + 1];
        int drawn = drawn(place + 1, sums[place + 1] + random.nextDouble() * later);
        int to = others[nodes[drawn]];
        weights[node >> 1] *= later / total();
        others[node ^ 1] = to;
        add(to, node, from);
        queue.add(to, 1);
      }
      if (last >= 0) {
        weights[nodes[last] >> 1] = 0;
        queue.add(others[nodes[last]], -1);
      }
    }

    /** The first place from here on by which the sum is beyond the one drawn. */
    private int drawn(int first, double sum) {
      int low = first;
      int high = neighbours - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sums[middle + 1] > sum) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }
  }

  /** Parties by how many edges they have left. */
  private static final class Queue {
    private final int[] degrees;

    /** The first party of each degree, and the parties before and after each. */
    private final int[] first;

    private final int[] before;
    private final int[] after;
    private int fewest;

    Queue(int[] degrees) {
      this.degrees = degrees;
      this.first = new int[degrees.length + 1];
      this.before = new int[degrees.length];
      this.after = new int[degrees.length];
      Arrays.fill(first, NONE);
      for (int party = degrees.length - 1; party >= 0; party--) {
        enter(party);
      }
    }

    int takeFewest() {
      while (first[fewest] == NONE) {
        fewest++;
      }
      int party = first[fewest];
      leave(party);
      return party;
    }

    void add(int party, int edges) {
      leave(party);
      degrees[party] += edges;
      enter(party);
      fewest = Math.min(fewest, bucket(party));
    }

    /** Edges to the same party may be more than there are parties. */
    private int bucket(int party) {
      return Math.min(degrees[party], degrees.length);
    }

    private void enter(int party) {
      int next = first[bucket(party)];
      before[party] = NONE;
      after[party] = next;
      first[bucket(party)] = party;
      if (next != NONE) {
        before[next] = party;
      }
    }

    private void leave(int party) {
      if (before[party] == NONE) {
        first[bucket(party)] = after[party];
      } else {
        after[before[party]] = after[party];
      }
      if (after[party] != NONE) {
        before[after[party]] = before[party];
      }
    }
  }
}
