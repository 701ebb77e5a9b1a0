package io.carousel.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.OverLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A script of another library. It is given files and numbers and prints one JSON object.
 *
 * @param interpreter a Python that has the library
 * @param script the script to run
 * @param version of the library
 */
public record Python(String interpreter, Path script, String version) {
  private static final Duration SOON = Duration.ofSeconds(60);

  /**
   * The script on the first Python that has the library: the one named by {@code PYTHON}, or those
   * on the path and in {@code /usr/bin}.
   *
   * @return empty if none has; the bench reports it
   */
  public static Optional<Python> find(Bench bench, String name, String needs) throws Exception {
    Path script = Path.of("src", "bench", "python", name + ".py");
    for (String interpreter : interpreters()) {
      try {
        Program probe = program(bench, interpreter, script).with("--version");
        return Optional.of(new Python(interpreter, script, probe.run(SOON).out().strip()));
      } catch (IOException | OverLimit e) {
        // The next one may have it.
      }
    }
    bench.skip(name, "no Python has " + needs + "; PYTHON names one that does");
    return Optional.empty();
  }

  private static List<String> interpreters() {
    List<String> interpreters = new ArrayList<>();
    Optional.ofNullable(System.getenv("PYTHON")).ifPresent(interpreters::add);
    interpreters.addAll(List.of("python3", "/usr/bin/python3"));
    return interpreters;
  }

  private static Program program(Bench bench, String interpreter, Path script) throws IOException {
    String name = String.valueOf(script.getFileName());
    return new Program(
        List.of(interpreter, script.toString()), Map.of(), bench.scratch("logs/" + name));
  }

  /** Runs the script. */
  public JsonNode run(Bench bench, String... arguments) throws Exception {
    return Json.read(
        program(bench, interpreter, script).with(arguments).run(bench.request().limit()).out());
  }
}
