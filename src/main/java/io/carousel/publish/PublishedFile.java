package io.carousel.publish;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.LakeLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** A file that is published, whichever file system it is on: what writes it sees a local one. */
final class PublishedFile {
  private final Path file;
  private final Configuration hadoop;

  /** A file in the folder of a warehouse. */
  PublishedFile(LakeLocation location, String name, SparkSession spark) {
    this(new Path(location.warehouse(), name).toString(), spark);
  }

  /** A file anywhere. */
  PublishedFile(String file, SparkSession spark) {
    this.file = new Path(file);
    this.hadoop = spark.sparkContext().hadoopConfiguration();
  }

  /**
   * Gives the file a new content; whoever reads it sees the old one until the new one is complete.
   *
   * @param writer writes to a path at which there is no file yet
   * @throws CarouselException ({@link Failure#PUBLICATION}) if it cannot be written
   */
  void replace(Consumer<java.nio.file.Path> writer) {
    if (isLocal()) {
      attempt(() -> replaceLocal(localPath(), writer));
    } else {
      attempt(() -> onCopy(false, writer));
    }
  }

  /**
   * Changes the file in its place; on other file systems than the local one, a copy of it that then
   * takes its place.
   *
   * @param writer changes the file at a path, or makes one where there is none
   * @throws CarouselException ({@link Failure#PUBLICATION}) if it cannot be read or written
   */
  void update(Consumer<java.nio.file.Path> writer) {
    if (isLocal()) {
      attempt(
          () -> {
            Files.createDirectories(localPath().getParent());
            writer.accept(localPath());
          });
    } else {
      attempt(() -> onCopy(true, writer));
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private static void replaceLocal(java.nio.file.Path target, Consumer<java.nio.file.Path> writer)
      throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    java.nio.file.Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
    Files.deleteIfExists(unfinished);
    try {
      writer.accept(unfinished);
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void onCopy(boolean withContent, Consumer<java.nio.file.Path> writer) throws IOException {
    java.nio.file.Path folder = Files.createTempDirectory("carousel-");
    java.nio.file.Path copy = folder.resolve(file.getName());
    try {
      if (withContent && file.getFileSystem(hadoop).exists(file)) {
        file.getFileSystem(hadoop).copyToLocalFile(file, new Path(copy.toUri()));
      }
      writer.accept(copy);
      Path unfinished = new Path(file.getParent(), "." + file.getName() + ".part");
      file.getFileSystem(hadoop).copyFromLocalFile(false, true, new Path(copy.toUri()), unfinished);
      FileContext.getFileContext(file.toUri(), hadoop).rename(unfinished, file, Rename.OVERWRITE);
    } finally {
      try (var files = Files.list(folder)) {
        for (java.nio.file.Path left : files.toList()) {
          Files.delete(left);
        }
      }
      Files.delete(folder);
    }
  }

  private boolean isLocal() {
    String scheme = file.toUri().getScheme();
    return scheme == null || scheme.equals("file");
  }

  private java.nio.file.Path localPath() {
    return java.nio.file.Path.of(file.toUri().getPath()).toAbsolutePath();
  }

  private void attempt(Attempt attempt) {
    try {
      attempt.run();
    } catch (IOException | UncheckedIOException e) {
      throw CarouselException.of(Failure.PUBLICATION, "cannot write: " + e)
          .at(file.toString())
          .remedy("check that its folder can be written to and has room")
          .causedBy(e);
    }
  }

  private interface Attempt {
    void run() throws IOException;
  }
}
