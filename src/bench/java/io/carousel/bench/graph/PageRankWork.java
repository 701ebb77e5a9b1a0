package io.carousel.bench.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Contest;
import io.carousel.bench.measure.Figure;
import io.carousel.bench.measure.Line;
import io.carousel.bench.measure.Reach;
import io.carousel.bench.measure.Side;
import io.carousel.bench.measure.Times;
import io.carousel.bench.measure.Work;
import io.carousel.bench.peer.Python;
import io.carousel.bench.peer.SparkTask;
import io.carousel.bench.peer.Worker;
import io.carousel.graph.kernel.DirectedGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Weighted PageRank of a generated network, to a change of 1e-10. */
public final class PageRankWork implements Work {
  private static final String ENGINE = "engine";
  private static final String KERNEL = "kernel";
  private static final String GRAPH_FRAMES = "GraphFrames";
  private static final String IGRAPH = "igraph";
  private static final long SEED = 7;

  @Override
  public String name() {
    return "pagerank";
  }

  @Override
  public String purpose() {
    return "weighted PageRank of a generated network (--edges): GraphFrames, igraph";
  }

  @Override
  public void measure(Bench bench) throws Exception {
    int edges = bench.request().edges();
    bench.say("making a network of " + edges + " edges");
    GraphFiles graph =
        GraphFiles.of(bench, "ranked-" + edges, RandomNetwork.of(edges / 10, edges, SEED));
    DirectedGraph read = graph.read();
    Scores scores = new Scores(read, EngineTask.RULE.of(read));
    Optional<Python> igraph = Python.find(bench, "igraph_pagerank", "igraph");
    String in = graph.parquet().toString();
    Path ranked = graph.parquet().resolveSibling("scores");
    String task = EngineTask.PAGE_RANK;
    try (Worker engine =
            new Worker(
                bench, task, EngineTask.class.getName(), task, "auto", in, ranked.toString());
        Worker own =
            new Worker(
                bench,
                task + " own",
                GraphFramesTask.class.getName(),
                task,
                in,
                ranked + "-own",
                String.valueOf(Math.max(2, scores.iterations())))) {
      List<Side> sides = new ArrayList<>();
      sides.add(Side.staying(ENGINE, () -> engine(bench, engine, scores, ranked)));
      sides.add(Side.staying(KERNEL, new Solver(() -> EngineTask.RULE.of(read))::turn));
      igraph.ifPresent(
          script -> sides.add(Side.starting(IGRAPH, () -> python(bench, script, graph, scores))));
      sides.add(Side.staying(GRAPH_FRAMES, () -> own.turn(bench.request().limit())));
      report(bench, new Contest(bench).of(name(), sides), igraph, scores.iterations());
    }
  }

  private static Map<String, Double> engine(Bench bench, Worker engine, Scores scores, Path out)
      throws Exception {
    Map<String, Double> seconds = engine.turn(bench.request().limit());
    scores.compareRows(out);
    return seconds;
  }

  private static Map<String, Double> python(
      Bench bench, Python script, GraphFiles graph, Scores scores) throws Exception {
    Path out = graph.parquet().resolveSibling("scores-igraph.txt");
    JsonNode answer =
        script.run(bench, graph.text().toString(), String.valueOf(Solver.TIMES), out.toString());
    scores.compareLines(out);
    return Solver.readAndSolved(answer);
  }

  private static void report(
      Bench bench, Map<String, Times> times, Optional<Python> igraph, int iterations) {
    String input = String.format(Locale.ROOT, "%,d edges", bench.request().edges());
    Figure engine = times.get(ENGINE).median(SparkTask.TOTAL);
    Figure kernel = times.get(KERNEL).median(Solver.SOLVE);
    Figure own = times.get(GRAPH_FRAMES).median(SparkTask.TOTAL);
    Figure iteration = times.get(GRAPH_FRAMES).median(GraphFramesTask.ITERATION);
    String peer = "GraphFrames' own, unweighted, ";
    String whole = "PageRank to 1e-10, " + iterations + " iterations, Parquet to table";
    bench.table().add(new Line(whole, input, engine, peer + "as many", own, Reach.asFast(10)));
    if (iteration.value() > 0) {
      Figure one = kernel.per(iterations);
      Reach reach = Reach.asFast(10);
      bench
          .table()
          .add(
              new Line(
                  "PageRank, kernel, one iteration",
                  input,
                  one,
                  peer + "one more iteration",
                  iteration,
                  reach));
    } else {
      bench.skip(peer + "one more iteration", "the network is too small to measure a difference");
    }
    igraph.ifPresent(
        script ->
            bench
                .table()
                .add(
                    new Line(
                        "PageRank to 1e-10, kernel",
                        input,
                        kernel,
                        "igraph " + script.version() + " (prpack), solved",
                        times.get(IGRAPH).median(Solver.SOLVE),
                        Reach.asLong(2))));
  }
}
