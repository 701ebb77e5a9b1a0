package io.carousel.spark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Datasets of rows from a reader whose values are known to have the types of the schema. Spark's
 * own encoder accepts any object for any column and determines the type of every value, which takes
 * longer than reading it.
 */
public final class TypedRows {
  private TypedRows() {}

  /**
   * A dataset of these rows.
   *
   * @param rows whose values are String, LocalDate, BigDecimal, List of String, or Spark's internal
   *     representation of such a column's values, such as Long
   */
  public static Dataset<Row> dataset(SparkSession spark, JavaRDD<Row> rows, StructType schema) {
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.mapPartitions(TypedRows::internal).rdd(), schema, false);
  }

  private static Iterator<InternalRow> internal(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        return internal(rows.next());
      }
    };
  }

  private static InternalRow internal(Row row) {
    Object[] values = new Object[row.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = internal(row.get(i));
    }
    return new GenericInternalRow(values);
  }

  private static Object internal(Object value) {
    if (value instanceof String text) {
      return UTF8String.fromString(text);
    }
    if (value instanceof LocalDate day) {
      return Math.toIntExact(day.toEpochDay());
    }
    if (value instanceof List<?> texts) {
      return new GenericArrayData(texts.stream().map(TypedRows::internal).toArray());
    }
    return value instanceof BigDecimal number
        ? Decimal.apply(number, DecimalType.MAX_PRECISION(), number.scale())
        : value;
  }
}
