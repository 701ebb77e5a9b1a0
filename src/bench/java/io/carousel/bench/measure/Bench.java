package io.carousel.bench.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What works are given: what was asked for, a place for files, the table, and somebody to tell.
 *
 * @param table takes the lines
 * @param progress takes what is said on the way
 */
public record Bench(Request request, Table table, PrintStream progress) {

  /** Says how far it is. */
  public void say(String message) {
    progress.println("bench: " + message);
  }

  /** Says what is left out, in the table as well. */
  public void skip(String what, String why) {
    say("skipped: " + what + ": " + why);
    table.remark("Skipped: " + what + ": " + why + ".");
  }

  /** A new file's or folder's place; its parents exist. */
  public Path scratch(String name) throws IOException {
    Path path = request.scratch().resolve(name).toAbsolutePath();
    Files.createDirectories(path.getParent());
    return path;
  }
}
