package io.carousel.graph.kernel.score;

import io.carousel.graph.kernel.Components;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.ConjugateGradient;
import org.apache.commons.math3.linear.IterativeLinearSolverEvent;
import org.apache.commons.math3.linear.JacobiPreconditioner;
import org.apache.commons.math3.linear.NonPositiveDefiniteOperatorException;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.IterationEvent;
import org.apache.commons.math3.util.IterationListener;

/**
 * Trophic levels: how far down the money each party stands, and how far the network is from one in
 * which money only flows down, a level at a time.
 *
 * <p>Levels {@code h} solve {@code (diag u - W - W') h = v} with {@code u = inflow + outflow} and
 * {@code v = inflow - outflow}; they minimise the trophic incoherence
 *
 * <pre>
 *   F0 = sum over edges of w(i, j) (h(j) - h(i) - 1)^2 / sum of w
 * </pre>
 *
 * which is 0 if money flows down only, and 1 if all of it flows round. In each part of the network
 * that no edge joins to the others the lowest level is 0; levels of different parts cannot be
 * compared. F0 does not depend on that.
 *
 * <p>Conjugate gradients (Commons Math) per part, preconditioned by the diagonal {@code u}: O(m) an
 * iteration, 40 bytes an edge and 100 a party besides the graph (ADR 9). Where rounding ends them
 * too early, the residual is solved for again (iterative refinement). Long chains take as many
 * iterations as they have parties; a network that does not converge within the limit has neither
 * levels nor an incoherence. Levels that only faint flows tie to the others are the least certain;
 * F0 hardly depends on them.
 *
 * @see <a href="https://doi.org/10.1098/rsos.201138">R. MacKay, S. Johnson, B. Sansom, How directed
 *     is a directed network?, Royal Society Open Science 7(9), 2020</a>
 */
public final class TrophicLevels {
  /** What iteration aims at: the residual, as a share of the right-hand side. */
  private static final double AIM = 1e-14;

  /** What is good enough: the residual computed anew, which rounding keeps above the aim. */
  private static final double TOLERANCE = 1e-10;

  /**
   * Where money flows round and little else is paid, the right-hand side is next to nothing beside
   * the products that cancel out to it, of which the rounding of levels alone leaves 1e-16. So the
   * residual is measured by no less than this share of them; a residual of 1e-10 is nine roundings.
   */
  private static final double LEAST_SIZE = 1e-5;

  /** Of a part, in all rounds together (ADR 9). */
  private static final int MAX_ITERATIONS = 5_000;

  /** Solutions of a part and of what is left of it. Two were enough wherever we looked. */
  private static final int MAX_ROUNDS = 3;

  private final double[] balance;

  /** What each party pays and receives together. */
  private final double[] total;

  /** The edges at each party, in and out: those of a party begin where the last one's end. */
  private final int[] firstEnds;

  private final int[] others;
  private final double[] weights;
  private int iterations;

  /** Of the levels so far, which are all 0 at first. */
  private double residual = 1;

  /**
   * Levels and how they came about.
   *
   * @param levels one entry a party; at least 0
   * @param incoherence F0; not a number if not converged, or for a graph without weights
   * @param iterations products with the matrix, of all parts together
   * @param residual the largest of the parts: {@code |A h - v| / |v|}, or a share of 1e-5 of {@code
   *     |diag(u) h|} if that is more
   * @param converged whether the residual is below 1e-10
   */
  @SuppressWarnings("ArrayRecordComponent") // A kernel hands over its array; never compared.
  public record Result(
      double[] levels, double incoherence, int iterations, double residual, boolean converged) {
    /** Why there is neither a level nor an incoherence, if not converged. */
    public String reason() {
      return String.format(
          Locale.ROOT,
          "not converged, a residual of %.1e after %d iterations",
          residual,
          iterations);
    }
  }

  private TrophicLevels(DirectedGraph graph) {
    this.balance = new double[graph.parties()];
    this.total = new double[graph.parties()];
    long[] inflows = graph.inflows();
    long[] outflows = graph.outflows();
    for (int party = 0; party < balance.length; party++) {
      balance[party] = (double) (inflows[party] - outflows[party]);
      total[party] = (double) inflows[party] + outflows[party];
    }
    this.firstEnds = new int[graph.parties() + 1];
    this.others = new int[Math.multiplyExact(2, graph.edges())];
    this.weights = new double[others.length];
    join(graph, graph.reversed());
  }

  private void join(DirectedGraph paid, DirectedGraph received) {
    int ends = 0;
    for (int party = 0; party < balance.length; party++) {
      for (DirectedGraph side : List.of(paid, received)) {
        for (int edge = side.firstEdge(party); edge < side.endEdge(party); edge++) {
          others[ends] = side.target(edge);
          weights[ends++] = (double) side.weight(edge);
        }
      }
      firstEnds[party + 1] = ends;
    }
  }

  /**
   * The levels of a graph.
   *
   * @param graph without edges of weight 0
   */
  public static Result of(DirectedGraph graph) {
    double[] levels = new double[graph.parties()];
    int iterations = 0;
    double residual = 0;
    for (Components parts = Components.weak(graph); parts.hasNext(); ) {
      Part part = parts.next();
      if (Arrays.equals(part.graph().inflows(), part.graph().outflows())) {
        continue; // All money flows round, and all levels are 0.
      }
      TrophicLevels system = new TrophicLevels(part.graph());
      double[] own = system.solve();
      iterations += system.iterations;
      residual = Math.max(residual, system.residual);
      for (int party = 0; party < own.length; party++) {
        levels[part.parties()[party]] = own[party];
      }
    }
    boolean converged = residual < TOLERANCE;
    double incoherence = converged ? incoherence(graph, levels) : Double.NaN;
    return new Result(levels, incoherence, iterations, residual, converged);
  }

  private double[] solve() {
    double[] levels = new double[balance.length];
    double[] rest = balance.clone();
    for (int round = 0;
        round < MAX_ROUNDS && iterations < MAX_ITERATIONS && residual >= TOLERANCE;
        round++) {
      double[] next = fromZero(levels, iterated(centred(rest)));
      double[] left = rest(next);
      double now = residual(left, next);
      if (!(now < residual)) { // It may be no number.
        break;
      }
      residual = now;
      rest = left;
      levels = next;
    }
    return levels;
  }

  /** Levels and what is added to them, the lowest at 0. */
  private static double[] fromZero(double[] levels, double[] added) {
    double[] sums = new double[levels.length];
    Arrays.setAll(sums, party -> levels[party] + added[party]);
    double lowest = Arrays.stream(sums).min().orElseThrow();
    Arrays.setAll(sums, party -> sums[party] - lowest);
    return sums;
  }

  /** What iteration has come to, at its aim or where it was stopped; the residual shows which. */
  private double[] iterated(double[] rest) {
    ConjugateGradient solver = new ConjugateGradient(MAX_ITERATIONS - iterations, AIM, true);
    RealLinearOperator diagonal = new JacobiPreconditioner(total, false);
    RealVector[] last = new RealVector[1];
    solver.getIterationManager().addIterationListener(new Last(last));
    try {
      return solver.solve(new Operator(), diagonal, new ArrayRealVector(rest)).toArray();
    } catch (NonPositiveDefiniteOperatorException | MaxCountExceededException e) {
      // The former once rounding has the better of the error; the residual shows how close it came.
      return last[0].toArray();
    }
  }

  /** {@code v - A h}, computed anew. */
  private double[] rest(double[] levels) {
    double[] rest = product(levels);
    Arrays.setAll(rest, party -> balance[party] - rest[party]);
    return rest;
  }

  /** As {@link Result} defines it. */
  private double residual(double[] rest, double[] levels) {
    double error = 0;
    double size = 0;
    double products = 0;
    for (int party = 0; party < rest.length; party++) {
      error += square(rest[party]);
      size += square(balance[party]);
      products += square(total[party] * levels[party]);
    }
    return Math.sqrt(error) / Math.max(Math.sqrt(size), LEAST_SIZE * Math.sqrt(products));
  }

  /** The same less the mean, in place: entries of a product add up to 0 but for rounding. */
  private static double[] centred(double[] entries) {
    double mean = Arrays.stream(entries).sum() / entries.length;
    Arrays.setAll(entries, place -> entries[place] - mean);
    return entries;
  }

  private static double square(double value) {
    return value * value;
  }

  /**
   * {@code A h}; at parties of many edges plain sums would lose more digits than the tolerance
   * allows.
   */
  private double[] product(double[] levels) {
    double[] product = new double[levels.length];
    for (int party = 0; party < levels.length; party++) {
      double sum = 0;
      double lost = 0;
      for (int end = firstEnds[party]; end < firstEnds[party + 1]; end++) {
        double value = weights[end] * (levels[party] - levels[others[end]]);
        // What rounding takes from a sum of two doubles is a double (Knuth's TwoSum).
        double next = sum + value;
        double taken = next - sum;
        lost += (sum - (next - taken)) + (value - taken);
        sum = next;
      }
      product[party] = sum + lost;
    }
    return product;
  }

  private static double incoherence(DirectedGraph graph, double[] levels) {
    double sum = 0;
    double weights = 0;
    for (int payer = 0; payer < levels.length; payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        double off = levels[graph.target(edge)] - levels[payer] - 1;
        sum += graph.weight(edge) * off * off;
        weights += graph.weight(edge);
      }
    }
    return sum / weights;
  }

  /** Remembers the solution of each iteration, which the solver keeps to itself if it gives up. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Last(RealVector[] solution) implements IterationListener {
    @Override
    public void initializationPerformed(IterationEvent event) {
      iterationPerformed(event);
    }

    @Override
    public void iterationStarted(IterationEvent event) {}

    @Override
    public void iterationPerformed(IterationEvent event) {
      solution[0] = ((IterativeLinearSolverEvent) event).getSolution();
    }

    @Override
    public void terminationPerformed(IterationEvent event) {}
  }

  private final class Operator extends RealLinearOperator {
    @Override
    public int getRowDimension() {
      return balance.length;
    }

    @Override
    public int getColumnDimension() {
      return balance.length;
    }

    @Override
    public RealVector operate(RealVector levels) {
      iterations++;
      // What rounding adds to all entries alike no step would ever take away.
      double[] product = centred(product(levels.toArray()));
      return new ArrayRealVector(product, false);
    }
  }
}
