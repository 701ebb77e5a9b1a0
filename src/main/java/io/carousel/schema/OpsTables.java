package io.carousel.schema;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;

/** The history of a warehouse: its complete runs, and every job with how it ended. */
public final class OpsTables {
  /** Complete runs. A run's tables are visible from its row on. */
  public static final TableSpec RUN =
      TableSpec.named("ops.run", "Complete runs; the newest is the one that sql shows")
          .key("run_id", ColumnType.STRING, "The run")
          .required("command", ColumnType.STRING, "", "The command line")
          .optional(
              "input",
              ColumnType.STRING,
              "",
              "The folder of input files, or bundled data; null if none were read")
          .optional("as_of", ColumnType.DATE, "", "Results are as of this date")
          .optional(
              "known_as_of", ColumnType.DATE, "", "What became known after this date is left out")
          .required("started_at", ColumnType.TIMESTAMP, "", "When it started")
          .required("seconds", ColumnType.DOUBLE, "seconds", "How long it took")
          .required("version", ColumnType.STRING, "", "Carousel's version")
          .required("settings", ColumnType.TEXTS, "", "Every setting in force")
          .required(
              "snapshots", ColumnType.COUNTS, "snapshot id", "Table to snapshot, of all its tables")
          .keptPer("run_id")
          .build();

  /** Jobs, of complete runs and of failed ones. */
  public static final TableSpec JOB_RUN =
      TableSpec.named("ops.job_run", "Every job that was run, with how it ended")
          .key("run_id", ColumnType.STRING, "The run")
          .key("job", ColumnType.STRING, "The job")
          .required("status", ColumnType.STRING, "", "done or failed")
          .optional("message", ColumnType.STRING, "", "What it read and wrote, or why it failed")
          .required("started_at", ColumnType.TIMESTAMP, "", "When it started")
          .required("seconds", ColumnType.DOUBLE, "seconds", "How long it took")
          .required("inputs", ColumnType.COUNTS, "snapshot id", "Table read to its snapshot")
          .required("outputs", ColumnType.COUNTS, "snapshot id", "Table written to its snapshot")
          .required("rows", ColumnType.COUNTS, "rows", "Table written to its rows in this run")
          .required("iterations", ColumnType.COUNTS, "iterations", "Iterative result to iterations")
          .required("residuals", ColumnType.NUMBERS, "", "Iterative result to its last residual")
          .keptPer("run_id")
          .build();

  private OpsTables() {}
}
