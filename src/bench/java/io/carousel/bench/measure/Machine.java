package io.carousel.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine of the measurement. */
public final class Machine {
  private Machine() {}

  /** Cores, memory, system and Java in one line. */
  public static String described() {
    String memory =
        value(Path.of("/proc/meminfo"), "MemTotal:")
            .map(kilobytes -> Long.parseLong(kilobytes.replaceAll("\\D", "")) / (1024.0 * 1024))
            .map(gib -> String.format(Locale.ROOT, "%.1f GiB of memory", gib))
            .orElse("memory unknown");
    String processor = value(Path.of("/proc/cpuinfo"), "model name").orElse(property("os.arch"));
    String system = value(Path.of("/etc/os-release"), "PRETTY_NAME=").orElse(property("os.name"));
    return Runtime.getRuntime().availableProcessors()
        + " cores ("
        + processor
        + "), "
        + memory
        + ", "
        + system.replace("\"", "")
        + " (kernel "
        + property("os.version")
        + "), Java "
        + property("java.runtime.version")
        + "; heaps of "
        + heapMegabytes()
        + " MiB";
  }

  /** The heap that each Java process may fill, in MiB: the value of {@code BENCH_HEAP}. */
  public static long heapMegabytes() {
    return Optional.ofNullable(System.getenv("BENCH_HEAP"))
        .map(Long::parseLong)
        .orElse(Runtime.getRuntime().maxMemory() / (1024 * 1024));
  }

  private static String property(String name) {
    return System.getProperty(name);
  }

  /** The text after a key in a file; empty if there is no such file or line. */
  private static Optional<String> value(Path file, String key) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .findFirst()
          .map(line -> line.substring(key.length()).replaceFirst("^[\\s:]+", "").strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
