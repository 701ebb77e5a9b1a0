package io.carousel.publish;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.LakeLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/** A published file on any file system; its writer sees a local one. */
final class PublishedFile {
  private final Path file;
  private final Configuration hadoop;

  PublishedFile(String file, Configuration hadoop) {
    this.file = new Path(file);
    this.hadoop = hadoop;
  }

  /** The path of a file in the folder of a warehouse. */
  static String in(LakeLocation location, String name) {
    return new Path(location.warehouse(), name).toString();
  }

  /**
   * Replaces the content of the file; readers see the old content until the new one is complete.
   *
   * @param writer writes to a path at which there is no file yet
   * @throws CarouselException ({@link Failure#PUBLICATION}) if it cannot be written
   */
  void replace(Consumer<java.nio.file.Path> writer) {
    Function<java.nio.file.Path, Path> writing =
        path -> {
          writer.accept(path);
          return file;
        };
    attempt(() -> isLocal() ? replaceLocal(writing) : onCopy(false, writing));
  }

  /**
   * Changes the file in place; on file systems other than the local one, changes a copy that then
   * replaces it.
   *
   * @param writer changes the file at a path, or creates it
   * @return what the writer returns
   * @throws CarouselException ({@link Failure#PUBLICATION}) if it cannot be read or written
   */
  <T> T update(Function<java.nio.file.Path, T> writer) {
    return attempt(
        () -> {
          if (!isLocal()) {
            return onCopy(true, writer);
          }
          Files.createDirectories(localPath().getParent());
          return writer.apply(localPath());
        });
  }

  private <T> T replaceLocal(Function<java.nio.file.Path, T> writer) throws IOException {
    java.nio.file.Path target = localPath();
    Files.createDirectories(target.getParent());
    java.nio.file.Path unfinished = target.resolveSibling("." + unique(target.getFileName()));
    try {
      T result = writer.apply(unfinished);
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
      return result;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private <T> T onCopy(boolean withContent, Function<java.nio.file.Path, T> writer)
      throws IOException {
    FileSystem files = file.getFileSystem(hadoop);
    java.nio.file.Path folder = Files.createTempDirectory("carousel-");
    try {
      java.nio.file.Path copy = folder.resolve(file.getName());
      String before = state(files);
      if (withContent && !before.isEmpty()) {
        files.copyToLocalFile(false, file, new Path(copy.toUri()), true);
      }
      T result = writer.apply(copy);
      Path unfinished = new Path(file.getParent(), "." + unique(file.getName()));
      files.copyFromLocalFile(false, true, new Path(copy.toUri()), unfinished);
      if (withContent && !state(files).equals(before)) {
        files.delete(unfinished, false);
        throw new IOException("another process has changed it in the meantime");
      }
      FileContext.getFileContext(file.toUri(), hadoop).rename(unfinished, file, Rename.OVERWRITE);
      return result;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  /** Size and time, to notice changes by others; empty if there is no file. */
  private String state(FileSystem files) throws IOException {
    if (!files.exists(file)) {
      return "";
    }
    FileStatus status = files.getFileStatus(file);
    return status.getLen() + " bytes at " + status.getModificationTime();
  }

  /** A name that no other writer of the same file uses. */
  private static String unique(Object name) {
    return name + "." + UUID.randomUUID() + ".part";
  }

  private boolean isLocal() {
    String scheme = file.toUri().getScheme();
    return scheme == null || scheme.equals("file");
  }

  private java.nio.file.Path localPath() {
    return java.nio.file.Path.of(file.toUri().getPath()).toAbsolutePath();
  }

  private <T> T attempt(Attempt<T> attempt) {
    try {
      return attempt.run();
    } catch (IOException | UncheckedIOException e) {
      throw CarouselException.of(Failure.PUBLICATION, "cannot write: " + e)
          .at(file.toString())
          .remedy("check that its folder can be written to and has room")
          .causedBy(e);
    }
  }

  private interface Attempt<T> {
    T run() throws IOException;
  }
}
