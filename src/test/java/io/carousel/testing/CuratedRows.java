package io.carousel.testing;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import io.carousel.schema.CuratedTables;
import io.carousel.schema.Layer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Deals and payments as ingest would write them, from the columns of their files: amounts in the
 * reporting currency, deals dated by their first date, in the layer of their instrument.
 */
public final class CuratedRows {
  private CuratedRows() {}

  /**
   * Rows of {@code curated.deal}. A deal is announced if the header does not name the status.
   *
   * @param header names of columns, separated by commas
   * @param lines a row each: the values in the order of the header
   */
  public static Dataset<Row> deals(String header, String... lines) {
    return TableRows.of(CuratedTables.DEAL)
        .all("status", "announced")
        .all("currency", "USD")
        .all("amount_kind", "exact")
        .rows(header, lines)
        .withColumn("dated_on", coalesce(col("announced_on"), col("starts_on"), col("known_on")))
        .withColumn("layer", Layer.of(col("instrument"), col("asset")))
        .withColumn("converted_amount", col("amount").cast("decimal(38,2)"));
  }

  /**
   * Rows of {@code curated.payment}.
   *
   * @param header names of columns, separated by commas
   * @param lines a row each: the values in the order of the header
   */
  public static Dataset<Row> payments(String header, String... lines) {
    return TableRows.of(CuratedTables.PAYMENT)
        .all("currency", "USD")
        .rows(header, lines)
        .withColumn("converted_amount", col("amount").cast("decimal(38,2)"));
  }
}
