package io.carousel.ingest;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.max;

import io.carousel.job.JobContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The default as-of date: the newest day in the data on which something was announced, became known
 * or was paid, else the newest end of a reported period; never the clock.
 */
public final class NewestDate {
  private NewestDate() {}

  /** The newest date of the curated tables. */
  public static Optional<LocalDate> of(JobContext tables) {
    return of(
        tables.read(IngestTables.DEAL),
        tables.read(IngestTables.PAYMENT),
        tables.read(IngestTables.FUNDAMENTAL));
  }

  static Optional<LocalDate> of(
      Dataset<Row> deals, Dataset<Row> payments, Dataset<Row> fundamentals) {
    Row newest =
        deals
            .agg(greatest(max("announced_on"), max("known_on")).as("happened"))
            .selectExpr("happened", "cast(null as date) as period_end")
            .union(payments.agg(max("paid_on")).selectExpr("*", "cast(null as date)"))
            .union(fundamentals.agg(max("known_on"), max("period_end")))
            .agg(max("happened"), max("period_end"))
            .head();
    Date date = newest.isNullAt(0) ? newest.getDate(1) : newest.getDate(0);
    return Optional.ofNullable(date).map(Date::toLocalDate);
  }
}
