package io.carousel.table;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.spark.KeptRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Checks and commits the rows of one job's tables. */
final class TableWriter {
  private static final String SLICE = "carousel.slice";
  private static final String FINGERPRINT = "carousel.fingerprint";

  /** The number of rows up to which a commit writes one file, or one file per year. */
  private static final long ONE_FILE_ROWS = 250_000;

  private final SparkSession spark;
  private final IcebergTables tables;
  private final Pins base;
  private final Map<String, String> sliceValues;
  private final Map<String, String> snapshotProperties;

  /**
   * @param base the snapshots to build on; later ones were left by an unfinished run
   * @param sliceValues the value of each slice column in the rows, as SQL
   */
  TableWriter(
      SparkSession spark,
      IcebergTables tables,
      Pins base,
      Map<String, String> sliceValues,
      Map<String, String> snapshotProperties) {
    this.spark = spark;
    this.tables = tables;
    this.base = base;
    this.sliceValues = sliceValues;
    this.snapshotProperties = snapshotProperties;
  }

  /** The rows are read twice, once to check and once to write, but computed once. */
  Map<TableSpec, Lake.Written> write(Map<TableSpec, Dataset<Row>> rows, int threads) {
    KeptRows kept = new KeptRows();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Map<TableSpec, Dataset<Row>> shaped =
          onAll(
              pool, rows, (table, data) -> kept.keepUnlessCached(conformance(table).shaped(data)));
      Map<TableSpec, Conformance.Passed> passed =
          onAll(pool, shaped, (table, data) -> conformance(table).check(data));
      return onAll(pool, shaped, (table, data) -> committed(table, data, passed.get(table)));
    } finally {
      pool.shutdown();
      kept.release();
    }
  }

  void append(TableSpec table, Dataset<Row> rows) {
    Conformance conformance = conformance(table);
    Dataset<Row> shaped = conformance.shaped(rows);
    Conformance.Passed passed = conformance.check(shaped);
    published(
        table,
        () -> {
          tables.ensure(table);
          replace(table, shaped.coalesce(1), Map.of());
          return passed;
        });
  }

  private Lake.Written committed(TableSpec table, Dataset<Row> rows, Conformance.Passed passed) {
    return published(table, () -> commit(table, rows, passed));
  }

  /** Separates failures of storing from failures of computing. */
  private static <T> T published(TableSpec table, Supplier<T> write) {
    try {
      return write.get();
    } catch (Exception e) {
      throw CarouselException.behind(e)
          .orElseGet(
              () ->
                  CarouselException.of(Failure.PUBLICATION, "the table could not be written:")
                      .value(table)
                      .remedy("check the warehouse's free space and rights")
                      .causedBy(e));
    }
  }

  private Lake.Written commit(TableSpec table, Dataset<Row> rows, Conformance.Passed passed) {
    Table iceberg = onBase(table);
    String fingerprint = passed.fingerprint() + ":" + table.columnNames().hashCode();
    Optional<Snapshot> before = IcebergTables.newestWith(iceberg, SLICE, sliceText(table));
    if (before.isPresent() && fingerprint.equals(before.get().summary().get(FINGERPRINT))) {
      return new Lake.Written(passed.rows(), iceberg.currentSnapshot().snapshotId(), false);
    }
    Map<String, String> properties = Map.of(SLICE, sliceText(table), FINGERPRINT, fingerprint);
    if (passed.rows() == 0 && table.slice().isEmpty()) {
      Map<String, String> all = new LinkedHashMap<>(snapshotProperties);
      all.putAll(properties);
      IcebergTables.empty(iceberg, all);
    } else {
      Dataset<Row> files = passed.rows() <= ONE_FILE_ROWS ? rows.coalesce(1) : rows;
      replace(table, files, properties);
    }
    iceberg.refresh();
    return new Lake.Written(passed.rows(), iceberg.currentSnapshot().snapshotId(), true);
  }

  /** The table at its base snapshot, or empty if it has none. */
  private Table onBase(TableSpec table) {
    Optional<Table> existing = tables.find(table.fullName());
    Long snapshot = base.snapshots().get(table.fullName());
    if (existing.isPresent() && snapshot == null) {
      dropLeftover(table, existing.get());
    }
    Table iceberg = tables.ensure(table);
    if (snapshot != null && iceberg.currentSnapshot().snapshotId() != snapshot) {
      tables.moveTo(iceberg, snapshot);
      iceberg.refresh();
    }
    return iceberg;
  }

  /** Drops the leftovers of an unfinished run, but no tables written by others. */
  private void dropLeftover(TableSpec table, Table leftover) {
    for (Snapshot snapshot : leftover.snapshots()) {
      if (!snapshot.summary().containsKey(Lake.RUN_ID)) {
        throw CarouselException.of(
                Failure.PUBLICATION, "the warehouse has a table that Carousel did not write:")
            .value(table)
            .remedy("name another --warehouse or lake.catalog, or move that table away");
      }
    }
    tables.drop(table.fullName());
  }

  private void replace(TableSpec table, Dataset<Row> rows, Map<String, String> properties) {
    DataFrameWriterV2<Row> writer = rows.writeTo(tables.nameInSpark(table));
    properties.forEach((key, value) -> writer.option("snapshot-property." + key, value));
    snapshotProperties.forEach((key, value) -> writer.option("snapshot-property." + key, value));
    Column replaced =
        table
            .slice()
            .map(slice -> expr("`" + slice + "` = " + sliceValues.get(slice)))
            .orElse(lit(true));
    try {
      writer.overwrite(replaced);
    } catch (AnalysisException e) {
      throw new IllegalStateException("table vanished: " + table, e);
    }
  }

  private Conformance conformance(TableSpec table) {
    return new Conformance(table, table.slice().map(sliceValues::get).orElse(null));
  }

  private String sliceText(TableSpec table) {
    return table.slice().map(sliceValues::get).orElse("all");
  }

  /** The work on one table's rows. */
  private interface Step<T> {
    T apply(TableSpec table, Dataset<Row> rows);
  }

  private <T> Map<TableSpec, T> onAll(
      ExecutorService pool, Map<TableSpec, Dataset<Row>> rows, Step<T> step) {
    Map<TableSpec, Future<T>> pending = new LinkedHashMap<>();
    rows.forEach(
        (table, data) -> {
          Callable<T> task = () -> inSession(() -> step.apply(table, data));
          pending.put(table, pool.submit(task));
        });
    Map<TableSpec, T> results = new LinkedHashMap<>();
    List<RuntimeException> failures = new ArrayList<>();
    // Waits for all of them: no task may still be writing when a failure is reported.
    pending.forEach(
        (table, future) -> {
          try {
            results.put(table, result(table, future));
          } catch (RuntimeException e) {
            failures.add(e);
          }
        });
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return results;
  }

  private <T> T inSession(Callable<T> task) throws Exception {
    SparkSession.setActiveSession(spark);
    return task.call();
  }

  private static <T> T result(TableSpec table, Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing " + table, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("failed on " + table, e.getCause());
    }
  }
}
