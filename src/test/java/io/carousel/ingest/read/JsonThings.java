package io.carousel.ingest.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;

/** Records of {@link Things} in JSON files. */
final class JsonThings {
  private JsonThings() {}

  /** The two ways to write the same objects. */
  enum Form {
    LINES,
    ARRAY;

    List<Row> rows(Path folder, String... objects) {
      return rows(folder, StandardCharsets.UTF_8, objects);
    }

    List<Row> rows(Path folder, Charset charset, String... objects) {
      return this == LINES
          ? read(folder, "things.jsonl", (String.join("\n", objects) + "\n").getBytes(charset))
          : read(
              folder, "things.json", ("[" + String.join(",\n", objects) + "]").getBytes(charset));
    }
  }

  static List<Row> lines(Path folder, String text) {
    return read(folder, "things.jsonl", text.getBytes(StandardCharsets.UTF_8));
  }

  static List<Row> array(Path folder, String text) {
    return read(folder, "things.json", text.getBytes(StandardCharsets.UTF_8));
  }

  static List<Row> read(Path folder, String name, byte[] content) {
    try {
      return Things.rows(Files.write(folder.resolve(name), content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(packed)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  /** Why the rest of the file cannot be read, null in all other rows. */
  static String broken(Row row) {
    return Things.text(row, RecordColumns.BROKEN);
  }
}
