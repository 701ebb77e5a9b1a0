package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Graphs of awkward shapes on executors of 2 GB that are processes of their own, under a driver of
 * 1 GB: a hub of 1.6 million edges, which a task of {@link TaskMemory} holds there, a giant
 * component of 2.2 million, which it does not, pairs of two million, a ring of 200,000. Where
 * GraphFrames itself finds components they are small: it takes a round for each link of a chain.
 */
final class ClusterIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String CLASSES =
      TARGET.resolve("test-classes") + ":" + TARGET.resolve("carousel.jar");

  @TempDir static Path folder;

  private static List<String> printed;

  @BeforeAll
  static void runAllSteps() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dspark.master=local-cluster[2,1,2048]",
            "-Dspark.executor.memory=2g",
            "-Dspark.executor.extraClassPath=" + CLASSES,
            "-Dspark.app.name=shapes",
            "-Dspark.ui.enabled=false",
            "-Dspark.log.level=WARN",
            "-Dspark.sql.shuffle.partitions=4",
            "-Dlog4j2.configurationFile=" + Path.of("conf/log4j2.properties").toAbsolutePath(),
            "-cp",
            CLASSES + ":" + TARGET.resolve("spark-home/jars/*"),
            LargeShapesProgram.class.getName(),
            "auto",
            "trimmed",
            "graphframes",
            "scores"));
    printed = lines(command);
  }

  private static List<String> lines(List<String> command) throws IOException, InterruptedException {
    Path home = TARGET.resolve("spark-home");
    Path release = home.resolve("RELEASE"); // Spark's sign that the jars are in jars/
    Files.write(release, new byte[0]);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroy();
    }
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    List<String> lines = Files.readAllLines(out);
    lines.stream().filter(line -> line.contains(" took ")).forEach(System.out::println);
    return lines;
  }

  /** Of each graph: groups, members, edges inside, what is cancelled, incoherence. */
  @Test
  void graphsAreSolvedWholeInOneTaskOrWithoutAmountsWhereTheyDoNotFit() {
    assertThat(printed)
        .contains(
            "auto by kernel and links in one task",
            "auto giant 1 440000 2200000 null null",
            "auto hub 1 160001 240000 240000 0.18",
            "auto ring 1 200000 200000 200000 1.0");
  }

  @Test
  void theSameComesFromWhatTrimmingLeavesByComponent() {
    assertThat(printed)
        .contains(
            "trimmed by links in one task",
            "trimmed hub 1 160001 240000 240000 null",
            "trimmed pairs 1000000 2000000 2000000 2000000 null",
            "trimmed ring 1 200000 200000 200000 1.0");
  }

  @Test
  void graphFramesFindsComponentsWhereLinksDoNotFitATaskEither() {
    assertThat(printed)
        .contains(
            "graphframes by GraphFrames",
            "graphframes hub 1 1001 1500 null null",
            "graphframes pairs 500 1000 1000 null null",
            "graphframes ring 1 4 4 null null");
  }

  @Test
  void scoresOfAHubAndOfALongRingAddUpToOne() {
    assertThat(printed).contains("scores hub 260001 1.0 1.0", "scores ring 200000 1.0 1.0");
  }
}
