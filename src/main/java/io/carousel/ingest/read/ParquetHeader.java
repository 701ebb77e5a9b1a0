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
import org.apache.parquet.schema.Type;

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
        throw file.unreadable(
            "two of its columns are named '" + column.getName() + "' but for case");
      }
      if (dataset.has(column.getName()) && !column.isPrimitive()) {
        throw file.unreadable(
            "its column '"
                + column.getName()
                + "' is nested; it must hold texts, numbers, dates or booleans");
      }
    }
    List<String> header = schema.getFields().stream().map(Type::getName).toList();
    List<Type> known = schema.getFields().stream().filter(c -> dataset.has(c.getName())).toList();
    return file.withSchema(header, new MessageType("records", known).toString());
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
