package io.carousel.bench.peer;

import io.carousel.bench.measure.OverLimit;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run from start to end, with its time and memory.
 *
 * @param words the program and its arguments
 * @param environment variables set in addition to inherited ones
 * @param log receives its stderr; stdout goes to a file next to it
 */
public record Program(List<String> words, Map<String, String> environment, Path log) {
  private static final int SAMPLE_MILLISECONDS = 100;

  /**
   * How it ended.
   *
   * @param out what it printed
   * @param seconds from start to end
   * @param peakBytes the most resident memory of it or of a child
   */
  public record Ended(String out, double seconds, long peakBytes) {}

  /** The same with further arguments. */
  public Program with(String... arguments) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(arguments));
    return new Program(all, environment, log);
  }

  /**
   * Runs it.
   *
   * @throws OverLimit if it took longer; it is then stopped
   * @throws IOException if it cannot be started, or ends with an exit code other than 0
   */
  public Ended run(Duration limit) throws IOException, InterruptedException, OverLimit {
    File out = new File(log + ".out");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectOutput(out)
            .redirectError(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    try {
      while (!process.waitFor(SAMPLE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, ResidentMemory.peak(process.toHandle()));
        if (seconds(start) > limit.toSeconds()) {
          throw new OverLimit(words.get(0), limit);
        }
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    double seconds = seconds(start);
    if (process.exitValue() != 0) {
      throw new IOException(
          String.join(" ", words) + " ended with " + process.exitValue() + "; see " + log);
    }
    return new Ended(Files.readString(out.toPath()), seconds, peak);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
