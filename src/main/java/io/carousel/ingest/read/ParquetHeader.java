package io.carousel.ingest.read;

import io.carousel.error.CarouselException;
import io.carousel.schema.DatasetSpec;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;

/** Reads the columns of a Parquet file from its footer. */
public final class ParquetHeader {
  private ParquetHeader() {}

  /**
   * The file with its columns and the types of those that are known.
   *
   * @throws CarouselException if it is no Parquet file, or a column of the dataset is nested
   */
  public static InputFile read(DatasetSpec dataset, InputFile file, Configuration hadoop) {
    MessageType schema = schema(file, hadoop);
    TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Type column : schema.getFields()) {
      if (!seen.add(column.getName())) {
        throw file.unreadable("it has the column '" + column.getName() + "' twice, but for case");
      }
      if (dataset.has(column.getName()) && !column.isPrimitive()) {
        throw file.unreadable(
            "its column '"
                + column.getName()
                + "' is nested; texts, numbers, dates and booleans are read");
      }
    }
    List<String> header = schema.getFields().stream().map(Type::getName).toList();
    List<Type> known = schema.getFields().stream().filter(c -> dataset.has(c.getName())).toList();
    return file.withSchema(header, new MessageType("records", known).toString());
  }

  /** What Spark makes of the columns that are known; of the others it need not know the types. */
  public static StructType types(InputFile file) {
    return new ParquetToSparkSchemaConverter(SQLConf.get())
        .convert(MessageTypeParser.parseMessageType(file.schema()));
  }

  private static MessageType schema(InputFile file, Configuration hadoop) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.location()), hadoop))) {
      return reader.getFooter().getFileMetaData().getSchema();
    } catch (IOException | RuntimeException e) {
      throw file.unreadable(String.valueOf(e.getMessage())).causedBy(e);
    }
  }
}
