package io.carousel.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The resident memory of processes, where the system tells it in {@code /proc}. */
final class ResidentMemory {
  private static final String PEAK = "VmHWM:";

  private ResidentMemory() {}

  /** The peaks so far of a process and of its children that still run, added up, in bytes. */
  static long peak(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(ResidentMemory::peakOfOne)
        .sum();
  }

  private static long peakOfOne(ProcessHandle process) {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // It has ended, or there is no /proc.
    }
  }
}
