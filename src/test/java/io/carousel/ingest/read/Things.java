package io.carousel.ingest.read;

import io.carousel.schema.DatasetSpec;
import io.carousel.schema.FieldType;
import io.carousel.schema.InputColumn;
import io.carousel.schema.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** A small dataset with a column of each kind, and its records as they are read from a file. */
final class Things {
  static final DatasetSpec DATASET =
      DatasetSpec.of(
          "things",
          List.of("id"),
          InputColumn.required("id", FieldType.TEXT, "", "The thing"),
          InputColumn.optional("made_on", FieldType.DATE, "", "Its day"),
          InputColumn.optional("price", FieldType.AMOUNT, "USD", "Its price"),
          InputColumn.choice("size", false, List.of("small", "large"), "Its size")
              .otherwise("small"));

  private static final StructType SCHEMA = RecordReader.schema(DATASET);
  private static final Configuration HADOOP = new Configuration();

  private Things() {}

  /** A file that exists; its header is still to be read. */
  static InputFile file(Path file) throws IOException {
    return InputFile.of(
        file.toUri().toString(), String.valueOf(file.getFileName()), Files.size(file));
  }

  /** The file's header, or none for an empty file. */
  static List<InputFile> headers(Path file) throws IOException {
    return Headers.readAll(DATASET, List.of(file(file)), HADOOP);
  }

  /** All rows of the file. */
  static List<Row> rows(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (InputFile withHeader : headers(file)) {
      try (FileRecords records =
          FileRecords.open(DATASET, withHeader, HADOOP, RecordReader.Texts.OF_ALL)) {
        records.forEachRemaining(rows::add);
      }
    }
    return rows;
  }

  /** All rows of a file of this text. */
  static List<Row> rows(Path folder, String text) {
    try {
      return rows(Files.writeString(folder.resolve("things.csv"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Object value(Row row, String column) {
    return row.get(SCHEMA.fieldIndex(column));
  }

  static String text(Row row, String column) {
    Object value = value(row, column);
    return value == null ? null : value.toString();
  }

  /** Why the record is rejected, in English; null if it is not. */
  static String reason(Row row) {
    String reason = text(row, RecordColumns.REASON);
    return reason == null ? null : text(reason, value(row, RecordColumns.ATTRIBUTES));
  }

  /** A reason in English. */
  static String text(String reason, Object attributes) {
    return RejectReason.valueOf(reason)
        .text(((List<?>) attributes).stream().map(String::valueOf).toList());
  }

  /** {@code line id}, and the reason if it is rejected. */
  static String shown(Row row) {
    String reason = reason(row);
    return text(row, RecordColumns.LINE)
        + (reason == null ? " " + text(row, "id") : " rejected: " + reason);
  }
}
