package io.carousel.bench.peer;

import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.OverLimit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Spark task in a separate process that stays for all its turns: each side has its own heap and
 * its own compiled code, and a side that takes too long can be stopped.
 */
public final class Worker implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private final String name;
  private final Path log;

  /**
   * Starts one.
   *
   * @param name of the side
   * @param words the arguments of {@link WorkerMain}
   */
  public Worker(Bench bench, String name, String... words) throws IOException {
    this.name = name;
    this.log = bench.scratch("logs/" + name.replaceAll("[^A-Za-z0-9]+", "-") + ".log");
    this.process =
        new ProcessBuilder(JavaProgram.words(WorkerMain.class, List.of(words)))
            .redirectError(Redirect.appendTo(log.toFile()))
            .start();
    this.answers = process.inputReader();
    this.orders = process.outputWriter();
  }

  /**
   * Does the task once.
   *
   * @return seconds and any further measures
   * @throws OverLimit if it takes longer; the worker is then stopped
   */
  public Map<String, Double> turn(Duration limit) throws Exception {
    orders.write("go\n");
    orders.flush();
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(this::read);
    try {
      String line = answer.get(limit.toSeconds(), TimeUnit.SECONDS);
      if (line == null) {
        throw new IOException(name + " failed; see " + log);
      }
      return Json.numbers(Json.read(line));
    } catch (TimeoutException e) {
      process.destroyForcibly().waitFor();
      throw new OverLimit(name, limit);
    } catch (ExecutionException e) {
      throw new IOException(name + " failed; see " + log, e);
    }
  }

  /** The next answer, which is an object; libraries may print other things. */
  private String read() {
    try {
      String line = answers.readLine();
      while (line != null && !line.startsWith("{")) {
        line = answers.readLine();
      }
      return line;
    } catch (IOException e) {
      return null; // The caller reports its end.
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
