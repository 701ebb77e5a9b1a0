package io.carousel.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The resident memory of processes, if the system reports it in {@code /proc}. */
final class ResidentMemory {
  private static final String PEAK = "VmHWM:";

  private ResidentMemory() {}

  /**
   * The peak so far of a process or of a child that still runs, the largest of them, in bytes. They
   * are not added up: until it starts a program, a child reports its parent's memory as its own.
   */
  static long peak(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(ResidentMemory::peakOfOne)
        .max()
        .orElse(0);
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
