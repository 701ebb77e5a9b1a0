package io.carousel.bench.jobs;

import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Machine;
import io.carousel.bench.peer.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Carousel's launcher, which starts a process for each command: {@code jobs/carousel}, or the
 * program named by the environment variable {@code CAROUSEL}. Heaps are as large as this process's
 * own.
 */
final class Launcher {
  /** The limit for Carousel's own commands, which are not stopped early. */
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Bench bench;

  Launcher(Bench bench) {
    this.bench = bench;
  }

  /** Runs a command to its end. */
  Program.Ended run(String... words) throws Exception {
    String launcher = Optional.ofNullable(System.getenv("CAROUSEL")).orElse("jobs/carousel");
    return new Program(
            List.of(launcher),
            Map.of("SPARK_DRIVER_MEMORY", Machine.heapMegabytes() + "m"),
            bench.scratch("logs/carousel.log"))
        .with(words)
        .run(A_DAY);
  }

  /** A query's rows of a text and a number. */
  Map<String, Double> numbers(Path warehouse, String sql) throws Exception {
    String out = run("sql", sql, "--warehouse", warehouse.toString(), "--format", "csv").out();
    return out.lines()
        .skip(1)
        .map(line -> line.split(","))
        .collect(
            Collectors.toMap(
                cells -> cells[0],
                cells -> Double.valueOf(cells[1]),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /** Generated input files with this many deals, created if they do not exist. */
  Path deals(long deals) throws Exception {
    Path folder = bench.scratch("deals-" + deals);
    Path complete = Path.of(folder + ".complete");
    if (!Files.exists(complete)) {
      bench.say("generating " + deals + " deals");
      Folders.remove(folder);
      String parties = String.valueOf(deals / 10);
      run(
          "generate",
          "--deals",
          String.valueOf(deals),
          "--parties",
          parties,
          "--out",
          folder.toString());
      Files.writeString(complete, "");
    }
    return folder;
  }

  /** An empty place for tables. */
  Path emptyWarehouse(String name) throws IOException {
    Path warehouse = bench.scratch(name);
    Folders.remove(warehouse);
    return warehouse;
  }
}
