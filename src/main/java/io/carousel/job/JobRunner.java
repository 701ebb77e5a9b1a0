package io.carousel.job;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** Executes jobs one after another as one run: computes, checks, writes, publishes, records. */
public final class JobRunner {
  private final SparkSession spark;
  private final AsOfRule asOfRule;
  private final Progress progress;

  public JobRunner(SparkSession spark, AsOfRule asOfRule, Progress progress) {
    this.spark = spark;
    this.asOfRule = asOfRule;
    this.progress = progress;
  }

  /**
   * Runs the jobs. Their tables become visible together at the end, or not at all.
   *
   * @throws CarouselException that says what failed; the last complete run stays the visible one
   */
  public void run(RunRequest request) {
    Instant start = Instant.now();
    RunFile ending =
        new RunFile(request.location(), spark.sparkContext().hadoopConfiguration(), progress);
    try (Lake lake = Lake.open(spark, request.location(), OpsTables.RUN, holder(request.runId()))) {
      lake.deadHolder()
          .ifPresent(
              dead -> progress.warn("took the warehouse over from " + dead + ", which died"));
      runAndPublish(request, lake, start);
    } catch (Exception e) {
      // Also what Spark throws undeclared: not all of it is a RuntimeException.
      ending.write(request.runId(), start, failure(e).exitCode(), String.valueOf(e.getMessage()));
      throw e;
    }
    ending.write(request.runId(), start, 0, "");
  }

  private void runAndPublish(RunRequest request, Lake lake, Instant start) {
    JobContext context = new JobContext(spark, request, lake, asOfRule, progress);
    List<JobReport> reports = new ArrayList<>();
    for (Job job : request.jobs()) {
      Instant jobStart = Instant.now();
      try {
        JobReport report = run(job, request, context, lake, jobStart);
        reports.add(report);
        progress.finished(job.name(), report.message(), report.seconds());
      } catch (Exception e) {
        reports.add(failed(job, e, jobStart, context));
        recordFailure(request, lake, reports, e);
        throw e;
      }
    }
    Instant publication = Instant.now();
    lake.record(
        OpsTables.JOB_RUN,
        rows(OpsTables.JOB_RUN, reports, request),
        literal(request),
        request.runId());
    lake.publish(runRow(request, context, lake.pins(), start), literal(request), request.runId());
    progress.finished(
        "visible", "run " + request.runId() + " as of " + context.asOf(), seconds(publication));
  }

  private JobReport run(Job job, RunRequest request, JobContext context, Lake lake, Instant start) {
    spark.sparkContext().setJobGroup(job.name(), job.purpose(), false);
    JobOutput output = job.run(context);
    try {
      output.convergence().stream()
          .filter(c -> !c.converged())
          .findFirst()
          .ifPresent(JobRunner::fail);
      boolean dated = output.tables().keySet().stream().anyMatch(t -> t.slice().isPresent());
      Map<String, String> slices =
          dated ? Map.of("as_of", "DATE'" + context.asOf() + "'") : Map.of();
      Map<TableSpec, Lake.Written> written =
          lake.write(output.tables(), slices, request.runId(), request.settings().lake().writers());
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
      output.release().run();
    }
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

  private static JobReport failed(Job job, Exception e, Instant start, JobContext context) {
    return new JobReport(
        job.name(),
        false,
        String.valueOf(e.getMessage()),
        start,
        seconds(start),
        context.takeReads(),
        Map.of(),
        List.of());
  }

  /** The user's own mistakes leave the warehouse untouched; everything else goes on record. */
  private void recordFailure(RunRequest request, Lake lake, List<JobReport> reports, Exception e) {
    if (failure(e) == Failure.USAGE || failure(e) == Failure.INPUT) {
      return;
    }
    try {
      lake.record(
          OpsTables.JOB_RUN,
          rows(OpsTables.JOB_RUN, reports, request),
          literal(request),
          request.runId());
    } catch (Exception second) {
      e.addSuppressed(second);
    }
  }

  private Dataset<Row> rows(TableSpec table, List<JobReport> reports, RunRequest request) {
    List<Row> rows = reports.stream().map(report -> report.row(request.runId())).toList();
    return spark.createDataFrame(rows, SparkTypes.schema(table));
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
