package io.carousel.job;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.settings.Settings;
import io.carousel.spark.KeptRows;
import io.carousel.spark.SparkSessions;
import io.carousel.table.Lake;
import io.carousel.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What a job may ask for: Spark, settings, dates, and the tables of this run. */
public final class JobContext {
  /** The ratio of the size of rows in memory to their size in files. */
  static final int UNPACKED = 4;

  private final SparkSession spark;
  private final RunRequest request;
  private final Lake lake;
  private final AsOfRule asOfRule;
  private final Progress progress;
  private final Map<String, Long> reads = new TreeMap<>();
  private final Deque<Runnable> releases = new ArrayDeque<>();
  private final KeptRows kept = new KeptRows();
  private LocalDate asOf;
  private String inputRead;
  private long bytes;

  JobContext(
      SparkSession spark, RunRequest request, Lake lake, AsOfRule asOfRule, Progress progress) {
    this.spark = spark;
    this.request = request;
    this.lake = lake;
    this.asOfRule = asOfRule;
    this.progress = progress;
    this.asOf = request.asOf().orElse(null);
  }

  public SparkSession spark() {
    return spark;
  }

  public Settings settings() {
    return request.settings();
  }

  /** The folder of input files; empty for the bundled data. */
  public Optional<String> input() {
    inputRead = request.input().orElse("bundled data");
    return request.input();
  }

  /** The requested input, if any. */
  Optional<String> inputRead() {
    return Optional.ofNullable(inputRead);
  }

  /** Whether the user has given the as-of date. */
  public boolean asOfGiven() {
    return request.asOf().isPresent();
  }

  /**
   * The as-of date of the results: as given, else the newest in the tables.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if neither exists
   */
  public LocalDate asOf() {
    if (asOf == null) {
      asOf = asOfRule.newest(this).orElseThrow(JobContext::noDate);
    }
    return asOf;
  }

  /** The date of knowledge: facts that became known later do not count. */
  public LocalDate knownAsOf() {
    return request.knownAsOf().orElseGet(this::asOf);
  }

  /** Both dates. */
  public Dates dates() {
    return new Dates(asOf(), knownAsOf());
  }

  /**
   * The rows of a table, as this run sees them; no rows if the table is absent and may be.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if no complete run has written it
   */
  public Dataset<Row> read(TableSpec table) {
    Dataset<Row> rows = lake.read(table);
    lake.snapshot(table).ifPresent(snapshot -> reads.put(table.fullName(), snapshot));
    reads(lake.bytes(table) * UNPACKED);
    return rows;
  }

  /** Whether this run, or a complete one before it, has written a table. */
  public boolean has(TableSpec table) {
    return lake.snapshot(table).isPresent();
  }

  /**
   * Announces that this many bytes are about to be read; the number of shuffle partitions depends
   * on it.
   *
   * @param more bytes in addition to those of {@link #read}
   */
  public void reads(long more) {
    bytes += more;
    SparkSessions.fit(spark, bytes);
  }

  /** Whether the data read so far are so small that one task is faster than several. */
  public boolean fitsOneTask() {
    return SparkSessions.isSmall(bytes);
  }

  /**
   * These rows, computed once, when they are first needed, and cached until the current job has
   * written its tables or has failed.
   */
  public Dataset<Row> keep(Dataset<Row> rows) {
    return kept.keep(rows);
  }

  /** The cache of rows until the current job has written its tables or has failed. */
  public KeptRows kept() {
    return kept;
  }

  /** Registers something to release when the current job has written its tables or has failed. */
  public void atEnd(Runnable release) {
    releases.push(release);
  }

  /** Releases the resources of the current job, the most recent first. */
  void end() {
    while (!releases.isEmpty()) {
      releases.pop().run();
    }
    kept.release();
  }

  /** Warns the user of something that stops nothing. */
  public void warn(String message) {
    progress.warn(message);
  }

  /** Shows the user something worth a line. */
  public void say(String line) {
    progress.say(line);
  }

  /** The error when data has no dates and the user gave none. */
  public static CarouselException noDate() {
    return CarouselException.of(Failure.USAGE, "the data has no date to report results as of")
        .remedy("give one with --as-of, such as --as-of 2025-12-31");
  }

  /** The tables read since the last call, with their snapshots. */
  Map<String, Long> takeReads() {
    Map<String, Long> taken = new TreeMap<>(reads);
    reads.clear();
    bytes = 0;
    return taken;
  }
}
