package io.carousel.bench.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Contest;
import io.carousel.bench.measure.Line;
import io.carousel.bench.measure.Mismatch;
import io.carousel.bench.measure.Reach;
import io.carousel.bench.measure.Side;
import io.carousel.bench.measure.Times;
import io.carousel.bench.measure.Work;
import io.carousel.bench.peer.Python;
import io.carousel.graph.kernel.Component;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.loop.LoopBounds;
import io.carousel.graph.kernel.loop.LoopSearch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Loops of at most five legs in a generated network. */
public final class LoopsWork implements Work {
  private static final String KERNEL = "kernel";
  private static final String NETWORKX = "networkx";
  private static final int LENGTH = 5;
  private static final long SEED = 13;

  /** Counts all, lists none. */
  private static final LoopBounds BOUNDS =
      new LoopBounds(LENGTH, 0, LoopBounds.ANY_SPAN, 0, Long.MAX_VALUE);

  @Override
  public String name() {
    return "loops";
  }

  @Override
  public String purpose() {
    return "loops of at most five legs in a network of --deals payments: networkx";
  }

  @Override
  public void measure(Bench bench) throws Exception {
    long payments = bench.request().deals();
    int parties = Math.toIntExact(payments / 100) * 10;
    GraphFiles files =
        GraphFiles.of(bench, "communities-" + payments, Communities.of(parties, payments, SEED));
    DirectedGraph graph = files.read();
    long loops = loops(graph);
    Optional<Python> networkx = Python.find(bench, "networkx_loops", "networkx 3.1 or later");
    List<Side> sides = new ArrayList<>();
    sides.add(Side.staying(KERNEL, new Solver(() -> loops(graph))::turn));
    networkx.ifPresent(
        script -> sides.add(Side.starting(NETWORKX, () -> python(bench, script, files, loops))));
    Map<String, Times> times = new Contest(bench).of(name(), sides);
    bench
        .table()
        .add(
            new Line(
                String.format(Locale.ROOT, "%,d loops of at most %d legs, kernel", loops, LENGTH),
                String.format(Locale.ROOT, "%,d payments, %,d parties", payments, parties),
                times.get(KERNEL).median(Solver.SOLVE),
                networkx.map(script -> "networkx " + script.version() + ", solved").orElse(""),
                networkx.map(n -> times.get(NETWORKX).median(Solver.SOLVE)).orElse(null),
                networkx.map(n -> Reach.asFast(50)).orElse(null)));
  }

  private static long loops(DirectedGraph graph) {
    long loops = 0;
    for (Iterator<Component> groups = Component.of(graph); groups.hasNext(); ) {
      LoopSearch.Result found = LoopSearch.of(groups.next().graph(), BOUNDS);
      if (!found.allSeen()) {
        throw new Mismatch("the kernel has not seen all loops");
      }
      loops += found.loops();
    }
    return loops;
  }

  private static Map<String, Double> python(
      Bench bench, Python script, GraphFiles files, long loops) throws Exception {
    JsonNode answer = script.run(bench, files.links().toString(), String.valueOf(LENGTH));
    Mismatch.unlessEqual("loops", loops, NETWORKX, answer.get("loops").asLong());
    return Solver.readAndSolved(answer);
  }
}
