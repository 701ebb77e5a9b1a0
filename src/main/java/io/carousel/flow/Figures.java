package io.carousel.flow;

import static io.carousel.schema.DealColumns.KNOWN_ON;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.COUNTERPARTY_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.MarketColumns.METRIC;
import static io.carousel.schema.MarketColumns.PERIOD;
import static io.carousel.schema.MarketColumns.PERIOD_END;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import io.carousel.job.Dates;
import io.carousel.schema.FlowTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Figures reported by parties, as known on a date. */
final class Figures {
  private static final String KNOWN = "_known";
  private static final String VERSION = "_version";

  private Figures() {}

  /**
   * The newest known version of each figure of a period that has ended. A version without a day on
   * which it became known counts as known at the end of its period.
   *
   * @param fundamentals rows of {@code curated.fundamental}
   * @return rows of {@link FlowTables#FIGURE}
   */
  static Dataset<Row> knownOn(Dataset<Row> fundamentals, Dates dates) {
    Column known = coalesce(col(KNOWN_ON), col(PERIOD_END));
    Column newest =
        row_number()
            .over(
                Window.partitionBy(PARTY_ID, PERIOD_END, PERIOD, METRIC, COUNTERPARTY_ID)
                    .orderBy(col(KNOWN).desc(), col(KNOWN_ON).desc_nulls_last()));
    return fundamentals
        .withColumn(KNOWN, known)
        .where(col(PERIOD_END).leq(lit(dates.asOf())).and(col(KNOWN).leq(lit(dates.knownAsOf()))))
        .withColumn(VERSION, newest)
        .where("_version = 1")
        .withColumn(KNOWN_ON, col(KNOWN))
        .withColumn(AS_OF, lit(dates.asOf()))
        .drop(KNOWN, VERSION);
  }
}
