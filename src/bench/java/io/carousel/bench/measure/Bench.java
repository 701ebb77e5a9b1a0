package io.carousel.bench.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The environment of works: the request, a place for files, the table, and a receiver of progress.
 *
 * @param table receives the lines
 * @param progress receives progress messages
 */
public record Bench(Request request, Table table, PrintStream progress) {

  /** Reports progress. */
  public void say(String message) {
    progress.println("bench: " + message);
  }

  /** Reports what is left out, also in the table. */
  public void skip(String what, String why) {
    say("skipped: " + what + ": " + why);
    table.remark("Skipped: " + what + ": " + why + ".");
  }

  /** The path of a new file or folder; its parents exist. */
  public Path scratch(String name) throws IOException {
    Path path = request.scratch().resolve(name).toAbsolutePath();
    Files.createDirectories(path.getParent());
    return path;
  }
}
