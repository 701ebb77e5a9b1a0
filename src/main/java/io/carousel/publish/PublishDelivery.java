package io.carousel.publish;

import io.carousel.job.CompleteRun;
import io.carousel.job.Delivery;
import io.carousel.job.JobCatalogue;
import io.carousel.job.Pending;
import io.carousel.job.RunRequest;
import io.carousel.publish.database.DatabasePublisher;
import io.carousel.publish.report.HtmlReport;
import io.carousel.settings.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Publishes the last complete run: its report, and its reporting tables to a database. Both are
 * written at the same time: while DuckDB reads the tables' files, Spark computes the report.
 */
public final class PublishDelivery implements Delivery {
  private static final String DATABASE_FILE = "carousel.duckdb";

  private final PublishedTables published;

  /**
   * @param catalogue all tables and views
   */
  public PublishDelivery(JobCatalogue catalogue) {
    published = new PublishedTables(catalogue);
  }

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public String purpose() {
    return "copy the reporting tables to a database and write the HTML report";
  }

  @Override
  public List<String> plan(RunRequest request) {
    DatabasePublisher publisher = DatabasePublisher.to(jdbc(request), Path.of(DATABASE_FILE));
    return List.of(
        "report " + ReportFile.in(request.location()),
        "database " + (hasOwnFile(request) ? ownFile(request) : publisher.where()));
  }

  @Override
  public String deliver(CompleteRun run, RunRequest request) {
    LocalDate asOf = PublishedDate.of(run, request.asOf());
    HtmlReport.requireMeasures(run);
    CompletableFuture<String> report = start(() -> writeReport(run, asOf, request));
    CompletableFuture<String> database = start(() -> fillDatabase(run, asOf, request));
    Pending.await(List.of(report, database));
    return database.join() + "; " + report.join();
  }

  /** Runs in a separate thread; its Spark jobs are in the same group as those of this thread. */
  private static CompletableFuture<String> start(Supplier<String> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task, "publish").start());
  }

  private static String writeReport(CompleteRun run, LocalDate asOf, RunRequest request) {
    return ReportFile.write(run, asOf, ReportFile.in(request.location()));
  }

  private String fillDatabase(CompleteRun run, LocalDate asOf, RunRequest request) {
    if (!hasOwnFile(request)) {
      DatabasePublisher.Summary summary = publish(run, asOf, request, Path.of(DATABASE_FILE));
      return describe(summary, summary.where());
    }
    String file = ownFile(request);
    DatabasePublisher.Summary summary =
        new PublishedFile(file, run.hadoop()).update(path -> publish(run, asOf, request, path));
    return describe(summary, file);
  }

  private DatabasePublisher.Summary publish(
      CompleteRun run, LocalDate asOf, RunRequest request, Path file) {
    return DatabasePublisher.to(jdbc(request), file)
        .publish(published.rows(run, asOf), published.views(run));
  }

  private static String describe(DatabasePublisher.Summary summary, String database) {
    String detour =
        summary.unread().map(" (through Spark, since DuckDB says: %s)"::formatted).orElse("");
    return "%d tables, %d rows in %s%s"
        .formatted(summary.tables(), summary.rows(), database, detour);
  }

  private static boolean hasOwnFile(RunRequest request) {
    return jdbc(request).url().isEmpty();
  }

  private static String ownFile(RunRequest request) {
    return PublishedFile.in(request.location(), DATABASE_FILE);
  }

  private static Settings.Jdbc jdbc(RunRequest request) {
    return request.settings().publish().jdbc();
  }
}
