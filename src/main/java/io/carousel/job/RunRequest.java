package io.carousel.job;

import io.carousel.settings.Settings;
import io.carousel.table.LakeLocation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param command the words of the command line, for the record; never contains passwords
 * @param runId identifies the run in the warehouse's history
 * @param steps in order; deliveries come after all jobs
 * @param input the folder of input files; empty for the bundled data
 * @param asOf the date to report results as of; empty for the newest in the data
 * @param knownAsOf facts that became known after this date are left out; empty for the as-of date
 */
public record RunRequest(
    String command,
    String runId,
    List<Step> steps,
    Optional<String> input,
    Optional<LocalDate> asOf,
    Optional<LocalDate> knownAsOf,
    LakeLocation location,
    Settings settings) {

  /** The steps that compute the run's tables. */
  public List<Job> jobs() {
    return only(Job.class);
  }

  /** The steps that run after those tables are visible. */
  public List<Delivery> deliveries() {
    return only(Delivery.class);
  }

  private <T extends Step> List<T> only(Class<T> kind) {
    return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
