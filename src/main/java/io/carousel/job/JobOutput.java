package io.carousel.job;

import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a job has computed.
 *
 * @param tables the rows of each table it writes; they are read twice, so that a job keeps in
 *     memory what is dear to compute
 * @param convergence how its iterative results came about
 * @param summary what an operator wants to read of it, in a few words
 */
public record JobOutput(
    Map<TableSpec, Dataset<Row>> tables, List<Convergence> convergence, String summary) {

  /** Tables without iterative results. */
  public static JobOutput of(Map<TableSpec, Dataset<Row>> tables, String summary) {
    return new JobOutput(tables, List.of(), summary);
  }
}
