package io.carousel.publish;

import io.carousel.job.CompleteRun;
import io.carousel.job.Delivery;
import io.carousel.job.JobCatalogue;
import io.carousel.job.RunRequest;
import java.util.List;

/** Publishes the last complete run: its reporting tables to a database, and the report. */
public final class PublishDelivery implements Delivery {

  /**
   * @param catalogue whose tables and views there are
   */
  public PublishDelivery(JobCatalogue catalogue) {
    catalogue.tables();
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
    return List.of();
  }

  @Override
  public String deliver(CompleteRun run, RunRequest request) {
    return ReportFile.write(run, request.location(), request.asOf(), java.util.Optional.empty());
  }
}
