package io.carousel.bench.jobs;

import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Contest;
import io.carousel.bench.measure.Figure;
import io.carousel.bench.measure.Line;
import io.carousel.bench.measure.Mismatch;
import io.carousel.bench.measure.Reach;
import io.carousel.bench.measure.Side;
import io.carousel.bench.measure.Times;
import io.carousel.bench.measure.Work;
import io.carousel.bench.peer.Duck;
import io.carousel.bench.peer.JavaProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ingest of generated deals, compared with reading and writing them without checks. */
public final class IngestWork implements Work {
  private static final String CAROUSEL = "ingest";
  private static final String SPARK = "spark";
  private static final String DUCKDB = "duckdb";
  private static final String PROCESS = "process";

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String purpose() {
    return "ingest of --deals generated deals: Spark's and DuckDB's plain CSV to Parquet";
  }

  @Override
  public void measure(Bench bench) throws Exception {
    Launcher launcher = new Launcher(bench);
    long deals = bench.request().deals();
    Path input = launcher.deals(deals);
    Path warehouse = launcher.emptyWarehouse("ingested");
    List<Side> sides =
        List.of(
            Side.starting(CAROUSEL, () -> ingest(launcher, input)),
            Side.starting(SPARK, () -> plain(bench, SPARK, input)),
            Side.starting(DUCKDB, () -> plain(bench, DUCKDB, input)));
    Map<String, Times> times = new Contest(bench).of(name(), sides);
    Map<String, Double> read =
        launcher.numbers(warehouse, "SELECT dataset, read FROM ops.data_quality WHERE files > 0");
    for (String peer : List.of(SPARK, DUCKDB)) {
      compare(bench, read, peer);
    }
    report(bench, times);
  }

  private static Map<String, Double> ingest(Launcher launcher, Path input) throws Exception {
    Path warehouse = launcher.emptyWarehouse("ingested");
    double seconds =
        launcher
            .run("ingest", "--input", input.toString(), "--warehouse", warehouse.toString())
            .seconds();
    return Map.of(PROCESS, seconds);
  }

  private static Map<String, Double> plain(Bench bench, String peer, Path input) throws Exception {
    Path out = bench.scratch("plain-" + peer);
    Folders.remove(out);
    Path log = bench.scratch("logs/plain-" + peer + ".log");
    double seconds =
        JavaProgram.of(PlainIngest.class, log, peer, input.toString(), out.toString())
            .run(bench.request().limit())
            .seconds();
    return Map.of(PROCESS, seconds);
  }

  /** Every side must have read as many records. */
  private static void compare(Bench bench, Map<String, Double> read, String peer) throws Exception {
    try (Duck duck = new Duck()) {
      for (PlainDataset dataset : PlainDataset.ALL) {
        Path folder = bench.scratch("plain-" + peer).resolve(dataset.name());
        Mismatch.unlessEqual(
            "records of " + dataset.name(),
            Math.round(read.getOrDefault(dataset.name(), 0.0)),
            peer,
            duck.number("SELECT count(*) FROM " + Duck.parquet(folder)));
      }
    }
  }

  private static void report(Bench bench, Map<String, Times> times) {
    String input = String.format(Locale.ROOT, "%,d deals", bench.request().deals());
    Figure carousel = times.get(CAROUSEL).median(PROCESS);
    bench.table().add(line(input, carousel, "Spark, CSV to Parquet", times, SPARK, 2));
    bench.table().add(line(input, carousel, "DuckDB, CSV to Parquet", times, DUCKDB, 0));
  }

  private static Line line(
      String input,
      Figure carousel,
      String label,
      Map<String, Times> times,
      String peer,
      int most) {
    return new Line(
        "ingest: read, check, resolve, write",
        input,
        carousel,
        label,
        times.get(peer).median(PROCESS),
        most == 0 ? null : Reach.asLong(most));
  }
}
