package io.carousel.schema;

import static io.carousel.schema.DealColumns.STATUS;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.RUN_ID;
import static io.carousel.schema.OpsColumns.COMMAND;
import static io.carousel.schema.OpsColumns.INPUT;
import static io.carousel.schema.OpsColumns.INPUTS;
import static io.carousel.schema.OpsColumns.ITERATIONS;
import static io.carousel.schema.OpsColumns.JOB;
import static io.carousel.schema.OpsColumns.KNOWN_AS_OF;
import static io.carousel.schema.OpsColumns.MESSAGE;
import static io.carousel.schema.OpsColumns.OUTPUTS;
import static io.carousel.schema.OpsColumns.RESIDUALS;
import static io.carousel.schema.OpsColumns.ROWS;
import static io.carousel.schema.OpsColumns.SECONDS;
import static io.carousel.schema.OpsColumns.SETTINGS;
import static io.carousel.schema.OpsColumns.SNAPSHOTS;
import static io.carousel.schema.OpsColumns.STARTED_AT;
import static io.carousel.schema.OpsColumns.VERSION;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;

/** The history of a warehouse: its complete runs, and every job with its outcome. */
public final class OpsTables {
  /** Complete runs. A run's tables are visible from its row on. */
  public static final TableSpec RUN =
      TableSpec.named("ops.run", "Complete runs; sql shows the newest")
          .key(RUN_ID, ColumnType.STRING, "The run")
          .required(COMMAND, ColumnType.STRING, "", "The command line")
          .optional(
              INPUT,
              ColumnType.STRING,
              "",
              "The folder of input files, or bundled data; null if none were read")
          .optional(AS_OF, ColumnType.DATE, "", "Results are as of this date")
          .optional(
              KNOWN_AS_OF,
              ColumnType.DATE,
              "",
              "Facts that became known after this date are left out")
          .required(STARTED_AT, ColumnType.TIMESTAMP, "", "When it started")
          .required(SECONDS, ColumnType.DOUBLE, "seconds", "Its duration")
          .required(VERSION, ColumnType.STRING, "", "Carousel's version")
          .required(SETTINGS, ColumnType.TEXTS, "", "Every setting in force")
          .required(
              SNAPSHOTS, ColumnType.COUNTS, "snapshot id", "Table to snapshot, for all its tables")
          .keptPer(RUN_ID)
          .build();

  /** Jobs, of complete runs and of failed ones. */
  public static final TableSpec JOB_RUN =
      TableSpec.named("ops.job_run", "Every job that was run, with its outcome")
          .key(RUN_ID, ColumnType.STRING, "The run")
          .key(JOB, ColumnType.STRING, "The job")
          .required(STATUS, ColumnType.STRING, "", "done or failed")
          .optional(
              MESSAGE,
              ColumnType.STRING,
              "",
              "Summary of its input and output, or the reason for its failure")
          .required(STARTED_AT, ColumnType.TIMESTAMP, "", "When it started")
          .required(SECONDS, ColumnType.DOUBLE, "seconds", "Its duration")
          .required(INPUTS, ColumnType.COUNTS, "snapshot id", "Table read to its snapshot")
          .required(OUTPUTS, ColumnType.COUNTS, "snapshot id", "Table written to its snapshot")
          .required(ROWS, ColumnType.COUNTS, "rows", "Table written to its rows in this run")
          .required(ITERATIONS, ColumnType.COUNTS, "iterations", "Iterative result to iterations")
          .required(RESIDUALS, ColumnType.NUMBERS, "", "Iterative result to its last residual")
          .keptPer(RUN_ID)
          .build();

  private OpsTables() {}
}
