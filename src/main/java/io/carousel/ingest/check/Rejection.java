package io.carousel.ingest.check;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import io.carousel.ingest.read.RecordColumns;
import io.carousel.schema.DatasetSpec;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Marks records as rejected that turn out to be wrong only beside other records. */
public final class Rejection {
  public static final String NO_RATE = "no rate into ";
  public static final String NO_DATE = "needs a rate, and the record has no date";
  private static final String WRONG_WIDTH = "has more or fewer fields than the header";

  private Rejection() {}

  /**
   * Rejects those that the condition holds for, unless they are rejected already for a column that
   * is declared before the one at fault, or as a whole.
   *
   * @param column the column at fault
   */
  public static Dataset<Row> of(
      DatasetSpec dataset,
      Dataset<Row> records,
      Column condition,
      String column,
      Column value,
      Column reason) {
    List<String> columns = dataset.columnNames();
    Object[] later = columns.subList(columns.indexOf(column) + 1, columns.size()).toArray();
    Column first =
        col(RecordColumns.REASON)
            .isNull()
            .or(coalesce(col(RecordColumns.COLUMN).isin(later), lit(false)))
            .and(coalesce(condition, lit(false)));
    return records
        .withColumn("_first", first)
        .withColumns(
            Map.of(
                RecordColumns.COLUMN,
                when(col("_first"), lit(column)).otherwise(col(RecordColumns.COLUMN)),
                RecordColumns.VALUE,
                when(col("_first"), value.cast("string")).otherwise(col(RecordColumns.VALUE)),
                RecordColumns.REASON,
                when(col("_first"), reason).otherwise(col(RecordColumns.REASON))))
        .drop("_first");
  }

  /** Records that are neither rejected nor repeats. */
  public static Column accepted() {
    return col(RecordColumns.REASON).isNull().and(col(RecordColumns.REPEAT).equalTo(false));
  }

  /** Whether a record was rejected for want of a rate. */
  public static Column lacksRate() {
    Column reason = col(RecordColumns.REASON);
    return coalesce(reason.startsWith(NO_RATE).or(reason.equalTo(NO_DATE)), lit(false));
  }

  /** What is wrong with a rejected record, without what differs from record to record. */
  public static Column kind() {
    Column general = regexp_replace(col(RecordColumns.REASON), "^has \\d+ fields.*", WRONG_WIDTH);
    return regexp_replace(
        regexp_replace(general, "on or before \\d.*", "on or before its day"), ": .*", "");
  }
}
