package io.carousel.bench.jobs;

import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Work;
import io.carousel.bench.peer.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The cost of each job as data grows; one run per size. */
public final class GrowthWork implements Work {
  private static final List<String> HEAD =
      List.of("deals", "job", "seconds", "shuffled, MiB", "most heap, MiB");
  private static final double MEBIBYTE = 1024.0 * 1024;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String purpose() {
    return "a whole run at each of --sizes: seconds, shuffled bytes and heap of each job";
  }

  @Override
  public void measure(Bench bench) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    WholeRun smaller = null;
    double smallerSeconds = 0;
    for (long deals : bench.request().sizes().stream().sorted().toList()) {
      WholeRun run = new WholeRun(bench, deals);
      Path events = bench.scratch("events-" + deals);
      Folders.remove(events);
      Files.createDirectories(events);
      Program.Ended ended = run.run(logging(events));
      run.report(ended.seconds(), ended.peakBytes());
      if (smaller != null) {
        run.tellGrowth(ended.seconds(), smaller, smallerSeconds);
      }
      addJobs(rows, bench, deals, run, events);
      smaller = run;
      smallerSeconds = ended.seconds();
    }
    bench.table().add("Cost of each job", HEAD, rows);
  }

  private static String[] logging(Path events) {
    return new String[] {
      "--conf", "spark.eventLog.enabled=true",
      "--conf", "spark.eventLog.dir=" + events.toUri(),
      "--conf", "spark.eventLog.rolling.enabled=false",
      "--conf", "spark.eventLog.compress=false",
      "--conf", "spark.executor.metrics.pollingInterval=500"
    };
  }

  private static void addJobs(
      List<List<String>> rows, Bench bench, long deals, WholeRun run, Path events)
      throws Exception {
    Map<String, Double> seconds =
        new Launcher(bench)
            .numbers(run.warehouse(), "SELECT job, seconds FROM ops.job_run ORDER BY started_at");
    Map<String, EventLog.JobFigures> figures = EventLog.read(events);
    seconds.forEach(
        (job, took) -> {
          EventLog.JobFigures own = figures.getOrDefault(job, EventLog.JobFigures.NONE);
          rows.add(
              List.of(
                  String.format(Locale.ROOT, "%,d", deals),
                  job,
                  String.format(Locale.ROOT, "%.1f", took),
                  String.format(Locale.ROOT, "%,.1f", own.shuffledBytes() / MEBIBYTE),
                  String.format(Locale.ROOT, "%,.0f", own.heapBytes() / MEBIBYTE)));
        });
  }
}
