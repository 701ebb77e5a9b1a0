package io.carousel.bench.jobs;

import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Times;
import io.carousel.bench.measure.Work;
import io.carousel.bench.peer.Program;
import java.util.ArrayList;
import java.util.List;

/** Time and memory of a whole run. */
public final class RunWork implements Work {
  @Override
  public String name() {
    return "run";
  }

  @Override
  public String purpose() {
    return "a whole run on --deals generated deals: time and memory";
  }

  @Override
  public void measure(Bench bench) throws Exception {
    WholeRun run = new WholeRun(bench, bench.request().deals());
    List<Double> seconds = new ArrayList<>();
    long peak = 0;
    for (int turn = 0; turn < bench.request().repetitions(); turn++) {
      Program.Ended ended = run.run();
      seconds.add(ended.seconds());
      peak = Math.max(peak, ended.peakBytes());
    }
    run.report(Times.median(seconds), peak);
  }
}
