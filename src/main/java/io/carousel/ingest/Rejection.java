package io.carousel.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Marks records as rejected that turn out to be wrong only beside other records. */
final class Rejection {
  private Rejection() {}

  /**
   * Rejects those that the condition holds for, unless they are rejected already.
   *
   * @param column the column at fault
   */
  static Dataset<Row> of(
      Dataset<Row> records, Column condition, String column, Column value, Column reason) {
    Column first = col(RecordReader.REASON).isNull().and(condition);
    return records
        .withColumn("_first", first)
        .withColumns(
            Map.of(
                RecordReader.COLUMN,
                when(col("_first"), lit(column)).otherwise(col(RecordReader.COLUMN)),
                RecordReader.VALUE,
                when(col("_first"), value.cast("string")).otherwise(col(RecordReader.VALUE)),
                RecordReader.REASON,
                when(col("_first"), reason).otherwise(col(RecordReader.REASON))))
        .drop("_first");
  }

  /** Records that are neither rejected nor repeats. */
  static Column accepted() {
    return col(RecordReader.REASON).isNull().and(col(KeyCheck.REPEAT).equalTo(false));
  }
}
