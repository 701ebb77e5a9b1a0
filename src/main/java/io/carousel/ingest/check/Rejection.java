package io.carousel.ingest.check;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.carousel.ingest.read.RecordColumns;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.RejectReason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A rule that rejects records because of other records.
 *
 * @param column the column at fault
 * @param value the value shown for it
 * @param attributes the attributes of the reason
 */
public record Rejection(
    DatasetSpec dataset,
    String column,
    Column value,
    RejectReason reason,
    List<Column> attributes) {
  private static final String FIRST = "_first";

  public static Rejection of(
      DatasetSpec dataset, String column, Column value, RejectReason reason, Column... attributes) {
    return new Rejection(dataset, column, value, reason, List.of(attributes));
  }

  /**
   * Rejects those for which the condition holds, unless they are rejected already for a column that
   * is declared before the one at fault, or as a whole.
   */
  public Dataset<Row> where(Dataset<Row> records, Column condition) {
    List<String> columns = dataset.columnNames();
    Object[] later = columns.subList(columns.indexOf(column) + 1, columns.size()).toArray();
    Column first =
        col(RecordColumns.REASON)
            .isNull()
            .or(coalesce(col(RecordColumns.COLUMN).isin(later), lit(false)))
            .and(coalesce(condition, lit(false)));
    Column texts =
        array(attributes.stream().map(a -> a.cast("string")).toArray(Column[]::new))
            .cast("array<string>");
    return records
        .withColumn(FIRST, first)
        .withColumns(
            Map.of(
                RecordColumns.COLUMN, ifFirst(lit(column), RecordColumns.COLUMN),
                RecordColumns.VALUE, ifFirst(value.cast("string"), RecordColumns.VALUE),
                RecordColumns.REASON, ifFirst(lit(reason.name()), RecordColumns.REASON),
                RecordColumns.ATTRIBUTES, ifFirst(texts, RecordColumns.ATTRIBUTES)))
        .drop(FIRST);
  }

  private static Column ifFirst(Column value, String otherwise) {
    return when(col(FIRST), value).otherwise(col(otherwise));
  }

  /** Whether a record is neither rejected nor a repeat. */
  public static Column accepted() {
    return col(RecordColumns.REASON).isNull().and(col(RecordColumns.REPEAT).equalTo(false));
  }

  /** Whether a record is rejected. */
  public static Column rejected() {
    return col(RecordColumns.REASON).isNotNull();
  }

  /** Whether a record is rejected for one of these reasons. */
  static Column isFor(RejectReason... reasons) {
    Object[] names = Arrays.stream(reasons).map(RejectReason::name).toArray();
    return coalesce(col(RecordColumns.REASON).isin(names), lit(false));
  }
}
