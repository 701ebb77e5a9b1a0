package io.carousel.publish.database;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/**
 * A DuckDB file. Only one process at a time can have it open, even to read. DuckDB has no users:
 * user and password of the settings do not apply.
 */
final class DuckDbDatabase implements Database {
  static final String SCHEME = "jdbc:duckdb:";

  /**
   * By default DuckDB takes four fifths of the machine's memory, part of which is Spark's. Data
   * that do not fit go to disk. The address may ask for more: {@code
   * jdbc:duckdb:FILE;memory_limit=8GB}.
   */
  private static final String MEMORY = "2GB";

  /** Each thread needs memory, and more threads do not write a file faster. */
  private static final int MOST_THREADS = 4;

  private static final Duration RETRY = Duration.ofMillis(200);

  private final String url;
  private final Path file;

  private DuckDbDatabase(String url, Path file) {
    this.url = url;
    this.file = file;
  }

  static DuckDbDatabase at(String url) {
    String file = url.substring(SCHEME.length()).split(";", 2)[0];
    if (file.isBlank() || file.startsWith(":")) {
      throw CarouselException.of(Failure.USAGE, "the address of the database names no file")
          .value(SCHEME + file)
          .at("publish.jdbc.url")
          .allowed(SCHEME + "FILE")
          .remedy("a database in memory would be gone with this command");
    }
    return new DuckDbDatabase(url, Path.of(file));
  }

  @Override
  public String address() {
    return file.toString();
  }

  @Override
  public Publication open(int waitSeconds) throws SQLException {
    long deadline = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
    while (true) {
      try {
        return open();
      } catch (SQLException e) {
        if (!isHeldByOther(e) || System.nanoTime() >= deadline) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private Publication open() throws SQLException {
    makeFolder();
    Properties properties = new Properties();
    properties.setProperty("memory_limit", MEMORY);
    properties.setProperty(
        "threads",
        String.valueOf(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())));
    // The order of rows does not matter, and preserving it takes a third of the time.
    properties.setProperty("preserve_insertion_order", "false");
    Path spill = Path.of(file + ".tmp");
    properties.setProperty("temp_directory", spill.toString());
    Connection connection = new DuckDBDriver().connect(url, properties);
    try {
      removeLeftovers(spill);
      connection.setAutoCommit(false);
      return new DuckDbPublication(connection, address());
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void makeFolder() throws SQLException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new SQLException("IO Error: cannot create the folder of the file", e);
    }
  }

  /**
   * DuckDB removes its spill files unless it is killed; no other process has the file open here.
   */
  private static void removeLeftovers(Path spill) throws SQLException {
    if (!Files.exists(spill)) {
      return;
    }
    try (Stream<Path> leftovers = Files.walk(spill)) {
      for (Path leftover : leftovers.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(leftover);
      }
    } catch (IOException e) {
      throw new SQLException("IO Error: cannot remove what a killed run left: " + spill, e);
    }
  }

  private static boolean isHeldByOther(SQLException thrown) {
    String text = String.valueOf(thrown.getMessage());
    return text.contains("Could not set lock on file")
        || text.contains("being used by another process");
  }

  private static void pause(SQLException heldByOther) throws SQLException {
    try {
      Thread.sleep(RETRY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw heldByOther;
    }
  }

  @Override
  public String message(SQLException thrown) {
    return String.valueOf(thrown.getMessage()).strip().lines().findFirst().orElse("");
  }

  @Override
  public SQLException cause(SQLException thrown) {
    return thrown;
  }

  @Override
  public String remedy(SQLException thrown) {
    if (isHeldByOther(thrown)) {
      return "another program has it open: close that or wait, or raise publish.jdbc.wait-seconds";
    }
    String text = String.valueOf(thrown.getMessage());
    if (text.startsWith("Conversion Error")) {
      return "older rows do not fit the declared type: correct or delete them, or drop the table";
    }
    if (text.startsWith("Constraint Error") || text.contains("constraint violation")) {
      return "a required value is missing, or a unique index of your own has a value twice";
    }
    if (text.startsWith("Out of Memory Error")) {
      return "allow it more memory: publish.jdbc.url = " + SCHEME + "FILE;memory_limit=8GB";
    }
    if (text.startsWith("IO Error")) {
      return "check that the file is DuckDB's and can be written, and that the disk has room";
    }
    return PUBLISH_AGAIN;
  }
}
