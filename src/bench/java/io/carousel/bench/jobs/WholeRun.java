package io.carousel.bench.jobs;

import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Figure;
import io.carousel.bench.measure.Line;
import io.carousel.bench.measure.Reach;
import io.carousel.bench.peer.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All jobs on generated deals, without simulations, into a new warehouse. */
final class WholeRun {
  static final long MILLION = 1_000_000;
  private static final String WORK = "run without simulations";

  private final Bench bench;
  private final long deals;

  WholeRun(Bench bench, long deals) {
    this.bench = bench;
    this.deals = deals;
  }

  Path warehouse() throws Exception {
    return bench.scratch("warehouse-" + deals);
  }

  /**
   * Runs.
   *
   * @param more options for spark-submit
   */
  Program.Ended run(String... more) throws Exception {
    Launcher launcher = new Launcher(bench);
    Path input = launcher.deals(deals);
    Path warehouse = launcher.emptyWarehouse("warehouse-" + deals);
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                input.toString(),
                "--warehouse",
                warehouse.toString(),
                "--set",
                "circularity.draws=0",
                "--set",
                "circularity.null-draws=0"));
    if (more.length > 0) {
      words.add("--");
      words.addAll(List.of(more));
    }
    Program.Ended ended = launcher.run(words.toArray(String[]::new));
    bench.say(
        String.format(
            Locale.ROOT, "%s: %.1f s, %s", input(), ended.seconds(), memory(ended.peakBytes())));
    return ended;
  }

  /** Adds the lines of time and memory, with the targets for this size. */
  void report(double seconds, long peakBytes) {
    Reach time = deals == MILLION ? Reach.atMost(360) : null;
    Reach room =
        deals == MILLION ? Reach.atMost(8) : deals == 10 * MILLION ? Reach.atMost(16) : null;
    bench.table().add(Line.alone(WORK + ", time", input(), Figure.seconds(seconds), time));
    bench.table().add(Line.alone(WORK + ", most memory", input(), memory(peakBytes), room));
  }

  /** Adds the line that compares it with another size. */
  void tellGrowth(double seconds, WholeRun smaller, double smallerSeconds) {
    bench
        .table()
        .add(
            new Line(
                WORK + ", growth",
                input(),
                Figure.seconds(seconds),
                "the same of " + smaller.input(),
                Figure.seconds(smallerSeconds),
                deals == 10 * smaller.deals ? Reach.asLong(12) : null));
  }

  static Figure memory(long bytes) {
    return Figure.gibibytes(bytes);
  }

  String input() {
    return String.format(Locale.ROOT, "%,d deals, %,d parties", deals, deals / 10);
  }
}
