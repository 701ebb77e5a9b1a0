package io.carousel.job;

import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.RUN_ID;
import static io.carousel.schema.OpsColumns.STARTED_AT;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.schema.OpsTables;
import io.carousel.spark.SparkSessions;
import io.carousel.spark.Statement;
import io.carousel.table.Lake;
import io.carousel.table.LakeLocation;
import io.carousel.table.TableSpec;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Read access to the last complete run of a warehouse: all its tables as that run left them. */
public final class CompleteRun {
  private final SparkSession session;
  private final Lake.Mounted mounted;

  private CompleteRun(SparkSession session, Lake.Mounted mounted) {
    this.session = session;
    this.mounted = mounted;
  }

  /**
   * The last complete run. It needs no lock: it does not change while another run is in progress.
   *
   * @param catalogue whose tables and views queries may name
   * @throws CarouselException ({@link Failure#INPUT}) if the warehouse has none
   */
  public static CompleteRun last(
      SparkSession spark, LakeLocation location, JobCatalogue catalogue) {
    // A session of its own: its settings follow the size of these tables.
    SparkSession session = spark.newSession();
    SparkSession active = SparkSession.active();
    SparkSession.setActiveSession(session); // whose settings name the catalogs
    try {
      List<TableSpec> history = List.of(OpsTables.RUN, OpsTables.JOB_RUN);
      Lake.Mounted mounted =
          Lake.mount(session, location, OpsTables.RUN, history)
              .orElseThrow(() -> incomplete(location));
      mounted.views().declare(catalogue.tables(), catalogue.views());
      SparkSessions.fit(session, mounted.bytes() * JobContext.UNPACKED);
      return new CompleteRun(session, mounted);
    } finally {
      SparkSession.setActiveSession(active);
    }
  }

  private static CarouselException incomplete(LakeLocation location) {
    return CarouselException.of(Failure.INPUT, "no run is complete in the warehouse")
        .value(location)
        .remedy("run 'carousel run' first");
  }

  /** Its id. */
  public String runId() {
    return mounted.runId();
  }

  /** The date that its results are as of; empty if it has none. */
  public Optional<LocalDate> asOf() {
    Row row = read(OpsTables.RUN).where(col(RUN_ID).equalTo(runId())).head();
    return Optional.ofNullable(row.<Date>getAs(AS_OF)).map(Date::toLocalDate);
  }

  /**
   * The row of {@link OpsTables#RUN} for the last complete run as of a date: the run that wrote the
   * tables' rows of that date.
   */
  public Row rowOf(LocalDate asOf) {
    return read(OpsTables.RUN)
        .where(col(AS_OF).equalTo(lit(asOf)))
        .orderBy(col(STARTED_AT).desc(), col(RUN_ID))
        .head();
  }

  /** Whether a table can be read: this run or an earlier one has written it or left it out. */
  public boolean has(TableSpec table) {
    return mounted.tables().has(table);
  }

  /**
   * The rows of a table, of all dates.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if no complete run has written it
   */
  public Dataset<Row> read(TableSpec table) {
    return mounted.tables().read(table);
  }

  /**
   * The Parquet files on the local disk that hold the rows of a table, as {@link Lake#files} finds
   * them.
   *
   * @param slice the value of the slice column whose rows are wanted; empty for all rows
   */
  public Optional<List<Path>> files(TableSpec table, Optional<Object> slice) {
    return mounted.tables().files(table, slice);
  }

  /** What a query in Spark SQL over {@code namespace.table} selects. */
  public Dataset<Row> query(String sql) {
    return query(sql, Map.of());
  }

  /**
   * What a query with named parameters selects.
   *
   * @param values of its parameters, which it names {@code :parameter}
   */
  public Dataset<Row> query(String sql, Map<String, Object> values) {
    Statement statement = parsed(sql);
    if (statement.lists()) {
      mounted.views().showAll();
    } else {
      mounted.views().show(statement.names());
    }
    return session.sql(sql, values);
  }

  /**
   * The parsed statement of a query.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if it is not valid SQL
   */
  public Statement parsed(String sql) {
    return Statement.parse(session, sql);
  }

  /** The configuration that opens the file systems Spark uses. */
  public Configuration hadoop() {
    return session.sparkContext().hadoopConfiguration();
  }

  /** The session in which queries run. */
  public SparkSession session() {
    return session;
  }
}
