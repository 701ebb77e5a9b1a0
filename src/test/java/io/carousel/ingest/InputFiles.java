package io.carousel.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Puts files of every kind into the input folder that a {@link io.carousel.testing.TestRun} reads.
 */
public final class InputFiles {
  private final Path input;

  /**
   * @param folder that of the run
   */
  public InputFiles(Path folder) {
    this.input = folder.resolve("input");
  }

  /** The input folder itself. */
  public Path folder() {
    return input;
  }

  /** A file of these lines. */
  public InputFiles file(String name, String... lines) {
    return text(name, String.join("\n", lines) + "\n");
  }

  public InputFiles text(String name, String content) {
    return bytes(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public InputFiles packed(String name, String content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(packed)) {
      packing.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes(name, packed.toByteArray());
  }

  public InputFiles bytes(String name, byte[] content) {
    try {
      Files.createDirectories(input.resolve(name).getParent());
      Files.write(input.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** One Parquet file of these rows. */
  public InputFiles parquet(String name, Dataset<Row> rows) {
    return bytes(name, parquet(rows));
  }

  /** The content of one Parquet file of these rows. */
  public byte[] parquet(Dataset<Row> rows) {
    Path written = input.resolveSibling("written");
    rows.coalesce(1).write().mode("overwrite").parquet(written.toString());
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(written, "part-*.parquet")) {
      return Files.readAllBytes(parts.iterator().next());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
