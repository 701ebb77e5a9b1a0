package io.carousel.job;

import io.carousel.schema.OpsTables;
import io.carousel.table.Lake;
import io.carousel.table.TableSpec;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** How one job of a run went. */
record JobReport(
    String job,
    boolean done,
    String message,
    Instant startedAt,
    double seconds,
    Map<String, Long> inputs,
    Map<TableSpec, Lake.Written> written,
    List<Convergence> convergence) {

  /** The report of a step that has written no table. */
  static JobReport without(
      Step step, boolean done, String message, Instant startedAt, double seconds) {
    return new JobReport(
        step.name(), done, message, startedAt, seconds, Map.of(), Map.of(), List.of());
  }

  /** This report with the tables that were read, by their snapshots. */
  JobReport reading(Map<String, Long> snapshots) {
    return new JobReport(job, done, message, startedAt, seconds, snapshots, written, convergence);
  }

  /** The row of {@link OpsTables#JOB_RUN}. */
  Row row(String runId) {
    return RowFactory.create(
        runId,
        job,
        done ? "done" : "failed",
        message,
        Timestamp.from(startedAt),
        seconds,
        CollectionConverters.asScala(inputs),
        byTable(Lake.Written::snapshot),
        byTable(Lake.Written::rows),
        byResult(Convergence::iterations),
        byResult(Convergence::residual));
  }

  private Object byTable(Function<Lake.Written, Long> value) {
    Map<String, Long> values = new TreeMap<>();
    written.forEach((table, result) -> values.put(table.fullName(), value.apply(result)));
    return CollectionConverters.asScala(values);
  }

  private <T> Object byResult(Function<Convergence, T> value) {
    Map<String, T> values = new TreeMap<>();
    convergence.forEach(result -> values.put(result.result(), value.apply(result)));
    return CollectionConverters.asScala(values);
  }
}
