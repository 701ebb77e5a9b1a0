package io.carousel.ingest.read;

import static org.apache.spark.sql.functions.col;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.FieldType;
import io.carousel.spark.ParquetFiles;
import io.carousel.spark.TypedRows;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Reads Parquet files by Spark's own reader. Values are converted to text by Spark and checked like
 * any other text: NaN is refused as in a CSV file. A record's line is its number within its file.
 */
public final class ParquetRecords {
  private static final String FILE = "_path";
  private static final String NUMBER = "_number";

  private final SparkSession spark;
  private final RecordReader.Texts texts;

  public ParquetRecords(SparkSession spark, RecordReader.Texts texts) {
    this.spark = spark;
    this.texts = texts;
  }

  /** Every record of the files, as rows of {@link RecordReader#schema}. */
  public Dataset<Row> read(DatasetSpec dataset, List<InputFile> files) {
    Map<String, List<InputFile>> bySchema = new LinkedHashMap<>();
    files.forEach(
        file -> bySchema.computeIfAbsent(file.schema(), s -> new ArrayList<>()).add(file));
    return bySchema.values().stream()
        .map(alike -> readAlike(dataset, alike))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  /**
   * Reports a truncated file if Spark has failed because of one; otherwise does nothing.
   *
   * @throws CarouselException ({@link Failure#INPUT}) that names the file
   */
  public static void refuseTorn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark
          && spark.getCondition() != null
          && spark.getCondition().startsWith("FAILED_READ_FILE")) {
        throw CarouselException.of(Failure.INPUT, "input file cannot be read:")
            .value(spark.getMessageParameters().get("path"))
            .remedy("repair or remove the file")
            .causedBy(failure);
      }
    }
  }

  private Dataset<Row> readAlike(DatasetSpec dataset, List<InputFile> files) {
    List<String> header = files.get(0).header().stream().filter(dataset::has).toList();
    Dataset<Row> rows =
        ParquetFiles.read(
            spark, files.get(0).schema(), files.stream().map(InputFile::location).toList());
    List<Column> columns = new ArrayList<>();
    header.forEach(column -> columns.add(text(dataset, rows, column)));
    columns.add(col("_metadata.file_path").as(FILE));
    columns.add(col("_metadata.row_index").as(NUMBER));
    Map<String, InputFile> byPath = new HashMap<>();
    files.forEach(file -> byPath.put(file.location(), file.withSchema(header, "")));
    RecordReader.Texts kept = texts;
    return TypedRows.dataset(
        spark,
        rows.select(columns.toArray(Column[]::new))
            .javaRDD()
            .mapPartitions(part -> records(dataset, byPath, part, kept)),
        RecordReader.schema(dataset));
  }

  /** A column as text; a timestamp becomes its day if a day is expected. */
  private static Column text(DatasetSpec dataset, Dataset<Row> rows, String column) {
    DataType type = rows.schema().apply(column).dataType();
    boolean time = type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType);
    boolean day =
        dataset.columns().get(dataset.columnNames().indexOf(column)).type() == FieldType.DATE;
    Column value = col("`" + column + "`");
    return (time && day ? value.cast("date") : value).cast("string").as(column);
  }

  private static Iterator<Row> records(
      DatasetSpec dataset,
      Map<String, InputFile> byPath,
      Iterator<Row> part,
      RecordReader.Texts texts) {
    Map<String, RecordReader> readers = new HashMap<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return part.hasNext();
      }

      @Override
      public Row next() {
        Row row = part.next();
        int width = row.length() - 2;
        RecordReader reader =
            readers.computeIfAbsent(
                row.getString(width),
                path ->
                    new RecordReader(
                        dataset, byPath.get(new Path(URI.create(path)).toString()), texts));
        List<String> fields = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
          fields.add(row.getString(i));
        }
        return reader.read(fields, row.getLong(width + 1) + 1);
      }
    };
  }
}
