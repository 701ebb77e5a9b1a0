package io.carousel.job;

import io.carousel.schema.OpsTables;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The jobs there are, in the order they run.
 *
 * @param jobs each reads only what those before it write
 */
public record JobCatalogue(List<Job> jobs) {
  /** Every view there is. */
  public List<ViewSpec> views() {
    return jobs.stream().flatMap(job -> job.views().stream()).toList();
  }

  /** Every table there is; several jobs may write parts of one. */
  public List<TableSpec> tables() {
    List<TableSpec> tables = new ArrayList<>();
    jobs.forEach(job -> tables.addAll(job.tables()));
    tables.add(OpsTables.RUN);
    tables.add(OpsTables.JOB_RUN);
    return tables.stream().distinct().toList();
  }
}
