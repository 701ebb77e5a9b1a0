package io.carousel.ingest;

import static io.carousel.schema.DealColumns.ANNOUNCED_ON;
import static io.carousel.schema.DealColumns.KNOWN_ON;
import static io.carousel.schema.DealColumns.PAID_ON;
import static io.carousel.schema.MarketColumns.PERIOD_END;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.max;

import io.carousel.job.JobContext;
import io.carousel.schema.CuratedTables;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * The default as-of date: the newest day of an announcement, of knowledge or of a payment in the
 * data, else the newest end of a reported period; never the clock.
 */
public final class NewestDate {
  private static final String HAPPENED = "happened";

  private NewestDate() {}

  /** The newest date of the curated tables. */
  public static Optional<LocalDate> of(JobContext tables) {
    Row newest =
        tables
            .read(CuratedTables.DEAL)
            .agg(greatest(max(ANNOUNCED_ON), max(KNOWN_ON)).as(HAPPENED))
            .selectExpr("happened", "cast(null as date) as period_end")
            .union(
                tables
                    .read(CuratedTables.PAYMENT)
                    .agg(max(PAID_ON))
                    .selectExpr("*", "cast(null as date)"))
            .union(tables.read(CuratedTables.FUNDAMENTAL).agg(max(KNOWN_ON), max(PERIOD_END)))
            .agg(max(HAPPENED), max(PERIOD_END))
            .head();
    Date date = newest.isNullAt(0) ? newest.getDate(1) : newest.getDate(0);
    return Optional.ofNullable(date).map(Date::toLocalDate);
  }
}
