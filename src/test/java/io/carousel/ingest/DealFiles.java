package io.carousel.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Files of deals, each named after the rule that a test judges by it, to be read by one run. */
public final class DealFiles {
  private final Map<String, byte[]> files = new TreeMap<>();

  /** Adds a file of these lines; its name within the input folder. */
  public String add(String rule, String... lines) {
    return add(StandardCharsets.UTF_8, rule, lines);
  }

  public String add(Charset charset, String rule, String... lines) {
    String name = "deals/" + rule + ".csv";
    files.put(name, (String.join("\n", lines) + "\n").getBytes(charset));
    return name;
  }

  /** Puts them into the input folder of a test. */
  public InputFiles in(Path folder) {
    InputFiles input = new InputFiles(folder);
    files.forEach(input::bytes);
    return input;
  }
}
