package io.carousel.job;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.schema.OpsTables;
import io.carousel.table.Lake;
import io.carousel.table.Pins;
import io.carousel.table.SparkTypes;
import io.carousel.table.TableSpec;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Executes steps one after another as one run: computes, checks, writes, publishes, delivers,
 * records.
 */
public final class JobRunner {
  private final SparkSession spark;
  private final AsOfRule asOfRule;
  private final JobCatalogue catalogue;
  private final Progress progress;

  /**
   * @param catalogue the tables and views that deliveries may name in queries
   */
  public JobRunner(
      SparkSession spark, AsOfRule asOfRule, JobCatalogue catalogue, Progress progress) {
    this.spark = spark;
    this.asOfRule = asOfRule;
    this.catalogue = catalogue;
    this.progress = progress;
  }

  /**
   * Runs the jobs. Their tables become visible together at the end, or not at all. Then the visible
   * tables are delivered.
   *
   * @throws CarouselException that says what failed; if a job failed, the last complete run stays
   *     visible
   */
  public void run(RunRequest request) {
    Instant start = Instant.now();
    RunFile ending =
        new RunFile(request.location(), spark.sparkContext().hadoopConfiguration(), progress);
    try (Lake lake = Lake.open(spark, request.location(), OpsTables.RUN, holder(request.runId()))) {
      lake.deadHolder()
          .ifPresent(
              dead -> progress.warn("took over the warehouse from " + dead + ", which died"));
      List<JobReport> reports = new ArrayList<>();
      if (!request.jobs().isEmpty()) {
        runJobs(request, lake, start, reports);
      }
      deliver(request, lake, reports);
    } catch (Exception e) {
      // Also catches undeclared exceptions of Spark that are not RuntimeExceptions.
      ending.write(request.runId(), start, failure(e).exitCode(), String.valueOf(e.getMessage()));
      throw e;
    }
    ending.write(request.runId(), start, 0, "");
  }

  private void runJobs(RunRequest request, Lake lake, Instant start, List<JobReport> reports) {
    JobContext context = new JobContext(spark, request, lake, asOfRule, progress);
    for (Job job : request.jobs()) {
      Instant jobStart = Instant.now();
      try {
        JobReport report = run(job, request, context, lake, jobStart);
        reports.add(report);
        progress.finished(job.name(), report.message(), report.seconds());
      } catch (Exception e) {
        String message = String.valueOf(e.getMessage());
        reports.add(
            JobReport.without(job, false, message, jobStart, seconds(jobStart))
                .reading(context.takeReads()));
        recordFailure(request, lake, reports, e);
        throw e;
      }
    }
    Instant commit = Instant.now();
    recordJobs(request, lake, reports);
    lake.makeVisible(
        runRow(request, context, lake.pins(), start), literal(request), request.runId());
    progress.finished(
        "visible", "run " + request.runId() + " as of " + context.asOf(), seconds(commit));
  }

  /**
   * Delivers, and adds that to the record of the run's jobs.
   *
   * @param reports of the jobs, whose record is written again
   */
  private void deliver(RunRequest request, Lake lake, List<JobReport> reports) {
    for (Delivery delivery : request.deliveries()) {
      Instant start = Instant.now();
      spark.sparkContext().setJobGroup(delivery.name(), delivery.purpose(), false);
      try {
        CompleteRun run = CompleteRun.last(spark, request.location(), catalogue);
        String message = delivery.deliver(run, request);
        reports.add(JobReport.without(delivery, true, message, start, seconds(start)));
        progress.finished(delivery.name(), message, seconds(start));
      } catch (Exception e) {
        String message = String.valueOf(e.getMessage());
        reports.add(JobReport.without(delivery, false, message, start, seconds(start)));
        recordFailure(request, lake, reports, e);
        throw e;
      }
    }
    if (!request.deliveries().isEmpty()) {
      recordJobs(request, lake, reports);
    }
  }

  private JobReport run(Job job, RunRequest request, JobContext context, Lake lake, Instant start) {
    spark.sparkContext().setJobGroup(job.name(), job.purpose(), false);
    try {
      JobOutput output = job.run(context);
      output.convergence().stream()
          .filter(c -> !c.converged())
          .findFirst()
          .ifPresent(JobRunner::fail);
      Map<TableSpec, Lake.Written> written =
          lake.write(
              output.tables(),
              slices(output, job, context),
              request.runId(),
              request.settings().lake().writers());
      long changed = written.values().stream().filter(Lake.Written::changed).count();
      String message =
          output.summary() + "; " + changed + " of " + written.size() + " tables changed";
      return new JobReport(
          job.name(),
          true,
          message,
          start,
          seconds(start),
          context.takeReads(),
          written,
          output.convergence());
    } finally {
      context.end();
    }
  }

  /** Results are stored per date, the record of their inputs per job. */
  private static Map<String, String> slices(JobOutput output, Job job, JobContext context) {
    Map<String, String> slices = new TreeMap<>(Map.of("job", "'" + job.name() + "'"));
    if (output.tables().keySet().stream().anyMatch(t -> t.slice().equals(Optional.of("as_of")))) {
      slices.put("as_of", "DATE'" + context.asOf() + "'");
    }
    return slices;
  }

  private static void fail(Convergence result) {
    throw CarouselException.of(
            Failure.RESULT, "did not converge in " + result.iterations() + " iterations: residual")
        .value(result.residual())
        .at(result.result())
        .remedy("allow more iterations or a larger tolerance in the settings");
  }

  private static Failure failure(Exception e) {
    return CarouselException.behind(e).map(CarouselException::failure).orElse(Failure.INTERNAL);
  }

  /** The user's own mistakes leave the warehouse unchanged; every other failure is recorded. */
  private void recordFailure(RunRequest request, Lake lake, List<JobReport> reports, Exception e) {
    if (failure(e) == Failure.USAGE || failure(e) == Failure.INPUT) {
      return;
    }
    try {
      recordJobs(request, lake, reports);
    } catch (Exception second) {
      e.addSuppressed(second);
    }
  }

  private void recordJobs(RunRequest request, Lake lake, List<JobReport> reports) {
    List<Row> rows = reports.stream().map(report -> report.row(request.runId())).toList();
    lake.record(
        OpsTables.JOB_RUN,
        spark.createDataFrame(rows, SparkTypes.schema(OpsTables.JOB_RUN)),
        literal(request),
        request.runId());
  }

  private Dataset<Row> runRow(RunRequest request, JobContext context, Pins pins, Instant start) {
    Row row =
        RowFactory.create(
            request.runId(),
            request.command(),
            context.inputRead().orElse(null),
            Date.valueOf(context.asOf()),
            Date.valueOf(context.knownAsOf()),
            Timestamp.from(start),
            seconds(start),
            Release.version(),
            CollectionConverters.asScala(request.settings().effective()),
            CollectionConverters.asScala(pins.snapshots()));
    return spark.createDataFrame(List.of(row), SparkTypes.schema(OpsTables.RUN));
  }

  private static String holder(String runId) {
    return "run " + runId + " (process " + ProcessHandle.current().pid() + ")";
  }

  private static String literal(RunRequest request) {
    return "'" + request.runId() + "'";
  }

  private static double seconds(Instant start) {
    return Duration.between(start, Instant.now()).toMillis() / 1000.0;
  }
}
