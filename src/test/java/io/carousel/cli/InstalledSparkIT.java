package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a Spark that is installed: one that prints what it is called with. */
final class InstalledSparkIT {
  private static final Path LAUNCHER = Path.of("jobs", "carousel").toAbsolutePath();

  @TempDir Path home;

  @Test
  void anotherSparkIsRefused() throws Exception {
    spark("spark-core_2.12-3.5.1.jar");
    String printed = launch(2, "run");
    assertThat(printed)
        .startsWith("carousel: ")
        .contains("Spark 3.5.1 with Scala 2.12", "Spark 4.0 with Scala 2.13");
    assertThat(printed.lines()).hasSize(1);
  }

  @Test
  void theProgramsWordsAndSparksOptionsGoWhereTheyBelong() throws Exception {
    spark("spark-core_2.13-4.0.0.jar");
    List<String> words = launch(7, "sql", "SELECT 1", "--", "--master", "yarn").lines().toList();
    assertThat(words).containsSubsequence("--name", "carousel", "--master", "yarn", "--class");
    assertThat(words).endsWith("sql", "SELECT 1");
    assertThat(words.get(words.size() - 3)).endsWith("carousel.jar");
    assertThat(words).anyMatch(word -> word.contains("iceberg-spark-runtime"));
  }

  @Test
  void icebergComesBesideTheUsersOwnJars() throws Exception {
    spark("spark-core_2.13-4.0.1.jar");
    List<String> beside = launch(7, "run", "--", "--jars", "my.jar").lines().toList();
    assertThat(beside)
        .containsSubsequence("--packages", "--jars", "my.jar")
        .anyMatch(word -> word.startsWith("org.apache.iceberg:iceberg-spark-runtime"));
    String own = launch(7, "run", "--", "--jars", "iceberg-spark-runtime-x.jar");
    assertThat(own.lines().filter(word -> word.contains("iceberg"))).hasSize(1);
    assertThat(launch(2, "run", "--", "--jars", "my.jar", "--packages", "a:b:1"))
        .contains("add org.apache.iceberg:iceberg-spark-runtime");
  }

  /** A Spark home of this version whose spark-submit prints its words and exits with 7. */
  private void spark(String core) throws IOException {
    Files.createDirectories(home.resolve("jars"));
    Files.createDirectories(home.resolve("bin"));
    Files.createFile(home.resolve("jars").resolve(core));
    Path submit = home.resolve("bin/spark-submit");
    Files.writeString(submit, "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 7\n");
    assertThat(submit.toFile().setExecutable(true)).isTrue();
  }

  private String launch(int exitCode, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", home.toString());
    Path printed = home.resolve("printed");
    Process process = builder.redirectOutput(printed.toFile()).start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(printed)).isEqualTo(exitCode);
    return Files.readString(printed);
  }
}
