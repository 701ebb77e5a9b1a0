package io.carousel.ingest.value;

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
  private DealDates() {}

  /**
   * Adds {@code dated_on} and {@code dated_by}; rejects deals without any of these dates.
   *
   * @param sources accepted rows of {@link Datasets#SOURCES}
   */
  public static Dataset<Row> add(Dataset<Row> deals, Dataset<Row> sources) {
    Dataset<Row> published =
        sources.select(col("source_id").as("_source"), col("published_on").as("_published"));
    Dataset<Row> dated =
        deals
            .join(published, deals.col("source_id").equalTo(published.col("_source")), "left")
            .withColumn(
                "dated_on",
                coalesce(col("announced_on"), col("starts_on"), col("known_on"), col("_published")))
            .withColumn(
                "dated_by",
                when(col("announced_on").isNotNull(), lit("announced_on"))
                    .when(col("starts_on").isNotNull(), lit("starts_on"))
                    .when(col("known_on").isNotNull(), lit("known_on"))
                    .when(col("_published").isNotNull(), lit("published_on")))
            .withColumn(RecordColumns.SOURCED, col("_source").isNotNull())
            .drop("_source", "_published");
    return Rejection.of(Datasets.DEALS, "announced_on", lit(null), RejectReason.NO_DATE)
        .where(dated, col("dated_on").isNull().and(faultyDate().equalTo(false)));
  }

  /** Whether a date of the deal could not be read: that is its fault, and not that it has none. */
  private static Column faultyDate() {
    Column dates = array(lit("announced_on"), lit("starts_on"), lit("known_on"));
    return coalesce(arrays_overlap(col(RecordColumns.FAULTS), dates), lit(false));
  }
}
