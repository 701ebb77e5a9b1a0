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
 * The tables of a warehouse, as the run at hand sees them: what it has written itself, else what
 * the last complete run left. Writes become visible to others by {@link #makeVisible}, all at once;
 * what a run that never got there has left is discarded by the next one.
 */
public final class Lake implements AutoCloseable {
  /** Property of the log's snapshots that holds the pins of a complete run. */
  private static final String PINS = "carousel.pins";

  /** Property of every snapshot that Carousel has made. */
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
   * Opens a warehouse for one writer. Nothing is written yet, and nothing stays behind if nothing
   * gets written.
   *
   * @param log the table of complete runs, whose commits make runs visible
   * @param holder who writes, for the message to others who try
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
      // Also where Iceberg is missing.
      lock.ifPresent(WarehouseLock::close);
      throw e;
    }
  }

  /**
   * The tables of the last complete run, for readers; it needs no lock.
   *
   * @param spark becomes the session in which queries name the tables
   * @param latest tables to show as they are now, whatever the run
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
   * What readers see.
   *
   * @param runId the last complete run
   * @param tables its tables, not locked: to read alone
   * @param views makes queries know them
   * @param bytes the size of their files
   */
  public record Mounted(String runId, Lake tables, RunViews views, long bytes) {}

  /** Who held the warehouse before and died with it. */
  public Optional<String> deadHolder() {
    return lock.flatMap(WarehouseLock::deadHolder);
  }

  /**
   * The rows of a table; none of a table that may be absent and is.
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

  /** Whether {@link #read} has rows to read, or knows that there are none. */
  public boolean has(TableSpec table) {
    boolean anyRun = !pins().snapshots().isEmpty();
    return snapshot(table).isPresent() || (anyRun && table.mayBeAbsent());
  }

  /**
   * The Parquet files on the local disk that hold the rows of a table as {@link #read} reads them,
   * and no other rows. Files written before a column was added lack it.
   *
   * @param slice the value of the slice column whose rows are wanted; empty for all rows
   * @return empty if no such files hold the rows
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
   * Writes tables: checks all first, then commits those whose content has changed. Rows are read
   * twice for that.
   *
   * @param sliceValues the value that each slice column has in these rows, as SQL
   * @param threads tables checked or written at a time
   * @return what became of each table
   * @throws CarouselException ({@link Failure#RESULT}) if rows do not keep what their table
   *     declares; then nothing was written
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
   * What became of a table.
   *
   * @param changed whether its content is another than before
   */
  public record Written(long rows, long snapshot, boolean changed) {}

  /** Every table of this run with its snapshot: its own, else those of the last complete run. */
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

  /** Makes everything that was written visible, by one commit of the run's row to the log. */
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

  /** What the last complete run is made of. */
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
