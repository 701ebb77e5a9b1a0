package io.carousel.table;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ensures that a local warehouse has one writer. The operating system holds the lock, so it ends
 * with its process, however that ends. The file's text names the holder and is emptied at a normal
 * end, so text without a lock shows that a process died.
 */
final class WarehouseLock implements AutoCloseable {
  private static final String FILE = ".carousel.lock";

  /**
   * Lock files of this process with their holders. The operating system would treat a second
   * channel as the same owner and release the lock when it closes.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  private final Path folder;
  private final boolean madeFolder;
  private final Path file;
  private final FileChannel channel;
  private final String deadHolder;

  private WarehouseLock(
      Path folder, boolean madeFolder, Path file, FileChannel channel, String deadHolder) {
    this.folder = folder;
    this.madeFolder = madeFolder;
    this.file = file;
    this.channel = channel;
    this.deadHolder = deadHolder;
  }

  /**
   * Takes the lock.
   *
   * @param holder the new holder, named in the message to the next one
   * @throws CarouselException ({@link Failure#PUBLICATION}) if another process holds it, or the
   *     folder cannot be written
   */
  static WarehouseLock take(Path folder, String holder) {
    boolean madeFolder = !Files.exists(folder);
    try {
      Files.createDirectories(folder);
      Path file = folder.toRealPath().resolve(FILE);
      String here = HELD.putIfAbsent(file, holder);
      if (here != null) {
        throw inUse(folder, here);
      }
      try {
        return take(folder, madeFolder, file, holder);
      } catch (IOException | RuntimeException e) {
        HELD.remove(file);
        throw e;
      }
    } catch (IOException e) {
      throw CarouselException.of(Failure.PUBLICATION, "the warehouse cannot be written:")
          .value(folder)
          .remedy("check its path and rights, or name another --warehouse")
          .causedBy(e);
    }
  }

  private static WarehouseLock take(Path folder, boolean madeFolder, Path file, String holder)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    String before = read(channel);
    FileLock lock = channel.tryLock();
    if (lock == null || !Files.exists(file)) {
      // A lock on a file that its last holder has just removed excludes nobody.
      channel.close();
      throw inUse(folder, before);
    }
    write(channel, holder);
    return new WarehouseLock(folder, madeFolder, file, channel, before);
  }

  private static CarouselException inUse(Path folder, String holder) {
    return CarouselException.of(Failure.PUBLICATION, "the warehouse is in use by " + holder)
        .value(folder)
        .remedy("wait for it to end, or name another --warehouse");
  }

  /** The previous holder of the lock, if it died while holding it. */
  Optional<String> deadHolder() {
    return deadHolder.isEmpty() ? Optional.empty() : Optional.of(deadHolder);
  }

  /** Releases the lock, and leaves no file in a warehouse without writes. */
  @Override
  public void close() {
    try {
      channel.truncate(0);
      removeIfUnused();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(file);
    }
  }

  private void removeIfUnused() throws IOException {
    try (var files = Files.list(folder)) {
      if (files.anyMatch(other -> !other.endsWith(FILE))) {
        return;
      }
    }
    try {
      Files.deleteIfExists(file);
      if (madeFolder) {
        Files.delete(folder);
      }
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      // Another process has begun to use the folder or has removed it; both are allowed.
      return;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(200);
    channel.read(text, 0);
    return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
  }

  private static void write(FileChannel channel, String holder) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
  }
}
