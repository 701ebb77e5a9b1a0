package io.carousel.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import io.carousel.schema.DatasetSpec;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Marks records as rejected that turn out to be wrong only beside other records. */
final class Rejection {
  private static final String WRONG_WIDTH = "has more or fewer fields than the header";

  private Rejection() {}

  /**
   * Rejects those that the condition holds for, unless they are rejected already for a column that
   * is declared before the one at fault, or as a whole.
   *
   * @param column the column at fault
   */
  static Dataset<Row> of(
      DatasetSpec dataset,
      Dataset<Row> records,
      Column condition,
      String column,
      Column value,
      Column reason) {
    List<String> columns = dataset.columnNames();
    Object[] later = columns.subList(columns.indexOf(column) + 1, columns.size()).toArray();
    Column first =
        col(RecordReader.REASON)
            .isNull()
            .or(coalesce(col(RecordReader.COLUMN).isin(later), lit(false)))
            .and(coalesce(condition, lit(false)));
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

  /** What is wrong with a rejected record, without what differs from record to record. */
  static Column kind() {
    Column general = regexp_replace(col(RecordReader.REASON), "^has \\d+ fields.*", WRONG_WIDTH);
    return regexp_replace(
        regexp_replace(general, "on or before \\d.*", "on or before its day"), ": .*", "");
  }
}
