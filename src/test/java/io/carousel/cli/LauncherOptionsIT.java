package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jobs/carousel asks of the JVM: by a java that prints its words instead of running them. */
final class LauncherOptionsIT {
  private static final Path LAUNCHER = Path.of("jobs", "carousel").toAbsolutePath();
  private static final String FIRST_COMPILER_ALONE = "-XX:TieredStopAtLevel=1";
  private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";

  @TempDir static Path folder;

  @BeforeAll
  static void javaThatPrints() throws IOException {
    Path java = folder.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17\"\n");
    Files.writeString(
        java,
        """
        #!/bin/sh
        # Spark's launcher makes the command, and has to run for that.
        case " $* " in *" org.apache.spark.launcher.Main "*) exec '%s' "$@" ;; esac
        printf '%%s\\n' "$@"
        """
            .formatted(Path.of(System.getProperty("java.home"), "bin", "java")));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(folder.resolve("warehouse"));
  }

  @Test
  void littleInputIsCompiledOnce() {
    assertThat(words(Map.of(), "sql", "SELECT 1", "--warehouse", "warehouse"))
        .contains(FIRST_COMPILER_ALONE, "-XX:+UseSerialGC")
        .doesNotContain(LARGE_PAGES);
  }

  @Test
  void muchInputIsCompiledTwiceWhereItRunsLong() throws IOException {
    List<String> words = words(Map.of(), "exposure", "--warehouse", "warehouse");
    assertThat(words)
        .contains("-XX:+UseParallelGC", "-XX:Tier4InvocationThreshold=50000")
        .doesNotContain(FIRST_COMPILER_ALONE);
    Path kernel = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    boolean given =
        Files.exists(kernel) && Files.readString(kernel).matches("(?s).*\\[(always|madvise)].*");
    assertThat(words.contains(LARGE_PAGES)).isEqualTo(given);
  }

  @Test
  void aCollectorThatTheUserNamesIsTheOnlyOne() {
    String[] forDriver = {"exposure", "--", "--driver-java-options", "-XX:+UseG1GC"};
    assertThat(collectors(words(Map.of(), forDriver))).containsExactly("-XX:+UseG1GC");
    for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
      Map<String, String> named = Map.of(variable, "-XX:+UseG1GC");
      assertThat(collectors(words(named, "exposure"))).as(variable).isEmpty();
      assertThat(collectors(words(named, "tables"))).as(variable).isEmpty();
    }
  }

  private static List<String> collectors(List<String> words) {
    return words.stream().filter(word -> word.matches("-XX:\\+Use\\w+GC")).toList();
  }

  /** The words of the java command that the launcher ends with. */
  private static List<String> words(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Path printed = folder.resolve("out");
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().putAll(environment);
    builder.redirectOutput(printed.toFile()).redirectError(folder.resolve("err").toFile());
    try {
      int exitCode = builder.start().waitFor();
      assertThat(exitCode).as(Files.readString(folder.resolve("err"))).isZero();
      return Files.readAllLines(printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
