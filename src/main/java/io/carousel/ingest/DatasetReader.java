package io.carousel.ingest;

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

/** Reads the files of a dataset side by side. */
final class DatasetReader {
  private final SparkSession spark;

  DatasetReader(SparkSession spark) {
    this.spark = spark;
  }

  /** Every record of the files, as rows of {@link RecordReader#schema}. */
  Dataset<Row> read(DatasetSpec dataset, List<InputFile> files) {
    List<InputFile> parquet =
        files.stream().filter(file -> file.format() == FileFormat.PARQUET).toList();
    List<InputFile> texts =
        files.stream().filter(file -> file.format() != FileFormat.PARQUET).toList();
    Dataset<Row> rows =
        texts.isEmpty()
            ? spark.createDataFrame(List.of(), RecordReader.schema(dataset))
            : texts(dataset, texts);
    return parquet.isEmpty() ? rows : rows.union(new ParquetRecords(spark).read(dataset, parquet));
  }

  /** A task reads a file. */
  private Dataset<Row> texts(DatasetSpec dataset, List<InputFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    // Too large to travel with every task.
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    Dataset<Row> rows =
        spark.createDataFrame(
            context
                .parallelize(files, files.size())
                .flatMap(file -> records(dataset, file, hadoop.value().value())),
            RecordReader.schema(dataset));
    // One partition lets Spark leave out every exchange that follows.
    return files.size() == 1 ? rows.coalesce(1) : rows;
  }

  private static Iterator<Row> records(DatasetSpec dataset, InputFile file, Configuration hadoop) {
    FileRecords records;
    try {
      records = FileRecords.open(dataset, file, hadoop);
    } catch (IOException e) {
      return List.of(new RecordReader(dataset, file).broken(String.valueOf(e.getMessage())))
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
