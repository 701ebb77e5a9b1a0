package io.carousel.bench.kernel;

import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Work;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each kernel alone, under JMH; the peers' results are compared first. */
public final class KernelsWork implements Work {
  private static final List<String> HEAD =
      List.of("kernel", "edges", "median, ms", "least, ms", "most, ms", "turns");

  @Override
  public String name() {
    return "kernels";
  }

  @Override
  public String purpose() {
    return "each kernel alone under JMH: JGraphT if it has the same";
  }

  @Override
  public void measure(Bench bench) throws Exception {
    JGraphTResults.check();
    Options options =
        new OptionsBuilder()
            .include("io\\.carousel\\.bench\\.kernel\\..*")
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(Math.max(3, bench.request().repetitions()))
            .measurementTime(TimeValue.seconds(2))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    bench
        .table()
        .add(
            "Kernels, by JMH",
            HEAD,
            results.stream()
                .map(KernelsWork::row)
                .sorted(Comparator.comparing(row -> row.get(0)))
                .toList());
  }

  private static List<String> row(RunResult result) {
    Result<?> primary = result.getPrimaryResult();
    String benchmark = result.getParams().getBenchmark();
    var statistics = primary.getStatistics();
    List<String> cells = new ArrayList<>();
    cells.add(benchmark.substring(benchmark.lastIndexOf('.') + 1));
    cells.add(result.getParams().getParam("edges"));
    for (double milliseconds :
        new double[] {statistics.getPercentile(50), statistics.getMin(), statistics.getMax()}) {
      cells.add(String.format(Locale.ROOT, "%,.3f", milliseconds));
    }
    cells.add(String.valueOf(statistics.getN()));
    return cells;
  }
}
