package io.carousel.bench.graph;

import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Strongly connected components of published graphs. */
public final class SccWork implements Work {
  /** The graphs, the small one first, by the names of their files. */
  private static final Map<String, String> GRAPHS =
      new TreeMap<>(
          Map.of("slashdot0902", "slashdot0902.csv.gz", "cnr-2000", "cnr-2000_edges.csv.gz"));

  @Override
  public String name() {
    return "scc";
  }

  @Override
  public String purpose() {
    return "strongly connected components of published graphs: GraphFrames, igraph";
  }

  @Override
  public void measure(Bench bench) throws Exception {
    for (Map.Entry<String, String> graph : GRAPHS.entrySet()) {
      Path file = bench.request().data().resolve(graph.getValue());
      if (Files.exists(file)) {
        new SccContest(bench, GraphFiles.ofPublished(bench, graph.getKey(), file)).run();
      } else {
        bench.skip("scc of " + graph.getKey(), "no " + file.getFileName() + " in --data");
      }
    }
  }
}
