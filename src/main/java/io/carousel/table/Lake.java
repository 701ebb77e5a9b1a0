package io.carousel.table;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of a warehouse, as the current run sees them: its own writes, else the tables of the
 * last complete run. {@link #makeVisible} makes all writes visible to others at once; the next run
 * discards the writes of a run that did not get there.
 */
public final class Lake implements AutoCloseable {
  /** Property of the log's snapshots that holds the pins of a complete run. */
  private static final String PINS = "carousel.pins";

  /** Property of every snapshot written by Carousel. */
  static final String RUN_ID = "carousel.run-id";

  private final SparkSession spark;
  private final LakeLocation location;
  private final IcebergTables tables;
  private final TableSpec log;
  private final Optional<WarehouseLock> lock;
  private final Map<String, Long> written = new ConcurrentHashMap<>();
  private Pins pins = Pins.NONE;

  private Lake(
      SparkSession spark, LakeLocation location, TableSpec log, Optional<WarehouseLock> lock) {
    this.spark = spark;
    this.location = location;
    this.lock = lock;
    this.log = log;
    this.tables = new IcebergTables(spark, location);
  }

  /**
   * Opens a warehouse for one writer. Nothing is written yet, and no files remain if nothing is
   * written later.
   *
   * @param log the table of complete runs, whose commits make runs visible
   * @param holder the writer, named in the message to other writers
   */
  public static Lake open(SparkSession spark, LakeLocation location, TableSpec log, String holder) {
    Optional<WarehouseLock> lock =
        location.isLocalFolder()
            ? Optional.of(WarehouseLock.take(location.localFolder(), holder))
            : Optional.empty();
    try {
      Lake lake = new Lake(spark, location, log, lock);
      lake.pins = lake.lastRun().orElse(Pins.NONE);
      return lake;
    } catch (RuntimeException | LinkageError e) {
      // Also if Iceberg is missing.
      lock.ifPresent(WarehouseLock::close);
      throw e;
    }
  }

  /**
   * The tables of the last complete run, for readers; it needs no lock.
   *
   * @param spark becomes the session in which queries name the tables
   * @param latest tables to show in their newest state, independent of the run
   * @return empty if there is no complete run
   */
  public static Optional<Mounted> mount(
      SparkSession spark, LakeLocation location, TableSpec log, List<TableSpec> latest) {
    Lake lake = new Lake(spark, location, log, Optional.empty());
    Optional<Snapshot> last = lake.lastCommit();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    Pins shown = pins(last.get());
    for (TableSpec table : latest) {
      Optional<Snapshot> now = lake.tables.find(table.fullName()).map(Table::currentSnapshot);
      if (now.isPresent()) {
        shown = shown.with(Map.of(table.fullName(), now.get().snapshotId()));
      }
    }
    lake.pins = shown;
    long bytes = shown.snapshots().keySet().stream().mapToLong(lake::bytes).sum();
    RunViews views = new RunViews(spark, lake.tables, shown);
    return Optional.of(new Mounted(last.get().summary().get(RUN_ID), lake, views, bytes));
  }

  /**
   * The tables of a complete run, as readers see them.
   *
   * @param runId the last complete run
   * @param tables its tables, not locked: read-only
   * @param views registers them for queries
   * @param bytes the size of their files
   */
  public record Mounted(String runId, Lake tables, RunViews views, long bytes) {}

  /** The previous holder of the warehouse, if it died while holding it. */
  public Optional<String> deadHolder() {
    return lock.flatMap(WarehouseLock::deadHolder);
  }

  /**
   * The rows of a table; no rows if the table is absent and may be.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if no complete run has written it
   */
  public Dataset<Row> read(TableSpec table) {
    if (!has(table)) {
      throw missing(table);
    }
    return snapshot(table)
        .map(id -> spark.read().option("snapshot-id", id).table(tables.nameInSpark(table)))
        .orElseGet(() -> spark.createDataFrame(List.of(), SparkTypes.schema(table)));
  }

  /** Whether {@link #read} has rows to read or knows that the table has none. */
  public boolean has(TableSpec table) {
    boolean anyRun = !pins().snapshots().isEmpty();
    return snapshot(table).isPresent() || (anyRun && table.mayBeAbsent());
  }

  /**
   * The Parquet files on the local disk that contain exactly the rows returned by {@link #read}.
   * Files written before a column was added lack it.
   *
   * @param slice the value of the slice column whose rows are wanted; empty for all rows
   * @return empty if no such files exist
   */
  public Optional<List<Path>> files(TableSpec table, Optional<Object> slice) {
    if (!location.isLocalFolder()) {
      return Optional.empty();
    }
    Expression wanted =
        slice
            .<Expression>map(of -> Expressions.equal(table.slice().orElseThrow(), of.toString()))
            .orElse(Expressions.alwaysTrue());
    return tables
        .find(table.fullName())
        .flatMap(found -> snapshot(table).flatMap(pinned -> StoredFiles.of(found, pinned, wanted)));
  }

  /** The error for a table that no complete run has written. */
  public static CarouselException missing(TableSpec table) {
    return CarouselException.of(Failure.USAGE, "there is no table")
        .value(table.fullName())
        .remedy("run the job that writes it first: 'carousel run' runs all");
  }

  /** The size of a table's files. */
  public long bytes(TableSpec table) {
    return bytes(table.fullName());
  }

  private long bytes(String table) {
    return tables
        .find(table)
        .map(Table::currentSnapshot)
        .map(now -> Long.parseLong(now.summary().getOrDefault("total-files-size", "0")))
        .orElse(0L);
  }

  /** The snapshot that {@link #read} reads. */
  public Optional<Long> snapshot(TableSpec table) {
    Long own = written.get(table.fullName());
    return Optional.ofNullable(own != null ? own : pins.snapshots().get(table.fullName()));
  }

  /**
   * Writes tables: checks all of them first, then commits those whose content has changed. Rows are
   * read twice.
   *
   * @param sliceValues the value of each slice column in these rows, as SQL
   * @param threads tables checked or written at a time
   * @return the outcome for each table
   * @throws CarouselException ({@link Failure#RESULT}) if rows do not conform to their table's
   *     declaration; then nothing was written
   */
  public Map<TableSpec, Written> write(
      Map<TableSpec, Dataset<Row>> rows,
      Map<String, String> sliceValues,
      String runId,
      int threads) {
    TableWriter writer = new TableWriter(spark, tables, pins(), sliceValues, Map.of(RUN_ID, runId));
    Map<TableSpec, Written> results = writer.write(rows, threads);
    results.forEach((table, result) -> written.put(table.fullName(), result.snapshot()));
    return results;
  }

  /**
   * The outcome of writing a table.
   *
   * @param changed whether its content has changed
   */
  public record Written(long rows, long snapshot, boolean changed) {}

  /** Every table of this run with its snapshot: its own, else the one of the last complete run. */
  public Pins pins() {
    return pins.with(new TreeMap<>(written));
  }

  /** Adds rows to a table of the warehouse's history that is not part of a run. */
  public void record(TableSpec history, Dataset<Row> rows, String slice, String runId) {
    new TableWriter(
            spark,
            tables,
            Pins.NONE,
            Map.of(history.slice().orElseThrow(), slice),
            Map.of(RUN_ID, runId))
        .append(history, rows);
  }

  /** Makes all writes visible by one commit of the run's row to the log. */
  public void makeVisible(Dataset<Row> run, String slice, String runId) {
    Map<String, String> properties = Map.of(RUN_ID, runId, PINS, pins().text());
    new TableWriter(spark, tables, Pins.NONE, Map.of(log.slice().orElseThrow(), slice), properties)
        .append(log, run);
    pins = pins();
    written.clear();
  }

  @Override
  public void close() {
    lock.ifPresent(WarehouseLock::close);
  }

  /** The snapshots of the last complete run. */
  private Optional<Pins> lastRun() {
    return lastCommit().map(Lake::pins);
  }

  /** The commit by which the last complete run became visible. */
  private Optional<Snapshot> lastCommit() {
    return tables.find(log.fullName()).map(Table::currentSnapshot);
  }

  private static Pins pins(Snapshot commit) {
    return Pins.parse(commit.summary().get(PINS));
  }
}
