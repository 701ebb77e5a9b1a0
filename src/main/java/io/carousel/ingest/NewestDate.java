package io.carousel.ingest;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.max;

import io.carousel.job.JobContext;
import io.carousel.schema.CuratedTables;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * The default as-of date: the newest day in the data on which something was announced, became known
 * or was paid, else the newest end of a reported period; never the clock.
 */
public final class NewestDate {
  private NewestDate() {}

  /** The newest date of the curated tables. */
  public static Optional<LocalDate> of(JobContext tables) {
    Row newest =
        tables
            .read(CuratedTables.DEAL)
            .agg(greatest(max("announced_on"), max("known_on")).as("happened"))
            .selectExpr("happened", "cast(null as date) as period_end")
            .union(
                tables
                    .read(CuratedTables.PAYMENT)
                    .agg(max("paid_on"))
                    .selectExpr("*", "cast(null as date)"))
            .union(tables.read(CuratedTables.FUNDAMENTAL).agg(max("known_on"), max("period_end")))
            .agg(max("happened"), max("period_end"))
            .head();
    Date date = newest.isNullAt(0) ? newest.getDate(1) : newest.getDate(0);
    return Optional.ofNullable(date).map(Date::toLocalDate);
  }
}
