package io.carousel.table;

import org.apache.iceberg.Schema;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Declared tables as Spark and Iceberg see them. */
public final class SparkTypes {
  private SparkTypes() {}

  /** The schema of a table's rows, columns in declared order. */
  public static StructType schema(TableSpec table) {
    return new StructType(
        table.columns().stream()
            .map(c -> new StructField(c.name(), type(c.type()), !c.required(), comment(c)))
            .toArray(StructField[]::new));
  }

  /** A column's type in Spark. */
  public static DataType type(ColumnType type) {
    return DataType.fromDDL(type.sql());
  }

  static Schema icebergSchema(TableSpec table) {
    return SparkSchemaUtil.convert(schema(table));
  }

  private static Metadata comment(ColumnSpec column) {
    return new MetadataBuilder().putString("comment", column.comment()).build();
  }
}
