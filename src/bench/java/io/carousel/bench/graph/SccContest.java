package io.carousel.bench.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Contest;
import io.carousel.bench.measure.Figure;
import io.carousel.bench.measure.Line;
import io.carousel.bench.measure.Mismatch;
import io.carousel.bench.measure.Reach;
import io.carousel.bench.measure.Side;
import io.carousel.bench.measure.Times;
import io.carousel.bench.peer.Python;
import io.carousel.bench.peer.SparkTask;
import io.carousel.bench.peer.Worker;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.StronglyConnectedComponents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The components of one graph, by all sides. */
final class SccContest {
  private static final String AUTO = "graph.engine=auto";
  private static final String SPREAD = "graph.engine=graphframes";
  private static final String KERNEL = "kernel";
  private static final String GRAPH_FRAMES = "GraphFrames";
  private static final String IGRAPH = "igraph";

  private final Bench bench;
  private final GraphFiles graph;
  private Map<Long, Long> sizes;

  SccContest(Bench bench, GraphFiles graph) {
    this.bench = bench;
    this.graph = graph;
  }

  void run() throws Exception {
    Optional<Python> igraph = Python.find(bench, "igraph_scc", "igraph");
    Solver kernel = kernel();
    try (Worker auto = engine("auto");
        Worker spread = engine("graphframes");
        Worker own =
            new Worker(
                bench,
                GRAPH_FRAMES + " " + graph.name(),
                GraphFramesTask.class.getName(),
                EngineTask.COMPONENTS,
                graph.parquet().toString(),
                out("own").toString())) {
      List<Side> sides = new ArrayList<>();
      sides.add(Side.staying(AUTO, () -> spark(auto, "auto", "group_id")));
      sides.add(Side.staying(SPREAD, () -> spark(spread, "graphframes", "group_id")));
      sides.add(Side.staying(KERNEL, kernel::turn));
      igraph.ifPresent(script -> sides.add(Side.starting(IGRAPH, () -> python(script))));
      sides.add(Side.staying(GRAPH_FRAMES, () -> spark(own, "own", "component")));
      report(new Contest(bench).of("scc of " + graph.name(), sides), igraph);
    }
  }

  private Solver kernel() throws Exception {
    DirectedGraph read = graph.read();
    sizes = ComponentSizes.ofLabels(StronglyConnectedComponents.of(read));
    return new Solver(() -> StronglyConnectedComponents.of(read).length);
  }

  private Worker engine(String engine) throws Exception {
    return new Worker(
        bench,
        "engine " + engine + " " + graph.name(),
        EngineTask.class.getName(),
        EngineTask.COMPONENTS,
        engine,
        graph.parquet().toString(),
        out(engine).toString());
  }

  private Path out(String side) {
    return graph.parquet().resolveSibling("components-" + side);
  }

  private Map<String, Double> spark(Worker worker, String side, String component) throws Exception {
    Map<String, Double> seconds = worker.turn(bench.request().limit());
    check(side, ComponentSizes.ofRows(out(side), component));
    return seconds;
  }

  private Map<String, Double> python(Python script) throws Exception {
    JsonNode answer = script.run(bench, graph.links().toString(), String.valueOf(Solver.TIMES));
    check(IGRAPH, ComponentSizes.ofJson(answer.get("sizes")));
    return Solver.readAndSolved(answer);
  }

  private void check(String side, Map<Long, Long> found) {
    Mismatch.unlessEqual("components of " + graph.name() + " by size", sizes, side, found);
  }

  private void report(Map<String, Times> times, Optional<Python> igraph) {
    Figure auto = times.get(AUTO).median(SparkTask.TOTAL);
    Figure spread = times.get(SPREAD).median(SparkTask.TOTAL);
    Figure own = times.get(GRAPH_FRAMES).median(SparkTask.TOTAL);
    add(AUTO, auto, "GraphFrames' own", own, Reach.asFast(20));
    add(SPREAD, spread, "GraphFrames' own", own, Reach.asLong(1));
    igraph.ifPresent(
        script -> {
          String peer = "igraph " + script.version();
          Times peers = times.get(IGRAPH);
          Figure kernel = times.get(KERNEL).median(Solver.SOLVE);
          add(AUTO, auto, peer + ", read and solved", peers.median(Solver.BOTH), Reach.asFast(1));
          add(KERNEL, kernel, peer + ", solved", peers.median(Solver.SOLVE), Reach.asLong(1.5));
        });
  }

  private void add(String side, Figure carousel, String label, Figure peer, Reach reach) {
    bench.table().add(new Line("components, " + side, graph.name(), carousel, label, peer, reach));
  }
}
