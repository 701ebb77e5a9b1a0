package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.money;
import static io.carousel.schema.CircularityColumns.CIRCULARITY;
import static io.carousel.schema.CircularityColumns.NEW_DEALS;
import static io.carousel.schema.CircularityColumns.QUARTER;
import static io.carousel.schema.CircularityColumns.STOPPED_CIRCULARITY;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.DEALS;

import java.util.List;
import org.apache.spark.sql.Row;

/** Reads how the network grew. */
final class PaceReader {
  /** Ten years. */
  private static final int MOST_QUARTERS = 40;

  private PaceReader() {}

  /** The last quarters of each basis, the oldest first. */
  static List<Report.Quarter> read(RunTables tables) {
    return tables
        .rows(
            """
            SELECT * FROM (
              SELECT *, row_number() OVER (PARTITION BY basis ORDER BY quarter DESC) AS age
              FROM reporting.pace WHERE as_of = :as_of)
            WHERE age <= %d ORDER BY basis, quarter
            """
                .formatted(MOST_QUARTERS))
        .stream()
        .map(PaceReader::quarter)
        .toList();
  }

  private static Report.Quarter quarter(Row row) {
    return new Report.Quarter(
        row.getAs(BASIS),
        row.getAs(QUARTER),
        row.<Long>getAs(DEALS),
        row.<Long>getAs(NEW_DEALS),
        money(row, "gross"),
        money(row, "circulation"),
        row.getAs(CIRCULARITY),
        money(row, "stopped_gross"),
        money(row, "stopped_circulation"),
        row.getAs(STOPPED_CIRCULARITY));
  }
}
