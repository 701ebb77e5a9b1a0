package io.carousel.job;

import java.time.LocalDate;
import java.util.Optional;

/** Finds the as-of date in the data when the user gives none. */
@FunctionalInterface
public interface AsOfRule {
  /** The newest date in the tables; empty if they have none. */
  Optional<LocalDate> newest(JobContext tables);
}
