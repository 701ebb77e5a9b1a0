package io.carousel.ingest.value;

import static io.carousel.schema.PartyColumns.NAME;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Looks up the last quote on or before a day. */
final class LastOnOrBefore {
  private static final String DAY = "day";
  private static final String QUOTE = "quote";
  private static final String WANTED = "_wanted";

  private LastOnOrBefore() {}

  /**
   * The newest quote of each wanted name by its day. Both sides are sorted once, so the work does
   * not grow with days times quotes.
   *
   * @param wanted {@code (name, day)}, distinct
   * @param quotes {@code (name, day, quote)} of any type of quote; of several on a day the largest
   *     counts
   * @return {@code (name, day, quote)} for each wanted row, the quote null if there is none
   */
  static Dataset<Row> of(Dataset<Row> wanted, Dataset<Row> quotes) {
    return quotes
        .select(col(NAME), col(DAY), col(QUOTE), lit(false).as(WANTED))
        .union(
            wanted.select(
                col(NAME),
                col(DAY),
                lit(null).cast(quotes.schema().apply("quote").dataType()),
                lit(true)))
        .withColumn(
            QUOTE,
            last(col(QUOTE), true)
                .over(Window.partitionBy(NAME).orderBy(col(DAY), col(WANTED), col(QUOTE))))
        .where("_wanted")
        .drop(WANTED);
  }
}
