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
 * Trophic levels: how far downstream each party is, and how far the network is from one in which
 * money only flows down, one level at a time.
 *
 * <p>Levels {@code h} solve {@code (diag u - W - W') h = v} with {@code u = inflow + outflow} and
 * {@code v = inflow - outflow}; they minimise the trophic incoherence
 *
 * <pre>
 *   F0 = sum over edges of w(i, j) (h(j) - h(i) - 1)^2 / sum of w
 * </pre>
 *
 * which is 0 if money only flows down, and 1 if all of it flows in circles. In each connected part
 * of the network the lowest level is 0; levels of different parts cannot be compared. F0 does not
 * depend on that.
 *
 * <p>Conjugate gradients (Commons Math) per part, preconditioned by the diagonal {@code u}: O(m) an
 * iteration, 40 bytes an edge and 100 a party in addition to the graph (ADR 9). If rounding ends
 * them too early, the residual is solved for again (iterative refinement). Long chains take as many
 * iterations as they have parties; a network that does not converge within the limit has neither
 * levels nor an incoherence. Levels connected to the others only by small flows are the least
 * certain; F0 hardly depends on them.
 *
 * @see <a href="https://doi.org/10.1098/rsos.201138">R. MacKay, S. Johnson, B. Sansom, How directed
 *     is a directed network?, Royal Society Open Science 7(9), 2020</a>
 */
public final class TrophicLevels {
  /** The target of iteration: the residual, as a share of the right-hand side. */
  private static final double AIM = 1e-14;

  /** The accepted residual, recomputed from the levels; rounding keeps it above the target. */
  private static final double TOLERANCE = 1e-10;

  /**
   * If almost all money flows in circles, the right-hand side is tiny compared with the products
   * that cancel out to it, and rounding of the levels alone leaves 1e-16 of these. So the residual
   * is measured relative to at least this share of them; a residual of 1e-10 is nine roundings.
   */
  private static final double LEAST_SIZE = 1e-5;

  /** The limit for a part, over all rounds (ADR 9). */
  private static final int MAX_ITERATIONS = 5_000;

  /**
   * The limit of rounds: solutions of a part and then of its residual. Two were enough in all
   * tests.
   */
  private static final int MAX_ROUNDS = 3;

  private final double[] balance;

  /** The sum of each party's payments and receipts. */
  private final double[] total;

  /**
   * The edges at each party, in and out; a party's edges begin at the end of the previous party's.
   */
  private final int[] firstEnds;

  private final int[] others;
  private final double[] weights;
  private int iterations;

  /** The residual of the current levels, which start at 0. */
  private double residual = 1;

  /**
   * Levels and how they were computed.
   *
   * @param levels one entry a party; at least 0
   * @param incoherence F0; not a number if not converged, or for a graph without weights
   * @param iterations products with the matrix, over all parts
   * @param residual the largest of the parts: {@code |A h - v| / |v|}, or a share of 1e-5 of {@code
   *     |diag(u) h|} if that is more
   * @param converged whether the residual is below 1e-10
   */
  @SuppressWarnings("ArrayRecordComponent") // A kernel passes its array on; it is never compared.
  public record Result(
      double[] levels, double incoherence, int iterations, double residual, boolean converged) {
    /** The reason why there are neither levels nor an incoherence, if not converged. */
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
        continue; // All money flows in circles, and all levels are 0.
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

  /** The sum of levels and a correction, with the lowest level at 0. */
  private static double[] fromZero(double[] levels, double[] added) {
    double[] sums = new double[levels.length];
    Arrays.setAll(sums, party -> levels[party] + added[party]);
    double lowest = Arrays.stream(sums).min().orElseThrow();
    Arrays.setAll(sums, party -> sums[party] - lowest);
    return sums;
  }

  /**
   * The last solution of the iteration, at its target or at the limit; the residual shows which.
   */
  private double[] iterated(double[] rest) {
    ConjugateGradient solver = new ConjugateGradient(MAX_ITERATIONS - iterations, AIM, true);
    RealLinearOperator diagonal = new JacobiPreconditioner(total, false);
    RealVector[] last = new RealVector[1];
    solver.getIterationManager().addIterationListener(new Last(last));
    try {
      return solver.solve(new Operator(), diagonal, new ArrayRealVector(rest)).toArray();
    } catch (NonPositiveDefiniteOperatorException | MaxCountExceededException e) {
      // The former when rounding dominates the error; the residual shows how close it came.
      return last[0].toArray();
    }
  }

  /** {@code v - A h}, recomputed. */
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

  /** The same minus the mean, in place: entries of a product add up to 0 except for rounding. */
  private static double[] centred(double[] entries) {
    double mean = Arrays.stream(entries).sum() / entries.length;
    Arrays.setAll(entries, place -> entries[place] - mean);
    return entries;
  }

  private static double square(double value) {
    return value * value;
  }

  /**
   * {@code A h}; at parties with many edges, plain sums would lose more digits than the tolerance
   * allows.
   */
  private double[] product(double[] levels) {
    double[] product = new double[levels.length];
    for (int party = 0; party < levels.length; party++) {
      double sum = 0;
      double lost = 0;
      for (int end = firstEnds[party]; end < firstEnds[party + 1]; end++) {
        double value = weights[end] * (levels[party] - levels[others[end]]);
        // The rounding error of a sum of two doubles is a double (Knuth's TwoSum).
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

  /** Records the solution of each iteration; the solver does not return it if it fails. */
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
      // No step would remove a constant that rounding adds to all entries.
      double[] product = centred(product(levels.toArray()));
      return new ArrayRealVector(product, false);
    }
  }
}
