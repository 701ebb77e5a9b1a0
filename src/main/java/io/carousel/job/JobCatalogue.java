package io.carousel.job;

import io.carousel.schema.OpsTables;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * All jobs, in the order they run.
 *
 * @param jobs each reads only tables that earlier ones write
 */
public record JobCatalogue(List<Job> jobs) {
  /** All views. */
  public List<ViewSpec> views() {
    return jobs.stream().flatMap(job -> job.views().stream()).toList();
  }

  /** All tables; several jobs may write parts of the same one. */
  public List<TableSpec> tables() {
    List<TableSpec> tables = new ArrayList<>();
    jobs.forEach(job -> tables.addAll(job.tables()));
    tables.add(OpsTables.RUN);
    tables.add(OpsTables.JOB_RUN);
    return tables.stream().distinct().toList();
  }
}
