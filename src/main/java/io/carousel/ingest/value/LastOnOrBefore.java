package io.carousel.ingest.value;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Looks up what was last quoted on or before a day. */
final class LastOnOrBefore {
  private LastOnOrBefore() {}

  /**
   * The newest quote of each wanted name by its day. Both sides are sorted once, so that the work
   * does not grow with days times quotes.
   *
   * @param wanted {@code (name, day)}, distinct
   * @param quotes {@code (name, day, quote)} of any type of quote; of several on a day the largest
   *     counts
   * @return {@code (name, day, quote)} for each wanted row, the quote null where there is none
   */
  static Dataset<Row> of(Dataset<Row> wanted, Dataset<Row> quotes) {
    return quotes
        .select(col("name"), col("day"), col("quote"), lit(false).as("_wanted"))
        .union(
            wanted.select(
                col("name"),
                col("day"),
                lit(null).cast(quotes.schema().apply("quote").dataType()),
                lit(true)))
        .withColumn(
            "quote",
            last(col("quote"), true)
                .over(Window.partitionBy("name").orderBy(col("day"), col("_wanted"), col("quote"))))
        .where("_wanted")
        .drop("_wanted");
  }
}
