package io.carousel.table;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that takes a warehouse's lock and keeps it until it is killed. */
final class LockHolder {
  static final String TAKEN = "taken";

  private LockHolder() {}

  /** Prints the outcome: {@link #TAKEN}, or the reason for the failure. */
  public static void main(String[] folderAndName) throws IOException {
    try (WarehouseLock lock = WarehouseLock.take(Path.of(folderAndName[0]), folderAndName[1])) {
      System.out.println(lock.deadHolder().map(dead -> TAKEN + " over from " + dead).orElse(TAKEN));
      int end = System.in.read();
      System.out.println("ended by " + end);
    } catch (RuntimeException e) {
      System.out.println(e.getMessage());
    }
  }

  static Process start(Path folder, String name) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = home(WarehouseLock.class) + File.pathSeparator + home(LockHolder.class);
    return new ProcessBuilder(
            java,
            "-Xmx64m",
            "-cp",
            classes,
            LockHolder.class.getName(),
            folder.toAbsolutePath().toString(),
            name)
        .redirectErrorStream(true)
        .start();
  }

  /** The next line that the process says; waits for it. */
  static String says(Process holder) throws IOException {
    return new BufferedReader(holder.inputReader(StandardCharsets.UTF_8)).readLine();
  }

  static void kill(Process holder) throws InterruptedException {
    holder.destroyForcibly().waitFor();
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
