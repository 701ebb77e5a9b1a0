package io.carousel.publish;

import static io.carousel.schema.Ids.AS_OF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.job.CompleteRun;
import io.carousel.schema.OpsTables;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The date of the published results. */
final class PublishedDate {
  private PublishedDate() {}

  /**
   * The requested date, else the run's own, which may have no results.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if no run has that date
   */
  static LocalDate of(CompleteRun run, Optional<LocalDate> asked) {
    Optional<LocalDate> own = run.asOf();
    LocalDate date =
        asked.or(() -> own).orElseThrow(() -> new IllegalStateException("a run without a date"));
    Dataset<Row> dates = run.read(OpsTables.RUN).select(AS_OF).distinct();
    if (!own.equals(Optional.of(date)) && dates.where(col(AS_OF).equalTo(lit(date))).isEmpty()) {
      String known =
          dates
              .where("as_of IS NOT NULL")
              .orderBy(col(AS_OF).desc())
              .limit(10)
              .collectAsList()
              .stream()
              .map(row -> row.<Date>getAs(0).toString())
              .collect(Collectors.joining(", "));
      throw CarouselException.of(Failure.USAGE, "the warehouse has no run as of")
          .value(date)
          .at("--as-of")
          .allowed(known)
          .remedy("'carousel run --as-of " + date + "' computes its results");
    }
    return date;
  }
}
