package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.money;

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
        row.getAs("basis"),
        row.getAs("quarter"),
        row.<Long>getAs("deals"),
        row.<Long>getAs("new_deals"),
        money(row, "gross"),
        money(row, "circulation"),
        row.getAs("circularity"),
        money(row, "stopped_gross"),
        money(row, "stopped_circulation"),
        row.getAs("stopped_circularity"));
  }
}
