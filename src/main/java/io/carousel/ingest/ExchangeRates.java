package io.carousel.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;

/**
 * Converts amounts into the reporting currency by the last rate on or before their day. USD needs
 * no rate.
 */
final class ExchangeRates {
  private static final String USD = "USD";
  private static final UserDefinedFunction CONVERT =
      udf(
          (UDF3<BigDecimal, BigDecimal, BigDecimal, BigDecimal>) Money::convert,
          SparkTypes.type(ColumnType.MONEY));

  private final Dataset<Row> periods;
  private final String reportingCurrency;

  /**
   * @param rates accepted rows of {@link Datasets#FX_RATES}
   */
  ExchangeRates(Dataset<Row> rates, String reportingCurrency) {
    this.reportingCurrency = reportingCurrency;
    this.periods =
        rates.select(
            col("currency").as("_rate_currency"),
            col("date").as("_rate_from"),
            lead("date", 1).over(Window.partitionBy("currency").orderBy("date")).as("_rate_until"),
            col("units_per_usd"));
  }

  /**
   * Adds {@code reported_amount}; rejects records whose currency has no rate on or before their
   * day.
   *
   * @param day the column of their day; where it is null only a currency that needs no rate will do
   */
  Dataset<Row> convert(Dataset<Row> records, String day) {
    Column needsRate = col("currency").notEqual(reportingCurrency);
    Dataset<Row> rated =
        rate(
            rate(records, day, when(needsRate, col("currency")).otherwise(USD), "_from"),
            day,
            when(needsRate, lit(reportingCurrency)).otherwise(USD),
            "_to");
    Dataset<Row> withRate =
        Rejection.of(
            rated,
            col("_from").isNull().or(col("_to").isNull()),
            "currency",
            col("currency"),
            when(col(day).isNull(), lit("needs a rate, and the record has no date"))
                .otherwise(
                    concat(
                        lit("no rate into " + reportingCurrency + " on or before "),
                        col(day).cast("string"))));
    Dataset<Row> converted =
        withRate.withColumn(
            "reported_amount", CONVERT.apply(col("amount"), col("_from"), col("_to")));
    return Rejection.of(
            converted,
            col("amount").isNotNull().and(col("reported_amount").isNull()),
            "amount",
            col("amount"),
            lit("more than 36 digits in " + reportingCurrency))
        .drop("_from", "_to");
  }

  private Dataset<Row> rate(Dataset<Row> records, String day, Column currency, String name) {
    Column inPeriod =
        currency
            .equalTo(col("_rate_currency"))
            .and(col(day).geq(col("_rate_from")))
            .and(col("_rate_until").isNull().or(col(day).lt(col("_rate_until"))));
    return records
        .join(broadcast(periods), inPeriod, "left")
        .withColumn(
            name, when(currency.equalTo(USD), lit(BigDecimal.ONE)).otherwise(col("units_per_usd")))
        .drop("_rate_currency", "_rate_from", "_rate_until", "units_per_usd");
  }
}
