package io.carousel.job;

import java.time.LocalDate;
import java.util.Optional;

/** Finds the as-of date in the data when the user gives none. */
@FunctionalInterface
public interface AsOfRule {
  /** The newest date that the tables hold, empty if they hold none. */
  Optional<LocalDate> newest(JobContext tables);
}
