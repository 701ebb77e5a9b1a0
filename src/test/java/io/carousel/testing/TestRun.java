package io.carousel.testing;

import io.carousel.centrality.CentralityJob;
import io.carousel.circularity.CircularityJob;
import io.carousel.exposure.ExposureJob;
import io.carousel.flow.FlowsJob;
import io.carousel.ingest.IngestJob;
import io.carousel.ingest.NewestDate;
import io.carousel.job.CompleteRun;
import io.carousel.job.Job;
import io.carousel.job.JobCatalogue;
import io.carousel.job.JobRunner;
import io.carousel.job.Progress;
import io.carousel.job.RunRequest;
import io.carousel.job.Step;
import io.carousel.settings.SettingsLoader;
import io.carousel.table.LakeLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Runs jobs on a folder of small files and reads their results. */
public final class TestRun {
  /** The default jobs of a test. */
  public static final List<Job> GRAPH_JOBS =
      List.of(new IngestJob(), new FlowsJob(), new CircularityJob(), new CentralityJob());

  public static final List<Job> ALL_JOBS =
      Stream.concat(GRAPH_JOBS.stream(), Stream.of(new ExposureJob())).toList();

  private static final JobCatalogue CATALOGUE = new JobCatalogue(ALL_JOBS);

  private final Path input;
  private final Path warehouse;

  /** Settings that switch off slow parts of a small run; tests of these parts switch them on. */
  private final List<String> settings =
      new ArrayList<>(
          List.of(
              "circularity.draws=0", "circularity.null-draws=0", "circularity.pace-max-work=1"));

  private final List<String> warnings = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private Optional<String> folder;
  private List<? extends Step> steps = GRAPH_JOBS;
  private String asOf;
  private String knownAsOf;
  private String runId = "test";

  /**
   * @param folder where the input files and the warehouse are put
   */
  public TestRun(Path folder) {
    this.input = folder.resolve("input");
    this.warehouse = folder.resolve("warehouse");
    this.folder = Optional.of(input.toString());
  }

  /** Puts a file of these lines into the input folder. */
  public TestRun file(String name, String... lines) {
    try {
      Files.createDirectories(input.resolve(name).getParent());
      Files.writeString(input.resolve(name), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public TestRun bundled() {
    folder = Optional.empty();
    return this;
  }

  /** Takes the files of another folder. */
  public TestRun input(Path other) {
    folder = Optional.of(other.toString());
    return this;
  }

  /** Measures the circulation of each quarter as well. */
  public TestRun withPace() {
    return set("circularity.pace-max-work=1000000");
  }

  public TestRun asOf(String date) {
    asOf = date;
    return this;
  }

  public TestRun knownAsOf(String date) {
    knownAsOf = date;
    return this;
  }

  public TestRun set(String assignment) {
    settings.add(assignment);
    return this;
  }

  public TestRun jobs(List<? extends Step> some) {
    steps = some;
    return this;
  }

  public TestRun runId(String id) {
    runId = id;
    return this;
  }

  /** Runs, and fails if the run fails. */
  public TestRun run() {
    record();
    RunRequest request =
        new RunRequest(
            "test",
            runId,
            List.copyOf(steps),
            folder,
            Optional.ofNullable(asOf).map(LocalDate::parse),
            Optional.ofNullable(knownAsOf).map(LocalDate::parse),
            location(),
            SettingsLoader.load(List.of(), settings));
    new JobRunner(TestSpark.session(), NewestDate::of, CATALOGUE, progress()).run(request);
    return this;
  }

  /** Leaves a line for the gate, which reports how many runs the tests cost. */
  private void record() {
    String jobs = steps.stream().map(Step::name).collect(Collectors.joining(" "));
    Path file = Path.of("target", "pipeline-runs", ProcessHandle.current().pid() + ".txt");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, jobs + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a query on the last complete run, sorted as text. */
  public List<String> query(String sql) {
    return rows(sql).toJSON().collectAsList().stream().sorted().toList();
  }

  /** The single value of a query. */
  public Object value(String sql) {
    return rows(sql).head().get(0);
  }

  public Dataset<Row> rows(String sql) {
    return complete().query(sql);
  }

  /** The last complete run. */
  public CompleteRun complete() {
    return CompleteRun.last(TestSpark.session(), location(), CATALOGUE);
  }

  public List<String> warnings() {
    return warnings;
  }

  /** The messages of jobs. */
  public List<String> said() {
    return said;
  }

  public Path warehouse() {
    return warehouse;
  }

  public LakeLocation location() {
    return new LakeLocation(warehouse.toString(), "");
  }

  private Progress progress() {
    return new Progress() {
      @Override
      public void finished(String job, String counts, double seconds) {}

      @Override
      public void warn(String message) {
        warnings.add(message);
      }

      @Override
      public void say(String message) {
        said.add(message);
      }
    };
  }
}
