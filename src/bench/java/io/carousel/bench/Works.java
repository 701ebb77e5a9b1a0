package io.carousel.bench;

import io.carousel.bench.graph.CirculationWork;
import io.carousel.bench.graph.LoopsWork;
import io.carousel.bench.graph.PageRankWork;
import io.carousel.bench.graph.SccWork;
import io.carousel.bench.jobs.GrowthWork;
import io.carousel.bench.jobs.IngestWork;
import io.carousel.bench.jobs.RunWork;
import io.carousel.bench.kernel.KernelsWork;
import io.carousel.bench.measure.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All works, in the order of the table. */
final class Works {
  static final List<Work> ALL =
      List.of(
          new SccWork(),
          new PageRankWork(),
          new CirculationWork(),
          new LoopsWork(),
          new KernelsWork(),
          new IngestWork(),
          new RunWork(),
          new GrowthWork());

  /** All works except those that take hours. */
  static final List<String> BY_DEFAULT =
      ALL.stream().map(Work::name).filter(name -> !name.equals("growth")).toList();

  private Works() {}

  /** Their description in {@code --help}. */
  static String[] listed() {
    List<String> lines = new ArrayList<>(List.of("", "Works:"));
    ALL.forEach(
        work -> lines.add(String.format(Locale.ROOT, "  %-12s %s", work.name(), work.purpose())));
    return lines.toArray(String[]::new);
  }
}
