package io.carousel.publish.database;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A process that publishes some rows of its second table, says so, and then waits for more rows
 * that never come.
 */
final class PublisherProcess implements AutoCloseable {
  static final TableSpec FIRST =
      TableSpec.named("r.first", "First").key("id", ColumnType.LONG, "Id").build();
  static final TableSpec SECOND =
      TableSpec.named("r.second", "Second").key("id", ColumnType.LONG, "Id").build();

  /** More than any buffer on the way holds. */
  private static final long ROWS = 300_000;

  private static final String HALF_WAY = "half way";

  private final Process process;

  private PublisherProcess(Process process) {
    this.process = process;
  }

  /** Starts one, and returns when it is half way. */
  static PublisherProcess halfWay(String url) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    // Killed, it leaves what it unpacks there.
    command.add("-Djava.io.tmpdir=" + Files.createTempDirectory(Path.of("target"), "killed-"));
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(
        List.of(System.getProperty("java.class.path"), PublisherProcess.class.getName(), url));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (!HALF_WAY.equals(said.readLine())) {
      process.destroyForcibly();
      throw new IllegalStateException("the process ended before it was half way");
    }
    return new PublisherProcess(process);
  }

  /** Kills it, and returns when it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The main method of the process, on the database of this address. */
  public static void main(String[] arguments) {
    DatabasePublisher.to(TestDatabase.settings(arguments[0], 0), Path.of("unused"), Map.of())
        .publish(
            List.of(
                new TableRows(FIRST, Optional.empty(), () -> rows().iterator()),
                new TableRows(SECOND, Optional.empty(), PublisherProcess::rowsWithoutEnd)),
            List.of());
  }

  private static Stream<Row> rows() {
    return LongStream.range(0, ROWS).mapToObj(RowFactory::create);
  }

  private static Iterator<Row> rowsWithoutEnd() {
    return Stream.concat(rows(), Stream.generate(PublisherProcess::awaitNext)).iterator();
  }

  private static Row awaitNext() {
    System.out.println(HALF_WAY);
    try {
      // Nobody writes to it: this ends with the process that started this one.
      if (System.in.read() < 0) {
        throw new IllegalStateException("left alone");
      }
      return RowFactory.create(-1L);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
