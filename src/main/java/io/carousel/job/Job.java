package io.carousel.job;

import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.List;

/** One step of a run: reads tables or input, computes tables. It writes nothing itself. */
public interface Job {
  /** Its name on the command line. */
  String name();

  /** What it does, in one line. */
  String purpose();

  /** The tables it writes. */
  List<TableSpec> tables();

  /** The views on them, and on those that it reads. */
  default List<ViewSpec> views() {
    return List.of();
  }

  /**
   * Checks what can be checked before Spark starts, and tells what the job would do.
   *
   * @return one line per thing it would do
   */
  List<String> plan(RunRequest request);

  /**
   * Computes its tables. Datasets may be lazy; the runner checks and writes them.
   *
   * @param context what the job may ask for
   */
  JobOutput run(JobContext context);
}
