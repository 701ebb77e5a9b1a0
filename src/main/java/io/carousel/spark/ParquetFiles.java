package io.carousel.spark;

import java.util.List;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;

/** Reads some columns of Parquet files that may have other columns of any type. */
public final class ParquetFiles {
  private ParquetFiles() {}

  /**
   * The rows of the files, with Spark's {@code _metadata}.
   *
   * @param schema the columns to read, as a Parquet schema; Spark need not know the types of the
   *     others
   * @param paths taken literally: brackets in them are not a pattern
   */
  public static Dataset<Row> read(SparkSession spark, String schema, List<String> paths) {
    StructType columns =
        new ParquetToSparkSchemaConverter(SQLConf.get())
            .convert(MessageTypeParser.parseMessageType(schema));
    return spark
        .read()
        .option(DataSource.GLOB_PATHS_KEY(), "false")
        .schema(columns)
        .parquet(paths.toArray(String[]::new));
  }
}
