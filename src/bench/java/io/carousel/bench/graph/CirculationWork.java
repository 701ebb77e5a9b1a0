package io.carousel.bench.graph;

import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Contest;
import io.carousel.bench.measure.Line;
import io.carousel.bench.measure.Mismatch;
import io.carousel.bench.measure.Reach;
import io.carousel.bench.measure.Side;
import io.carousel.bench.measure.Times;
import io.carousel.bench.measure.Work;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.circulation.MaximumCirculation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The maximum circulation of a generated network that is one circular group. */
public final class CirculationWork implements Work {
  private static final String KERNEL = "kernel";
  private static final String JGRAPHT = "JGraphT";
  private static final long SEED = 11;

  /** Edges of a network that JGraphT solves in reasonable time. */
  private static final int SMALL = 2_000;

  private static final double SECONDS = 45;

  @Override
  public String name() {
    return "circulation";
  }

  @Override
  public String purpose() {
    return "maximum circulation of one group of --deals payments: JGraphT on a small one";
  }

  @Override
  public void measure(Bench bench) throws Exception {
    int arcs = Math.toIntExact(bench.request().deals());
    DirectedGraph graph = RandomNetwork.circular(arcs / 10, arcs, SEED);
    Times times =
        new Contest(bench).of(name(), List.of(Side.staying(KERNEL, once(graph)))).get(KERNEL);
    bench
        .table()
        .add(
            Line.alone(
                "maximum circulation, kernel",
                input(graph),
                times.median(Solver.SOLVE),
                Reach.atMost(SECONDS)));
    againstJGraphT(bench);
  }

  private static Side.Turn once(DirectedGraph graph) {
    return () -> {
      long start = System.nanoTime();
      long[] cancelled = MaximumCirculation.of(graph);
      double seconds = (System.nanoTime() - start) / 1e9;
      check(graph, cancelled);
      return Map.of(Solver.SOLVE, seconds);
    };
  }

  /** Something circulates, and every party receives as much as it pays. */
  private static void check(DirectedGraph graph, long[] cancelled) {
    long[] net = new long[graph.parties()];
    long sum = 0;
    for (int payer = 0; payer < net.length; payer++) {
      for (int edge = graph.firstEdge(payer); edge < graph.endEdge(payer); edge++) {
        net[payer] -= cancelled[edge];
        net[graph.target(edge)] += cancelled[edge];
        sum += cancelled[edge];
      }
    }
    if (sum <= 0 || Arrays.stream(net).anyMatch(position -> position != 0)) {
      throw new Mismatch("the kernel's result is not a circulation");
    }
  }

  private void againstJGraphT(Bench bench) throws Exception {
    DirectedGraph small = RandomNetwork.circular(SMALL / 10, SMALL, SEED);
    JGraphTCirculation peer = new JGraphTCirculation(small);
    Mismatch.unlessEqual(
        "maximum circulation of " + input(small),
        Arrays.stream(MaximumCirculation.of(small)).sum(),
        JGRAPHT,
        peer.value());
    List<Side> sides =
        List.of(
            Side.staying(KERNEL, new Solver(() -> MaximumCirculation.of(small))::turn),
            Side.staying(JGRAPHT, new Solver(peer::value)::turn));
    Map<String, Times> times = new Contest(bench).of("circulation, small", sides);
    bench
        .table()
        .add(
            new Line(
                "maximum circulation, kernel",
                input(small),
                times.get(KERNEL).median(Solver.SOLVE),
                "JGraphT, capacity scaling",
                times.get(JGRAPHT).median(Solver.SOLVE),
                null));
  }

  private static String input(DirectedGraph graph) {
    return String.format(Locale.ROOT, "%,d payments, %,d parties", graph.edges(), graph.parties());
  }
}
