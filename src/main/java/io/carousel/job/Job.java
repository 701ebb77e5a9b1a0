package io.carousel.job;

import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.List;

/** A step that reads tables or input and computes tables. It writes nothing itself. */
public non-sealed interface Job extends Step {
  /** The tables it writes. */
  List<TableSpec> tables();

  /** The views on them, and on those that it reads. */
  default List<ViewSpec> views() {
    return List.of();
  }

  /**
   * Computes its tables. Datasets may be lazy; the runner checks and writes them.
   *
   * @param context what the job may ask for
   */
  JobOutput run(JobContext context);
}
