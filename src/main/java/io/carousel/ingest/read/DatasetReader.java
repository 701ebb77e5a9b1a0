package io.carousel.ingest.read;

import io.carousel.schema.DatasetSpec;
import io.carousel.spark.TypedRows;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/** Reads the files of a dataset, several at a time. */
public final class DatasetReader {
  private final SparkSession spark;
  private final RecordReader.Texts texts;

  public DatasetReader(SparkSession spark, RecordReader.Texts texts) {
    this.spark = spark;
    this.texts = texts;
  }

  /** Every record of the files, as rows of {@link RecordReader#schema}. */
  public Dataset<Row> read(DatasetSpec dataset, List<InputFile> files) {
    List<InputFile> parquet =
        files.stream().filter(file -> file.format() == FileFormat.PARQUET).toList();
    List<InputFile> lines =
        files.stream().filter(file -> file.format() != FileFormat.PARQUET).toList();
    Dataset<Row> rows =
        lines.isEmpty()
            ? spark.createDataFrame(List.of(), RecordReader.schema(dataset))
            : fromTexts(dataset, lines);
    return parquet.isEmpty()
        ? rows
        : rows.union(new ParquetRecords(spark, texts).read(dataset, parquet));
  }

  /** A task reads a file. */
  private Dataset<Row> fromTexts(DatasetSpec dataset, List<InputFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    // Too large to be sent with every task.
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    RecordReader.Texts kept = texts;
    Dataset<Row> rows =
        TypedRows.dataset(
            spark,
            context
                .parallelize(files, files.size())
                .flatMap(file -> records(dataset, file, hadoop.value().value(), kept)),
            RecordReader.schema(dataset));
    // With one partition Spark omits every later exchange.
    return files.size() == 1 ? rows.coalesce(1) : rows;
  }

  private static Iterator<Row> records(
      DatasetSpec dataset, InputFile file, Configuration hadoop, RecordReader.Texts texts) {
    FileRecords records;
    try {
      records = FileRecords.open(dataset, file, hadoop, texts);
    } catch (IOException e) {
      return List.of(new RecordReader(dataset, file, texts).broken(String.valueOf(e.getMessage())))
          .iterator();
    }
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> close(records));
    return records;
  }

  private static void close(Closeable records) {
    try {
      records.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
