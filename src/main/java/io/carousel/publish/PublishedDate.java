package io.carousel.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.flow.FlowTables;
import io.carousel.job.CompleteRun;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The date whose results are taken to where people look. */
final class PublishedDate {
  private PublishedDate() {}

  /**
   * The date asked for, else the run's own.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if the warehouse has no results as of it
   */
  static LocalDate of(CompleteRun run, Optional<LocalDate> asked) {
    Dataset<Row> dates = run.read(FlowTables.SCOPE).select("as_of").distinct();
    LocalDate date =
        asked.or(run::asOf).orElseThrow(() -> new IllegalStateException("a run without a date"));
    if (dates.where(col("as_of").equalTo(lit(date))).isEmpty()) {
      String known =
          dates.orderBy(col("as_of").desc()).limit(10).collectAsList().stream()
              .map(row -> row.<Date>getAs(0).toString())
              .collect(Collectors.joining(", "));
      throw CarouselException.of(Failure.USAGE, "the warehouse has no results as of")
          .value(date)
          .at("--as-of")
          .allowed(known)
          .remedy("'carousel run --as-of " + date + "' makes them");
    }
    return date;
  }
}
