package io.carousel.bench.peer;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs of this class path, with this process's own options of the virtual machine. */
public final class JavaProgram {
  private JavaProgram() {}

  /** A program with this main class. */
  public static Program of(Class<?> main, Path log, String... arguments) {
    return new Program(words(main, List.of(arguments)), Map.of(), log);
  }

  static List<String> words(Class<?> main, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    words.addAll(arguments);
    return words;
  }
}
