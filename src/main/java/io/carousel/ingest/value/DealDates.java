package io.carousel.ingest.value;

import static io.carousel.schema.DealColumns.ANNOUNCED_ON;
import static io.carousel.schema.DealColumns.KNOWN_ON;
import static io.carousel.schema.DealColumns.STARTS_ON;
import static io.carousel.schema.FlowColumns.DATED_BY;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.Ids.SOURCE_ID;
import static io.carousel.schema.MarketColumns.PUBLISHED_ON;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.carousel.ingest.check.Rejection;
import io.carousel.ingest.read.RecordColumns;
import io.carousel.schema.Datasets;
import io.carousel.schema.RejectReason;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Dates deals: by their announcement, else the start of payments, else the day they became known,
 * else their source's publication.
 */
public final class DealDates {
  private static final String PUBLISHED = "_published";
  private static final String SOURCE = "_source";

  private DealDates() {}

  /**
   * Adds {@code dated_on} and {@code dated_by}; rejects deals without any of these dates.
   *
   * @param sources accepted rows of {@link Datasets#SOURCES}
   */
  public static Dataset<Row> add(Dataset<Row> deals, Dataset<Row> sources) {
    Dataset<Row> published =
        sources.select(col(SOURCE_ID).as(SOURCE), col(PUBLISHED_ON).as(PUBLISHED));
    Dataset<Row> dated =
        deals
            .join(published, deals.col(SOURCE_ID).equalTo(published.col(SOURCE)), "left")
            .withColumn(
                DATED_ON,
                coalesce(col(ANNOUNCED_ON), col(STARTS_ON), col(KNOWN_ON), col(PUBLISHED)))
            .withColumn(
                DATED_BY,
                when(col(ANNOUNCED_ON).isNotNull(), lit("announced_on"))
                    .when(col(STARTS_ON).isNotNull(), lit("starts_on"))
                    .when(col(KNOWN_ON).isNotNull(), lit("known_on"))
                    .when(col(PUBLISHED).isNotNull(), lit("published_on")))
            .withColumn(RecordColumns.SOURCED, col(SOURCE).isNotNull())
            .drop(SOURCE, PUBLISHED);
    return Rejection.of(Datasets.DEALS, "announced_on", lit(null), RejectReason.NO_DATE)
        .where(dated, col(DATED_ON).isNull().and(faultyDate().equalTo(false)));
  }

  /** Whether a date of the deal could not be read: then that is the fault, not a missing date. */
  private static Column faultyDate() {
    Column dates = array(lit("announced_on"), lit("starts_on"), lit("known_on"));
    return coalesce(arrays_overlap(col(RecordColumns.FAULTS), dates), lit(false));
  }
}
