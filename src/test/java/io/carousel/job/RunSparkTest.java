package io.carousel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.TableSpec;
import io.carousel.testing.TestRun;
import io.carousel.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** Runs of small jobs: computed, checked, written, made visible together, recorded. */
final class RunSparkTest {
  private static final String JOBS = "SELECT job, status FROM ops.job_run WHERE run_id = '%s'";

  @TempDir Path folder;

  private static Dataset<Row> numbers(long many) {
    return TestSpark.session().range(many).selectExpr("id AS n");
  }

  private static FakeJob first(long many) {
    return FakeJob.of("first", context -> numbers(many));
  }

  /** Doubles what the first job has written as of the date. */
  private static FakeJob second() {
    TableSpec read = FakeJob.table("fake.first");
    return FakeJob.of(
        "second",
        context ->
            context
                .read(read)
                .where("as_of = DATE'" + context.asOf() + "'")
                .selectExpr("2 * n AS n"));
  }

  private TestRun runOf(Job... jobs) {
    return new TestRun(folder).asOf("2025-01-01").jobs(List.of(jobs));
  }

  private static List<String> snapshots(TestRun run, String runId) {
    return run.query("SELECT map_values(snapshots) FROM ops.run WHERE run_id = '" + runId + "'");
  }

  @Test
  void jobsReadWhatThoseBeforeThemWriteAndAllIsVisibleAtTheEnd() {
    TestRun run = runOf(first(3), second()).runId("newest").run();
    assertThat(run.query("SELECT n FROM fake.second"))
        .containsExactly("{\"n\":0}", "{\"n\":2}", "{\"n\":4}");
    assertThat(
            run.query(
                "SELECT job, message, map_keys(inputs) AS inputs, rows FROM ops.job_run"
                    + " WHERE run_id = 'newest'"))
        .containsExactly(
            "{\"job\":\"first\",\"message\":\"first is done; 1 of 1 tables changed\","
                + "\"inputs\":[],\"rows\":{\"fake.first\":3}}",
            "{\"job\":\"second\",\"message\":\"second is done; 1 of 1 tables changed\","
                + "\"inputs\":[\"fake.first\"],\"rows\":{\"fake.second\":3}}");
  }

  @Test
  void aRerunChangesNothingAndAnotherDateLeavesTheRowsOfTheFirst() {
    TestRun run = runOf(first(3), second()).runId("newest").run();
    run.runId("again").run();
    assertThat(run.rows("SELECT * FROM ops.run").count()).isEqualTo(2);
    assertThat(snapshots(run, "again")).isEqualTo(snapshots(run, "newest"));

    run.runId("later").asOf("2025-02-01").run();
    assertThat(run.query("SELECT as_of, count(*) AS rows FROM fake.second GROUP BY as_of"))
        .containsExactly(
            "{\"as_of\":\"2025-01-01\",\"rows\":3}", "{\"as_of\":\"2025-02-01\",\"rows\":3}");
  }

  @Test
  void aRunThatDoesNotConvergeFailsAndTheLastCompleteOneStaysVisible() throws IOException {
    TestRun run = runOf(first(3)).runId("good").run();
    Job diverging =
        new Diverging(
            FakeJob.of("second", context -> numbers(1)), new Convergence("x", 2, 1, false));
    run.jobs(List.of(first(5), diverging)).runId("bad");
    assertThatThrownBy(run::run)
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.RESULT))
        .hasMessageContaining("did not converge in 2 iterations: residual '1.0' in x");
    assertThat(run.query("SELECT count(*) AS rows FROM fake.first"))
        .containsExactly("{\"rows\":3}");
    assertThat(run.query(String.format(JOBS, "bad")))
        .containsExactly(
            "{\"job\":\"first\",\"status\":\"done\"}",
            "{\"job\":\"second\",\"status\":\"failed\"}");
    assertThat(Files.readString(Path.of(run.warehouse() + "_RUN.json")))
        .contains("\"run_id\" : \"bad\"", "\"exit_code\" : 4");
  }

  /** A job whose result has not converged. */
  private record Diverging(FakeJob job, Convergence result) implements Job {
    @Override
    public String name() {
      return job.name();
    }

    @Override
    public String purpose() {
      return job.purpose();
    }

    @Override
    public List<TableSpec> tables() {
      return job.tables();
    }

    @Override
    public List<String> plan(RunRequest request) {
      return List.of();
    }

    @Override
    public JobOutput run(JobContext context) {
      return new JobOutput(job.run(context).tables(), List.of(result), "");
    }
  }

  @Test
  void aTaskThatFailsIsOnRecordAsAnInternalErrorAndNothingIsKept() throws IOException {
    Job broken =
        FakeJob.of(
            "broken",
            context -> {
              context.kept().keepNow(numbers(1));
              context.keep(numbers(2)).count();
              return numbers(1).selectExpr("if(rand() < 2, raise_error('raised'), n) AS n");
            });
    TestRun run = runOf(broken).runId("broken");
    Set<Object> before = kept();

    assertThatThrownBy(run::run).hasMessageContaining("raised");
    assertThat(before).containsAll(kept());
    assertThat(Files.readString(Path.of(run.warehouse() + "_RUN.json")))
        .contains("\"run_id\" : \"broken\"", "\"exit_code\" : 1");
    // The next run shows the record of this one.
    run.jobs(List.of(first(1))).runId("whole").run();
    assertThat(run.query(String.format(JOBS, "broken")))
        .containsExactly("{\"job\":\"broken\",\"status\":\"failed\"}");
  }

  /** The ids of cached datasets, which may be released at any time. */
  private static Set<Object> kept() {
    return new HashSet<>(
        CollectionConverters.asJava(TestSpark.session().sparkContext().getPersistentRDDs())
            .keySet());
  }

  @Test
  void jobsMayRunOneByOneButNotBeforeWhatTheyRead() {
    TestRun run = runOf(first(2)).runId("one").run();
    run.jobs(List.of(second())).runId("two").run();
    assertThat(run.query("SELECT n FROM fake.second")).containsExactly("{\"n\":0}", "{\"n\":2}");

    TestRun fresh = new TestRun(folder.resolve("fresh")).asOf("2025-01-01");
    fresh.jobs(List.of(second()));
    assertThatThrownBy(fresh::run)
        .hasMessageContaining("there is no table 'fake.first'")
        .hasMessageContaining("run the job that writes it first");
  }

  @Test
  void aJobKnowsWhichTablesHaveBeenWritten() {
    TableSpec own = FakeJob.table("fake.first");
    TableSpec other = FakeJob.table("fake.other");
    TestRun run =
        runOf(
            first(2),
            FakeJob.of(
                "second",
                context -> {
                  assertThat(context.has(own)).isTrue();
                  assertThat(context.has(other)).isFalse();
                  return numbers(1);
                }));
    run.run();
    assertThat(run.complete().has(own)).isTrue();
    assertThat(run.complete().has(other)).isFalse();
  }

  @Test
  void rowsThatAreCheckedAndWrittenAreComputedOnce() {
    LongAccumulator computed = TestSpark.session().sparkContext().longAccumulator();
    runOf(FakeJob.of("first", context -> counted(computed))).run();
    assertThat(computed.sum()).isEqualTo(5);
  }

  /** Five numbers, each counted when it is computed. */
  private static Dataset<Row> counted(LongAccumulator computed) {
    return numbers(5)
        .map(
            (MapFunction<Row, Long>)
                row -> {
                  computed.add(1);
                  return row.getLong(0);
                },
            Encoders.LONG())
        .toDF("n");
  }
}
