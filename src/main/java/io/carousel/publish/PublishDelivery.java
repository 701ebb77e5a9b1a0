package io.carousel.publish;

import io.carousel.job.CompleteRun;
import io.carousel.job.Delivery;
import io.carousel.job.JobCatalogue;
import io.carousel.job.RunRequest;
import io.carousel.publish.database.DatabasePublisher;
import io.carousel.settings.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Publishes the last complete run: the report, and its reporting tables to a database. */
public final class PublishDelivery implements Delivery {
  private static final String DATABASE_FILE = "carousel.duckdb";

  private final PublishedTables published;

  /**
   * @param catalogue the tables and views there are
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
    String report = ReportFile.write(run, asOf, ReportFile.in(request.location()));
    boolean own = hasOwnFile(request);
    DatabasePublisher.Summary summary =
        own
            ? new PublishedFile(ownFile(request), run.hadoop())
                .update(file -> toDatabase(run, asOf, request, file))
            : toDatabase(run, asOf, request, Path.of(DATABASE_FILE));
    String slowly =
        summary.unread().map(" (through Spark, since DuckDB says: %s)"::formatted).orElse("");
    return "%d tables, %d rows in %s%s; %s"
        .formatted(
            summary.tables(),
            summary.rows(),
            own ? ownFile(request) : summary.where(),
            slowly,
            report);
  }

  private DatabasePublisher.Summary toDatabase(
      CompleteRun run, LocalDate asOf, RunRequest request, Path file) {
    return DatabasePublisher.to(jdbc(request), file)
        .publish(published.rows(run, asOf), published.views(run));
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
