package io.carousel.job;

import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a job has computed.
 *
 * @param tables the rows of each table it writes; they are read twice, so a job caches rows that
 *     are expensive to compute
 * @param convergence how its iterative results were reached
 * @param summary a summary for operators, in a few words
 */
public record JobOutput(
    Map<TableSpec, Dataset<Row>> tables, List<Convergence> convergence, String summary) {

  /** The output of a job without iterative results. */
  public static JobOutput of(Map<TableSpec, Dataset<Row>> tables, String summary) {
    return new JobOutput(tables, List.of(), summary);
  }
}
